import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.panels import OwnForms
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


@pytest.fixture
def own(qtbot: QtBot, house: House, tasks: Tasks) -> OwnForms:
    own = OwnForms(desk_of(house, tasks), house.casefiles, house.clients, house.coalition)
    for panel in own.panels.values():
        qtbot.addWidget(panel)
    return own


def test_each_form_begins_with_what_is_known(house: House, tasks: Tasks, own: OwnForms) -> None:
    page = house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)
    for begin in own.begins().values():
        begin(page)
    settle(tasks)
    assert own.panels["due_date"].form.field("due_date").value() == page.case.due_date
    assert own.panels["client"].form.field("birth_surname").value() == page.client.name.birth_surname
