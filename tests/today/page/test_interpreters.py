from datetime import UTC, datetime
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import AppointmentId
from ks_desktop.today.page.interpreters import InterpretersCard, acts_of
from ks_desktop.visits.domain import BookingState, Companion, CompanionKind, InterpreterTask, Mode
from tests.today.page.hands import CASE, NURSE, button, shown, words


def task(state: BookingState = BookingState.TO_BOOK, *, is_off: bool = False, number: int = 1) -> InterpreterTask:
    return InterpreterTask(
        appointment_id=AppointmentId(UUID(int=number)),
        case_id=CASE,
        name="Mehret Tesfay",
        nurse=NURSE,
        starts_at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        minutes=60,
        mode=Mode.HOME,
        language="ti",
        interpreter=Companion(kind=CompanionKind.INTERPRETER, state=state),
        is_off=is_off,
        version=3,
    )


def card_of(qtbot: QtBot, *tasks: InterpreterTask) -> InterpretersCard:
    card = InterpretersCard()
    shown(qtbot, card)
    card.show_tasks(tasks)
    return card


def test_a_booking_says_for_when_and_which_language(qtbot: QtBot) -> None:
    card = card_of(qtbot, task())
    assert button(card, "interpreter").text() == "di 24 nov 10:30  Mehret Tesfay"
    assert "Tigrinya · 60 min · te boeken" in words(card)
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "interpreter").click()
    assert opened.args == [CASE]


@pytest.mark.parametrize(
    ("waiting", "acts"),
    [
        (task(), (BookingState.ASKED, BookingState.BOOKED)),
        (task(BookingState.ASKED), (BookingState.BOOKED,)),
        (task(BookingState.MOVED), (BookingState.ASKED, BookingState.BOOKED)),
        (task(BookingState.BOOKED, is_off=True), (BookingState.TOLD_OFF,)),
    ],
)
def test_what_comes_next_is_one_click(qtbot: QtBot, waiting: InterpreterTask, acts: tuple[BookingState, ...]) -> None:
    assert acts_of(waiting) == acts
    card = card_of(qtbot, waiting)
    for state in acts:
        with qtbot.waitSignal(card.arranged) as rung:
            button(card, f"arrange_{state.value}").click()
        assert rung.args == [waiting, state]


def test_a_visit_that_is_off_asks_to_tell_the_interpreter(qtbot: QtBot) -> None:
    assert "vertel het de tolk" in words(card_of(qtbot, task(BookingState.BOOKED, is_off=True)))


def test_five_are_shown_until_all_are_asked_for_and_none_is_no_card(qtbot: QtBot) -> None:
    card = card_of(qtbot, *(task(number=number) for number in range(1, 8)))
    assert words(card).count("te boeken") == 5
    button(card, "interpreters_more").click()
    assert words(card).count("te boeken") == 7
    card.show_tasks(())
    assert not card.isVisible()
