"""Twenty-five women of an imported list get a visit by keyboard: one by one, by hand, and all at once."""

from datetime import date, time, timedelta
from itertools import pairwise
from time import perf_counter
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from ks_desktop.visits.domain import Appointment, AppointmentState, NursePlace, Transport, WorkingHours
from ks_desktop.visits.page import AgendaPage
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse

WOMEN: Final = 25
ONE_BY_ONE: Final = 10
Key = Qt.Key
_HEAD: Final = (
    "received_on;channel;route;referrer_organisation;referrer_role;given_name;birth_surname;birth_date;street;"
    "house_number;postcode;place;municipality;phone;safe_to_call;due_date;due_date_method;consent_given;consent_by;"
    "consent_on;consent_form"
)
_NAMES: Final = (
    "Bakvel",
    "Derstra",
    "Movender",
    "Likaya",
    "Jansma",
    "Witboer",
    "Lasender",
    "Kavenra",
    "Yabak",
    "Dermo",
)


@pytest.fixture
def ready(settled: Nurse, clock: Clock) -> Nurse:
    """A nurse with a colleague, and a list of women that was brought in."""
    house = houses.open_house(settled.shell.folder, "noor", PASSPHRASE, process="walk", clock=clock)
    today = house.clock.today()
    house.schedules.add_colleague("Sem Proef", actor=house.actor)
    member = next(m.user for m in house.schedules.everybody(actor=house.actor) if m.name == "Sem Proef")
    _gives_hours(house, member, today)
    _found, results = house.imports.take(_csv(today).encode(), actor=house.actor)
    assert len(list(results)) == WOMEN
    house.close()
    settled.unlock(PASSPHRASE)
    return settled


def _gives_hours(house: House, nurse: UserId, today: date) -> None:
    hours = [
        WorkingHours(user=nurse, weekday=day, start=time(8, 30), end=time(17), valid_from=today) for day in range(5)
    ]
    house.visits.set_hours(nurse, hours, actor=house.actor)
    house.visits.set_place(NursePlace(user=nurse, postcode="3523 CD", transport=Transport.BICYCLE), actor=house.actor)


def _csv(today: date) -> str:
    lines = [_HEAD]
    for number in range(WOMEN):
        received, due = today - timedelta(days=1 + number % 5), today + timedelta(days=95 + 3 * number)
        name, born = f"{_NAMES[number % 10]}{'abcde'[number // 10]}", date(1985 + number % 15, 1 + number % 9, 11)
        lines.append(
            f"{received};phone;direct;Verloskundigen Proef;midwife;Proef;{name};{born};"
            f"Proefstraat;{number + 1};35{11 + number} AB;Utrecht;GM0344;06 {number:08d};yes;{due};ultrasound;yes;"
            f"F. Proef;{received};spoken"
        )
    return "\n".join(lines) + "\n"


def test_twenty_five_visits_are_planned_in_minutes(ready: Nurse) -> None:
    nurse, begun = ready, perf_counter()
    nurse.alt(Key.Key_4)
    nurse.settle()
    page = nurse.find(AgendaPage, "agenda")
    assert len(page.plan.list.entries) == WOMEN
    nurse.keys = 0
    nurse.press(Key.Key_Down)

    for _woman in range(ONE_BY_ONE):  # three proposals: Enter shows them, Enter takes the first
        nurse.press(Key.Key_Return)
        nurse.until(lambda: nurse.find(QPushButton, "offer_1").hasFocus())
        nurse.press(Key.Key_Return)
        nurse.settle()
    one_by_one = nurse.keys
    assert len(booked(nurse)) == ONE_BY_ONE

    by_hand(nurse, page)
    moved = nurse.keys - one_by_one
    assert len(booked(nurse)) == ONE_BY_ONE + 1

    before = booked(nurse)
    all_at_once(nurse)
    nurse.ctrl(Key.Key_Z)  # one step takes the whole plan back
    nurse.settle()
    assert booked(nurse) == before
    all_at_once(nurse)
    seconds = perf_counter() - begun
    whole = nurse.keys - one_by_one - moved
    assert len(booked(nurse)) == WOMEN
    assert nobody_is_in_two_places(nurse)
    assert one_by_one == 21
    assert moved <= 12
    assert whole <= 30  # told in docs/walks/planning-week.md
    assert seconds <= 300


def by_hand(nurse: Nurse, page: AgendaPage) -> None:
    """Give the next woman a moment of her own, then move it: keys only."""
    nurse.press(Key.Key_Down, Key.Key_Up)
    nurse.settle()
    nurse.press(Key.Key_A)
    nurse.settle()
    nurse.press(Key.Key_Right, Key.Key_Down, Key.Key_Down)
    nurse.settle()
    take(nurse, page)


def take(nurse: Nurse, page: AgendaPage) -> None:
    """Take what is lifted, knowingly where something stands against it; go on down where it cannot be."""
    for _try in range(40):
        if page.week.grid.ghost() is None:
            return
        if nurse.find(QPushButton, "take_lifted").isEnabled():
            nurse.press(Key.Key_Return)
        else:
            nurse.press(Key.Key_Down)
        nurse.settle()
    pytest.fail("it found no place")


def all_at_once(nurse: Nurse) -> None:
    """Plan who is left: look before each visit at home, and book all."""
    nurse.ctrl(Key.Key_G)
    nurse.settle()
    if not nurse.parts(QWidget, "plan_list"):
        nurse.press(Key.Key_Return)
        nurse.until(lambda: nurse.parts(QWidget, "plan_list"))
        nurse.settle()
    while "Kijk eerst" in nurse.find(QLabel, "plan_summary").text():
        nurse.press(Key.Key_G)
        nurse.settle()
    nurse.press(Key.Key_A, Key.Key_Return)
    nurse.settle()


def booked(nurse: Nurse) -> list[Appointment]:
    """Return the visits that are stored, whatever the window shows."""
    house = nurse.house()
    with house.database.reading(house.actor) as reading:
        return list(house.visits.booked(reading=reading))


def nobody_is_in_two_places(nurse: Nurse) -> bool:
    by_nurse: dict[UserId, list[Appointment]] = {}
    for visit in booked(nurse):
        by_nurse.setdefault(visit.nurse, []).append(visit)
    every = [sorted(visits, key=lambda visit: visit.starts_at) for visits in by_nurse.values()]
    cases: set[CaseId] = {visit.case_id for visit in booked(nurse)}
    apart = all(a.ends_at <= b.starts_at for visits in every for a, b in pairwise(visits))
    return apart and len(cases) == WOMEN and all(v.state is AppointmentState.BOOKED for v in booked(nurse))
