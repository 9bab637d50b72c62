from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import AppointmentId
from ks_desktop.today.domain import Calls
from ks_desktop.today.page.filling import MOST_SHOWN
from ks_desktop.today.page.reminders import RemindersCard
from ks_desktop.visits.domain import ContactResult, Mode, Reminder
from tests.today.page.hands import CASE, NURSE, button, shown, words

MONDAY = date(2026, 11, 23)


def reminder(number: int = 1, **changed: object) -> Reminder:
    fields: dict[str, object] = {
        "appointment_id": AppointmentId(UUID(int=number)),
        "case_id": CASE,
        "name": "Aylin <Kaya>",
        "nurse": NURSE,
        "starts_at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        "minutes": 60,
        "mode": Mode.HOME,
        "phone": "06 12345678",
        "may_leave_message": True,
    } | changed
    return Reminder(**fields)  # type: ignore[arg-type]  # fields of the record by name


def card_of(qtbot: QtBot, *reminders: Reminder) -> RemindersCard:
    card = RemindersCard()
    shown(qtbot, card)
    card.show_calls(Calls(day=MONDAY, reminders=reminders))
    return card


def test_a_call_says_when_who_and_which_number(qtbot: QtBot) -> None:
    card = card_of(qtbot, reminder(phone_note="na drie uur", interpreter=True, language="ti"))
    assert button(card, "reminder").text() == "10:30  Aylin <Kaya>"
    assert "06 12345678" in words(card)
    assert "na drie uur · tolk Tigrinya" in words(card)
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "reminder").click()
    with qtbot.waitSignal(card.print_calls) as printed:
        button(card, "print_calls").click()
    assert (opened.args, printed.args) == ([CASE], [MONDAY])


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("spoken", Qt.Key.Key_G, (ContactResult.SPOKEN, False)),
        ("message", Qt.Key.Key_B, (ContactResult.NOT_REACHED, True)),
        ("no_answer", Qt.Key.Key_N, (ContactResult.NOT_REACHED, False)),
    ],
)
def test_one_click_or_one_key_says_what_came_of_it(
    qtbot: QtBot, name: str, key: Qt.Key, said: tuple[ContactResult, bool]
) -> None:
    card = card_of(qtbot, reminder())
    with qtbot.waitSignal(card.called) as clicked:
        button(card, f"called_{name}").click()
    with qtbot.waitSignal(card.called) as pressed:
        QTest.keyClick(button(card, "reminder"), key)
    assert clicked.args == pressed.args == [AppointmentId(UUID(int=1)), *said]


def test_who_may_not_be_called_has_no_number_and_no_buttons(qtbot: QtBot) -> None:
    card = card_of(qtbot, reminder(phone="", may_call=False, may_text=True))
    assert "niet bellen: sms" in words(card)
    assert not [b for b in card.findChildren(type(button(card, "reminder"))) if b.objectName().startswith("called_")]
    card = card_of(qtbot, reminder(phone=""))
    assert "geen telefoonnummer" in words(card)


def test_a_message_is_left_only_where_that_is_safe(qtbot: QtBot) -> None:
    card = card_of(qtbot, reminder(may_leave_message=False))
    with pytest.raises(StopIteration):
        button(card, "called_message")


def test_who_was_spoken_is_done_and_who_was_not_can_be_tried_again(qtbot: QtBot) -> None:
    card = card_of(qtbot, reminder(result=ContactResult.SPOKEN))
    assert "gesproken" in words(card)
    with pytest.raises(StopIteration):
        button(card, "called_spoken")
    card = card_of(qtbot, reminder(result=ContactResult.NOT_REACHED, result_note="Bericht achtergelaten."))
    assert "niet bereikt · Bericht achtergelaten." in words(card)
    assert button(card, "called_spoken").isVisible()


def test_five_are_shown_until_all_are_asked_for_and_none_is_no_card(qtbot: QtBot) -> None:
    card = card_of(qtbot, *(reminder(number) for number in range(1, 8)))
    assert words(card).count("06 12345678") == MOST_SHOWN
    button(card, "reminders_more").click()
    assert words(card).count("06 12345678") == 7
    card.show_calls(Calls(day=MONDAY, reminders=()))
    assert not card.isVisible()


def test_outside_her_hours_it_says_from_when_and_keeps_her_number_back(qtbot: QtBot) -> None:
    card = card_of(qtbot, reminder(call_from=datetime(2026, 11, 20, 14, tzinfo=UTC)))
    assert "nu niet bellen: pas vanaf vr 20 nov 15:00" in words(card)
    assert "06 12345678" not in words(card)
