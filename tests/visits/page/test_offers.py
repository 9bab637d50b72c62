from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.visits.page.offers import LIFT, PAGE, OffersCard, name_of_offers
from ks_desktop.visits.service.travels import TravelCorrections
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room, press


@pytest.fixture
def card(qtbot: QtBot, desk: Desk, room: Room) -> OffersCard:
    made = OffersCard(desk, TravelCorrections(room.database, room.undo))
    qtbot.addWidget(made)
    return made


def _button(card: OffersCard, name: str) -> QPushButton:
    found = card.findChild(QPushButton, name)
    assert found is not None
    return found


def test_only_what_goes_with_her_is_offered(card: OffersCard, room: Room, qtbot: QtBot) -> None:
    card.show_offers("Aylin Kaya", room.visits.proposals(room.waiting(), actor=room.actor), [LIFT, PAGE])
    assert not _button(card, "act_lift").isHidden()
    assert _button(card, "act_missed").isHidden()
    with qtbot.waitSignal(card.act_wanted) as wanted:
        press(card, "act_lift")
    assert wanted.args == [LIFT]


def test_a_colleague_is_named_at_her_time(card: OffersCard, room: Room) -> None:
    card.names = {room.actor: "Sem & Co"}
    card.show_offers("Aylin Kaya", room.visits.proposals(room.waiting(), actor=room.actor), [])
    assert _button(card, "offer_1").text().endswith("Sem && Co")


def test_why_there_is_none_is_said_and_a_note_goes_with_the_next(card: OffersCard) -> None:
    card.show_note("Eerst kijken.")
    note = card.findChild(QLabel, "offers_note")
    assert note is not None
    assert not note.isHidden()
    card.show_none("Aylin Kaya", UserError("All days are full.", code="all_full"), [])
    assert note.isHidden()
    assert card.proposals == ()
    assert not card.days.isHidden()


def test_while_one_is_booked_no_other_is_taken(card: OffersCard, room: Room) -> None:
    case_id = room.waiting()
    card.show_offers("A", room.visits.proposals(case_id, actor=room.actor, first=date(2026, 11, 24)), [])
    card.hold()
    assert card.proposals == ()
    assert _button(card, "offer_1").isEnabled()  # it keeps the focus: Enter must not press what stands next to it


def test_the_heading_says_what_her_partner_may_not_know() -> None:
    assert name_of_offers("Aylin Kaya", "23+4", is_unknown_to_partner=False) == "Aylin Kaya 23+4"
    assert "partner" in name_of_offers("Aylin Kaya", "", is_unknown_to_partner=True)


def test_the_way_to_the_time_she_looks_at_can_be_corrected(
    card: OffersCard, room: Room, desk: Desk, qtbot: QtBot
) -> None:
    case_id = room.waiting()
    card.show_offers("Aylin Kaya", room.visits.proposals(case_id, actor=room.actor), [])
    card.show()
    qtbot.waitExposed(card)
    assert card.way.isVisible()
    _button(card, "offer_2").setFocus()
    qtbot.waitUntil(_button(card, "offer_2").hasFocus)
    assert any(found.text().startswith("2: ") for found in card.way.findChildren(QLabel))
    press(card, "travel_wrong")
    typed = card.findChild(QLineEdit, "travel_minutes")
    assert typed is not None
    typed.setText("35")
    typed.returnPressed.emit()
    assert desk.tasks.wait_all()
    found = room.visits.proposals(case_id, actor=room.actor)
    assert (found[1].travel_before, found[1].is_corrected) == (35, True)
    card.clear()
    assert not card.way.isVisible()
