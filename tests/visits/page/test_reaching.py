from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, NextTry
from ks_desktop.visits.page.reaching import ReachingForm
from ks_desktop.visits.service.contacts import Contacts, Tried
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import Field
from tests.visits.conftest import Room, press

MONDAY = date(2026, 11, 23)


@pytest.fixture
def form(room: Room, desk: Desk, qtbot: QtBot) -> ReachingForm:
    room.clock.put(MONDAY, time(9))
    made = ReachingForm(desk, room.visits.contacts)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    return made


@pytest.fixture
def opened(form: ReachingForm, qtbot: QtBot) -> Callable[..., CaseId]:
    def open_case(case_id: CaseId, result: str = "", said_before: str = "") -> CaseId:
        before = form.form
        form.show_case(case_id, result, said_before=said_before)
        qtbot.waitUntil(lambda: form.form is not None and form.form is not before)
        return case_id

    return open_case


def field(form: ReachingForm, name: str) -> Field:
    assert form.form is not None
    return form.form.form.field(name)


def said(form: ReachingForm, name: str) -> str:
    found = [one for one in form.findChildren(QLabel, name) if not one.isHidden()]
    return found[-1].text() if found else ""


def tries(room: Room, case_id: CaseId) -> tuple[ContactAttempt, ...]:
    return room.visits.contacts.to_reach(case_id, actor=room.actor).tries


def save(form: ReachingForm) -> None:
    assert form.form is not None  # the form that was there before is not gone yet
    press(form.form, "save_contact_attempt")


def saved(form: ReachingForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.saved):
        save(form)


def test_not_reached_with_its_first_letter_keeps_the_proposed_try(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId], qtbot: QtBot
) -> None:
    case_id = opened(room.waiting())
    assert said(form, "reach_number") == "06-12345678"
    result = field(form, "result")
    QTest.keyClick(result.buttons()[0], Qt.Key.Key_N)  # type: ignore[attr-defined]
    assert result.value() == ContactResult.NOT_REACHED
    assert field(form, "again").raw() == "wo 25-11-2026 12:00-15:00"
    assert field(form, "again").note() == "ochtenden lukten niet"
    saved(form, qtbot)
    (attempt,) = tries(room, case_id)
    assert (attempt.result, attempt.way, attempt.left_message) == (ContactResult.NOT_REACHED, ContactWay.PHONE, False)
    assert attempt.next_try == NextTry(
        day=date(2026, 11, 25), start=time(12), end=time(15), why="ochtenden lukten niet"
    )


def test_her_number_is_behind_a_key_while_she_is_not_called(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId]
) -> None:
    opened(room.waiting(phone_note="na 15 uur"))
    assert said(form, "not_now") == "Nu niet bellen: pas vanaf 15:00."
    assert said(form, "reach_number") == ""
    assert "maandag t/m vrijdag na 15:00" in said(form, "reach_rules")
    press(form, "show_number")
    assert said(form, "reach_number") == "06-12345678"


def test_the_first_moment_is_named_by_its_day(room: Room, form: ReachingForm, opened: Callable[..., CaseId]) -> None:
    opened(room.waiting(phone_note="alleen di 10-12"))
    assert said(form, "not_now") == "Nu niet bellen: pas vanaf di 24 nov 10:00."


def test_who_may_not_be_called_shows_no_number_and_the_ways_that_are_safe(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId]
) -> None:
    opened(room.waiting(safe_to_call="no", safe_post="yes"))
    assert said(form, "not_now") == (
        "Zij mag niet gebeld worden. Wel mogelijk: brief, aan de deur, verwijzer gevraagd."
    )
    assert form.findChild(QPushButton, "show_number") is None
    assert said(form, "reach_number") == ""
    assert field(form, "way").value() == ContactWay.LETTER


def test_a_message_is_offered_only_where_it_is_safe(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId], qtbot: QtBot
) -> None:
    opened(room.waiting(), "not_reached")
    assert field(form, "left_message").isHidden()
    safe = opened(room.waiting("Yilmaz", birth_date="1995-01-02", safe_voicemail="yes"), "not_reached")
    assert not field(form, "left_message").isHidden()
    field(form, "left_message").set_value(True)
    saved(form, qtbot)
    assert tries(room, safe)[0].left_message


def test_later_asks_when_and_says_at_the_field_what_is_not_right(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId], qtbot: QtBot
) -> None:
    case_id = opened(room.waiting(phone_note="na 15 uur"), "later")
    save(form)
    qtbot.waitUntil(lambda: bool(field(form, "again").error()))
    field(form, "again").set_value("ooit")
    save(form)
    assert "wo 15:30" in field(form, "again").error()
    field(form, "again").set_value("wo 9:00")
    save(form)
    qtbot.waitUntil(lambda: "Dan mag zij niet gebeld worden" in field(form, "again").error())
    field(form, "again").set_value("wo 15:30")
    saved(form, qtbot)
    assert tries(room, case_id)[0].next_try == NextTry(day=date(2026, 11, 25), start=time(15, 30), end=time(16, 30))


@pytest.mark.parametrize(("then", "signal"), [("plan", "plan_wanted"), ("declined", "declined")])
def test_from_spoken_it_goes_straight_on(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId], qtbot: QtBot, then: str, signal: str
) -> None:
    case_id = opened(room.waiting(), "spoken")
    assert field(form, "again").isHidden()
    field(form, "then").set_value(then)
    with qtbot.waitSignal(getattr(form, signal)) as rung:
        save(form)
    assert rung.args == [case_id]


def test_a_try_of_yesterday_is_written_down_and_corrected(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId], qtbot: QtBot
) -> None:
    case_id = opened(room.waiting(), "not_reached")
    field(form, "at").set_value("gisteren 16:10")
    field(form, "note").set_value("zus nam op")
    saved(form, qtbot)
    (attempt,) = tries(room, case_id)
    assert attempt.recorded_at == room.clock.now()
    opened(case_id)
    before = form.form
    assert before is not None
    press(before, "correct_try")
    assert form.form is not before
    assert field(form, "at").raw() == "22-11-2026 16:10"
    field(form, "result").set_value("spoken")
    saved(form, qtbot)
    (corrected,) = tries(room, case_id)
    assert corrected == replace(attempt, result=ContactResult.SPOKEN, version=2, next_try=None)


def test_after_the_last_try_it_says_that_the_letter_is_next(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId]
) -> None:
    case_id = room.waiting()
    contacts: Contacts = room.visits.contacts
    for _ in range(2):
        contacts.record(case_id, Tried(result=ContactResult.NOT_REACHED), actor=room.actor)
    opened(case_id, "not_reached", said_before="Overlegt eerst met u.")
    assert field(form, "again").raw() == ""
    assert "volgt de brief" in field(form, "again").note()
    assert said(form, "talk_first") == ""  # she was tried already


def test_what_is_typed_is_there_again(
    room: Room, form: ReachingForm, opened: Callable[..., CaseId], qtbot: QtBot
) -> None:
    case_id = opened(room.waiting(), said_before="Overlegt eerst met u.")
    assert said(form, "talk_first") == "Overlegt eerst met u."
    field(form, "note").set_value("buurvrouw gesproken")
    with qtbot.waitSignal(form.left):
        form.leave()
    opened(case_id)
    qtbot.waitUntil(lambda: field(form, "note").value() == "buurvrouw gesproken")
