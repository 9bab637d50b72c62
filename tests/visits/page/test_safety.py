from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.safety import SafetyCard
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.theme import Scheme
from tests.desks import settle
from tests.visits.conftest import Room, press


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication, desk: Desk, room: Room) -> Iterator[SafetyCard]:
    theme.apply(qapp, Scheme.LIGHT)
    made = SafetyCard(desk, room.visits.safety)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.flush_draft()


def _last(card: SafetyCard) -> str:
    found = card.findChild(QLabel, "last_look")
    assert found is not None
    return found.text()


@pytest.mark.parametrize(
    ("key", "colour"),
    [(Qt.Key.Key_G, SafetyColour.GREEN), (Qt.Key.Key_O, SafetyColour.ORANGE), (Qt.Key.Key_R, SafetyColour.RED)],
)
def test_one_key_keeps_what_was_seen(
    card: SafetyCard, desk: Desk, room: Room, key: Qt.Key, colour: SafetyColour
) -> None:
    case_id = room.waiting()
    card.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    QTest.keyClick(card, key)
    settle(desk.tasks)
    assert room.visits.safety.of([case_id], actor=room.actor)[case_id].colour is colour


def test_a_letter_typed_in_the_note_is_a_letter(card: SafetyCard, desk: Desk, room: Room, qtbot: QtBot) -> None:
    case_id = room.waiting()
    card.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    note = card.findChild(QPlainTextEdit)
    assert note is not None
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    QTest.keyClicks(note, "grote hond")
    settle(desk.tasks)
    assert room.visits.safety.of([case_id], actor=room.actor) == {}
    press(card, "look_orange")
    settle(desk.tasks)
    assert room.visits.safety.of([case_id], actor=room.actor)[case_id].colour is SafetyColour.ORANGE
    assert room.visits.safety.words(case_id, actor=room.actor) == "grote hond"


def test_the_last_look_is_shown_and_its_note_can_go_on(card: SafetyCard, desk: Desk, room: Room) -> None:
    case_id, other = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01")
    card.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    first = _last(card)
    room.visits.safety.look(case_id, SafetyColour.RED, "niet alleen", actor=room.actor)
    card.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    assert _last(card) != first
    assert card.form.values()["safety_note"] == "niet alleen"
    card.show_case(other, "Aylin Bakker")
    settle(desk.tasks)
    assert (_last(card), card.form.values()["safety_note"]) == (first, "")


def test_ctrl_enter_without_a_colour_asks_for_one(card: SafetyCard, desk: Desk, room: Room) -> None:
    case_id = room.waiting()
    card.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    card.submit()
    settle(desk.tasks)
    assert card.form.field("safety_note").error()
    assert room.visits.safety.of([case_id], actor=room.actor) == {}


def test_who_holds_no_key_sees_the_colour_and_that_there_are_words(card: SafetyCard, desk: Desk, room: Room) -> None:
    case_id, safety = room.waiting(), room.visits.safety
    safety.look(case_id, SafetyColour.RED, "niet alleen", actor=room.actor)
    assert safety.texts is not None
    sealer, safety.texts.sealer = safety.texts.sealer, None
    card.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    sealed = card.findChild(QLabel, "look_sealed")
    assert sealed is not None
    assert (sealed.isVisible(), card.form.isVisible()) == (True, False)
    assert "mag u niet inzien" in sealed.text()
    QTest.keyClick(card, Qt.Key.Key_O)
    settle(desk.tasks)
    safety.texts.sealer = sealer
    assert safety.words(case_id, actor=room.actor) == "niet alleen", "her colour takes no words away"


def test_who_only_plans_is_offered_no_colour(qtbot: QtBot, desk: Desk, room: Room) -> None:
    card = SafetyCard(replace(desk, may=lambda _right: False), room.visits.safety)
    qtbot.addWidget(card)
    card.show()
    assert not any(button.isVisible() for button in card.buttons.values())
    assert card.findChild(QPushButton, "leave_safety_look").isVisible()  # type: ignore[union-attr]
