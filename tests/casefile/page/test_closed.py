import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.closed import ClosedLine
from ks_desktop.house import House
from ks_desktop.security.domain import Role
from ks_desktop.security.rights import rights_of


@pytest.mark.parametrize(("role", "is_told"), [(Role.PLANNER, True), (Role.NURSE, False)])
def test_who_does_not_see_reports_is_told_so_on_her_page(
    qtbot: QtBot, house: House, role: Role, *, is_told: bool
) -> None:
    case_id = house.casefiles.list(actor=house.actor).lines[0].case_id
    page = house.casefiles.page(case_id, actor=house.actor, is_refresh=True)
    line = ClosedLine(lambda right: right in rights_of([role]))
    qtbot.addWidget(line)
    line.show_page(page)
    assert line.isHidden() is not is_told
