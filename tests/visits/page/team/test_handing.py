import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ks_desktop.house import House
from ks_desktop.visits.page.team import TeamPage
from ks_desktop.visits.page.team.handing import HandingList
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle
from tests.visits.team import OEFEN, PROEF, TESTEMA, TWO_WEEKS, asked, nurse


@pytest.fixture
def listed(house: House, tasks: Tasks, shown: TeamPage) -> HandingList:
    shown.table.select(nurse(house, TESTEMA))
    shown.begin()
    settle(tasks)
    found = shown.pane.list
    found.show_question(asked(house, TESTEMA, TWO_WEEKS))
    found.table.view.setFocus()
    return found


def press(listed: HandingList, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(listed.table.view, key)


def test_one_key_gives_her_to_another_colleague_and_her_visit_is_worked_out_anew(
    house: House, listed: HandingList
) -> None:
    oefen, proef = nurse(house, OEFEN), nurse(house, PROEF)
    first, second = (case.case_id for case in listed.handed)
    proposed = dict(listed.choices)
    press(listed, Qt.Key.Key_1)
    assert (listed.choices[first], listed.choices[second]) == (oefen, proposed[second])
    press(listed, Qt.Key.Key_Right)
    assert listed.choices[first] == proef
    press(listed, Qt.Key.Key_0)
    assert listed.choices[first] is None
    assert "blijft bij haar" in [column.text(listed.handed[0]) for column in listed.table.model.columns]
    press(listed, Qt.Key.Key_Left)
    assert listed.choices[first] == proef
    assert "Bezoek" in listed.detail.text()
    press(listed, Qt.Key.Key_9)  # there is no ninth colleague
    assert listed.choices[first] == proef


def test_all_go_to_one_and_back_to_what_was_proposed(house: House, listed: HandingList) -> None:
    oefen, proposed = nurse(house, OEFEN), dict(listed.choices)
    press(listed, Qt.Key.Key_1, Qt.Key.Key_A)
    assert set(listed.choices.values()) == {oefen}
    assert all(case.to == oefen for case in listed.handed)
    listed.show_question(asked(house, TESTEMA, TWO_WEEKS))  # asked again: what she chose stays
    assert set(listed.choices.values()) == {oefen}
    press(listed, Qt.Key.Key_V)
    assert listed.choices == proposed
    listed.clear()
    assert listed.handed == ()
    assert listed.question() is None
