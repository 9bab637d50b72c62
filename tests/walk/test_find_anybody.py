"""Anybody is found from anywhere by a few keys: Ctrl+K, what one happens to remember of her, Enter."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from ks_desktop import house as houses
from ks_desktop.coalition.page import DirectoryPage
from ks_desktop.core.clock import Clock
from ks_desktop.visits.page import AgendaPage
from tests.families import sign_up
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse

Key = Qt.Key
OTHERS: Final = ("Bakvel", "Jansma", "Kayahan", "Likaya", "Witboer")
SECONDS_A_KEY: Final = 0.2
MOST_SECONDS: Final = 3
HER: Final = "Aylin Kaya"
OTHER: Final = "Lisa van der Lindenhof"
TYPED: Final = (
    ("kay", HER),
    ("denh", OTHER),
    ("van der li", OTHER),
    ("12-3-98", HER),
    ("0002", OTHER),
    ("0600000001", HER),
    ("3523cd", HER),
    ("lisa 3584", OTHER),
)
"""What is typed, and who it is about; told in docs/walks/find-anybody.md."""


@pytest.fixture
def ready(settled: Nurse, clock: Clock) -> Nurse:
    """A nurse who knows these two among many others."""
    house = houses.open_house(settled.shell.folder, "noor", PASSPHRASE, process="walk", clock=clock)
    for number, name in enumerate(OTHERS):
        phone = f"06 1000001{number}"
        sign_up(house, name, given_name="Noa", birth_date="1990-05-04", phone=phone, postcode="3523 EF")
    sign_up(house, "Kaya", given_name="Aylin", phone="06 00000001", safe_to_call="yes")
    sign_up(
        house,
        "Lindenhof",
        birth_surname_prefix="van der",
        given_name="Lisa",
        birth_date="1991-11-02",
        phone="06 00000002",
        postcode="3584 AA",
        safe_to_call="yes",
    )
    house.close()
    settled.unlock(PASSPHRASE)
    return settled


def test_whatever_one_remembers_is_enough(ready: Nurse) -> None:
    nurse = ready
    find_her(nurse)
    find_what_is_no_woman(nurse)


def find_her(nurse: Nurse) -> None:
    """Find each of them, each time from the list, so that her page is opened anew."""
    for typed, name in TYPED:
        used = find(nurse, typed, partial(is_open, nurse, name))
        assert used == len(typed) + 2
        nurse.press(Key.Key_Escape)
        nurse.settle()
        nurse.until(lambda: not nurse.parts(QLabel, "case_name"))


def find_what_is_no_woman(nurse: Nurse) -> None:
    """Find a practice, something to do, and a week."""
    find(nurse, "plein", lambda: nurse.parts(QWidget, "card_pane"))
    card = nurse.find(DirectoryPage, "directory").partners.card
    assert card.form.field("name").raw() == "Het Plein"
    find(nurse, "dagpl", lambda: nurse.parts(QWidget, "plan"))
    nurse.press(Key.Key_Escape)
    nurse.settle()
    find(nurse, "week 28", lambda: nurse.parts(AgendaPage, "agenda"))
    assert nurse.sees("Week 28: ma 6 jul")


def find(nurse: Nurse, typed: str, found: Callable[[], object]) -> int:
    """Look for what was typed and take the first answer; return how many keys that took."""
    nurse.settle()
    nurse.keys = 0
    nurse.ctrl(Key.Key_K)
    nurse.write(typed)
    if nurse.is_pictured:
        nurse.until(lambda: nurse.find(QListWidget, "search_results").count())
        nurse.picture(f"zoeken-{typed.replace(' ', '-')}")
    nurse.press(Key.Key_Return)  # without looking: the first answer is taken as soon as it is there
    nurse.until(found)
    nurse.settle()
    assert nurse.keys * SECONDS_A_KEY <= MOST_SECONDS
    return nurse.keys


def is_open(nurse: Nurse, name: str) -> bool:
    """Tell whether her page is the one that is shown."""
    return [label.text() for label in nurse.parts(QLabel, "case_name")] == [name]
