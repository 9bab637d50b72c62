from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.visits.page.team.done import DonePart
from ks_desktop.visits.service.handing_over import HandedOver
from tests.visits.team import OEFEN, PROEF, TESTEMA, asked, nurse


def test_each_colleague_has_her_list_and_the_next_one_is_ready(qtbot: QtBot, house: House) -> None:
    question = asked(house, TESTEMA)
    one, other = (case.case_id for case in question.cases)
    handed = question.arranged({one: nurse(house, OEFEN), other: nurse(house, PROEF)})
    part = DonePart()
    qtbot.addWidget(part)
    part.show()
    part.activateWindow()
    part.show_done(HandedOver(cases=handed, changes=Changes()), question.names)
    assert [button.text() for button in part.lists] == [f"Lijst voor {OEFEN}", f"Lijst voor {PROEF}"]
    assert part.focusWidget() is part.lists[0]
    part.go_on()
    assert part.focusWidget() is part.lists[1]
    part.go_on()
    assert part.focusWidget() is part.lists[1]
    with qtbot.waitSignal(part.list_wanted) as wanted:
        part.lists[1].click()
    assert wanted.args == [nurse(house, PROEF), (other,)]
    part.show_done(HandedOver(cases=(), changes=Changes()), question.names)
    assert part.lists == []
