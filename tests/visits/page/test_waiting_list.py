from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.visits.domain import ToPlan
from ks_desktop.visits.page.waiting_list import WaitingList

ME, OTHER = UserId(new_id()), UserId(new_id())


def _entry(name: str, postcode: str, nurse: UserId | None = None) -> ToPlan:
    return ToPlan(
        case_id=CaseId(new_id()),
        name=name,
        age=None,
        opens_on=date(2026, 11, 1),
        closes_on=date(2027, 1, 1),
        postcode4=postcode,
        nurse=nurse,
    )


ENTRIES = (_entry("Aylin", "3511", OTHER), _entry("Bo", "3523", ME), _entry("Cleo", "3511"), _entry("Dina", ""))


@pytest.fixture
def found(qtbot: QtBot) -> WaitingList:
    made = WaitingList(ME)
    qtbot.addWidget(made)
    made.show_entries(ENTRIES, None)
    return made


def _names(found: WaitingList) -> list[str]:
    return [entry.name for entry in found.table.records()]


def _show(found: WaitingList, word: str) -> None:
    button = found.findChild(QPushButton, f"show_{word}")
    assert button is not None
    button.click()


def test_mine_are_those_of_nobody_else(found: WaitingList) -> None:
    _show(found, "mine")
    assert _names(found) == ["Bo", "Cleo", "Dina"]
    _show(found, "all")
    assert len(_names(found)) == 4


def test_her_neighbourhood_is_that_of_who_is_chosen(found: WaitingList) -> None:
    found.select(ENTRIES[0].case_id)
    _show(found, "near")
    assert _names(found) == ["Aylin", "Cleo"]
    assert found.entries == ENTRIES


def test_another_contact_of_hers_is_another_row(qtbot: QtBot, found: WaitingList) -> None:
    second = replace(ENTRIES[0], contact_type="second_visit")
    found.show_entries([*ENTRIES, second], ENTRIES[1].case_id)
    current = found.table.current()
    assert current is not None
    assert current.name == "Bo"
    found.table.select(second.key)
    assert found.of_case(second.case_id) == second
    with qtbot.assertNotEmitted(found.selected):
        found.select(ENTRIES[2].case_id, quietly=True)
