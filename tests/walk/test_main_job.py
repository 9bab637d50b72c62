"""The loop by keyboard on a real file: referral in, visit planned, papers out, fed back, closed, found again."""

from datetime import timedelta
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget

from ks_desktop.core.clock import Clock
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import Letter
from ks_desktop.letters.page.maker import LOOK_AFTER_MS
from ks_desktop.practice import MovableClock
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.form import ReportForm
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.parts import Pill
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse

AYLIN: Final = {
    "received_on": "20-11",
    "channel": "phone",
    "route": "direct",
    "referrer_organisation": "De Ooievaar",
    "referrer_name": "F. Voorbeeld",
    "referrer_role": "midwife",
    "feedback_wanted": "yes",
    "given_name": "Aylin",
    "initials": "A.",
    "birth_surname": "Kaya",
    "birth_date": "14-5-1998",
    "bsn": "999910413",
    "bsn_checked_by": "F. Voorbeeld",
    "bsn_checked_on": "20-11",
    "street": "Proefstraat",
    "house_number": "14",
    "postcode": "3511cd",
    "place": "Utrecht",
    "municipality": "Utrecht",
    "phone": "06 00000001",
    "safe_to_call": "yes",
    "safe_post": "yes",
    "due_date": "16-3",
    "own_question": "Wat heb ik nodig?",
    "consent_given": "yes",
    "consent_by": "F. Voorbeeld",
    "consent_on": "20-11",
}


@pytest.fixture
def clock(clock: Clock) -> MovableClock:
    return MovableClock(clock)


def test_the_loop_is_closed_by_keyboard(settled: Nurse, clock: MovableClock) -> None:
    nurse = settled
    nurse.unlock(PASSPHRASE)
    record(nurse)
    open_her_page(nurse)
    assert "23+4" in nurse.find(Pill, "case_weeks").accessibleName()

    offered = plan(nurse)
    nurse.ctrl(Qt.Key.Key_Z)
    nurse.settle()
    assert visits(nurse) == []
    open_her_page(nurse)
    assert plan(nurse) == offered

    write_letters(nurse)
    day_after = visits(nurse)[0].day + timedelta(days=1)
    nurse.lock()
    clock.go_to(day_after)
    nurse.unlock(PASSPHRASE)
    report(nurse)
    give_feedback(nurse)
    close_case(nurse)

    nurse.lock()
    nurse.unlock(PASSPHRASE)
    open_her_page(nurse)
    assert nurse.sees("afgesloten")
    assert [letter.state.value for letter in letters(nurse)] == ["final"] * 4
    assert sorted(letter.number for letter in letters(nurse)) == [f"2026-000{number}" for number in range(1, 5)]


def record(nurse: Nurse) -> None:
    nurse.ctrl(Qt.Key.Key_N)
    nurse.settle()
    form = nurse.find(Form, "referral_form")
    nurse.fill(form, AYLIN)
    form.focus_first()
    nurse.ctrl(Qt.Key.Key_Return)
    nurse.settle()
    assert {name: form.field(name).error() for name in form.names() if form.field(name).error()} == {}


def open_her_page(nurse: Nurse) -> None:
    nurse.ctrl(Qt.Key.Key_K)
    nurse.write("kay")
    nurse.until(lambda: nurse.find(QListWidget, "search_results").count())
    nurse.press(Qt.Key.Key_Return)
    nurse.until(lambda: nurse.find(QLabel, "case_name").text() == "Aylin Kaya")
    nurse.settle()


def plan(nurse: Nurse) -> str:
    nurse.press(Qt.Key.Key_P)
    nurse.settle()
    nurse.until(lambda: nurse.find(QPushButton, "offer_1").hasFocus())
    offered = nurse.find(QPushButton, "offer_1").text()
    nurse.press(Qt.Key.Key_Return)
    nurse.settle()
    assert [visit.state.value for visit in visits(nurse)] == ["booked"]
    return offered


def write_letters(nurse: Nurse) -> None:
    make_letter(nurse, Qt.Key.Key_A, {})
    for choice, partner in (("refer_medical", "Het Plein"), ("refer_social", "Wijkteam Noord")):
        open_her_page(nurse)
        nurse.press(Qt.Key.Key_W)
        nurse.find(QPushButton, choice).setFocus()
        nurse.press(Qt.Key.Key_Return)
        nurse.settle()
        finish_letter(nurse, {"receiver": partner, "question": "Wilt u met haar kennismaken?"})


def make_letter(nurse: Nurse, key: Qt.Key, words: dict[str, str]) -> None:
    open_her_page(nurse)
    nurse.press(key)
    nurse.settle()
    finish_letter(nurse, words)


def finish_letter(nurse: Nurse, words: dict[str, str]) -> None:
    before = len([letter for letter in letters(nurse) if letter.number])
    form = nurse.find(Form, "draft_form")
    for name, text in words.items():
        form.field(name).setFocus()
        nurse.write(text)
    nurse.settle_after(LOOK_AFTER_MS)
    agreement = nurse.parts(QPushButton, "record_agreement")
    if agreement:
        asked_by = nurse.find(QWidget, "agreement").findChild(LineField, "asked_by")
        assert asked_by is not None
        asked_by.setFocus()
        nurse.write("Noor Proef")
        agreement[0].setFocus()
        nurse.press(Qt.Key.Key_Return)
        nurse.settle_after(LOOK_AFTER_MS)
    assert not nurse.parts(QLabel, "hindrances"), nurse.parts(QLabel, "hindrances")[0].text()
    nurse.ctrl(Qt.Key.Key_P)
    nurse.say_yes()  # final is for good: she is asked once
    nurse.until(lambda: len([letter for letter in letters(nurse) if letter.number]) == before + 1)
    nurse.settle()


def report(nurse: Nurse) -> None:
    open_her_page(nurse)
    nurse.press(Qt.Key.Key_V)
    nurse.settle()
    form = nurse.find(ReportForm, "report_form").form
    nurse.fill(form, {"outcome": "visited", "note": "Prettig gesprek.", "goals": "Weten wie ik bel"}, leaps=True)
    nurse.ctrl(Qt.Key.Key_Return)
    nurse.settle()
    assert [visit.state.value for visit in visits(nurse)] == ["done"]


def give_feedback(nurse: Nurse) -> None:
    make_letter(nurse, Qt.Key.Key_T, {})


def close_case(nurse: Nurse) -> None:
    open_her_page(nurse)
    nurse.press(Qt.Key.Key_S)
    nurse.settle()
    nurse.write("Bezoek afgerond")
    nurse.ctrl(Qt.Key.Key_Return)
    nurse.settle()


def visits(nurse: Nurse) -> list[Appointment]:
    """Return the visits that are stored, whatever the window shows."""
    house = nurse.house()
    with house.database.reading(house.actor) as reading:
        return [visit for group in house.visits.of_cases(case_ids(nurse), reading=reading).values() for visit in group]


def letters(nurse: Nurse) -> list[Letter]:
    """Return the letters that are stored."""
    return [line.letter for line in nurse.house().letters.register(actor=nurse.house().actor)]


def case_ids(nurse: Nurse) -> list[CaseId]:
    return [line.case_id for line in nurse.house().casefiles.list(actor=nurse.house().actor, text="kaya").lines]
