from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import Appointment, BookingState, Companion, CompanionKind, Mode, details_of
from ks_desktop.visits.page.details import DetailsForm, VisitDetailsForm, read_details, shown
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Scrolling
from ks_desktop.widgets.theme import Scheme
from tests.desks import settle
from tests.visits.by_hand import ByHand, at, by_hand_of
from tests.visits.conftest import Room, press

_VISIT = Appointment(
    id=AppointmentId(new_id()),
    case_id=CaseId(new_id()),
    nurse=UserId(new_id()),
    starts_at=at(9),
    minutes=60,
)


@pytest.fixture
def by_hand(room: Room) -> ByHand:
    return by_hand_of(room)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication, desk: Desk, by_hand: ByHand) -> Iterator[VisitDetailsForm]:
    theme.apply(qapp, Scheme.LIGHT)
    made = VisitDetailsForm(desk, by_hand.details)
    qtbot.addWidget(made)
    made.resize(420, 800)
    made.show()
    yield made
    made.flush_draft()


def _open(pane: VisitDetailsForm, visit: Appointment, desk: Desk) -> DetailsForm:
    pane.show_visit(visit)
    settle(desk.tasks)
    assert pane.form is not None
    return pane.form


def test_a_visit_is_met_elsewhere_with_a_colleague(
    pane: VisitDetailsForm, desk: Desk, by_hand: ByHand, room: Room, colleague: UserId
) -> None:
    by_hand.works(colleague)
    visit = by_hand.booked(room.waiting())
    form = _open(pane, visit, desk)
    assert form.form.field("location").isHidden()
    form.form.field("mode").set_value(Mode.ELSEWHERE)
    assert not form.form.field("location").isHidden()
    form.form.set_values({"location": "De Proef", "postcode": "3523cd", "minutes": "45", "colleague": str(colleague)})
    press(form, "save_visit_details")
    settle(desk.tasks)
    changed = by_hand.visit(visit.id)
    assert (changed.mode, changed.location, changed.postcode, changed.minutes, changed.colleagues) == (
        Mode.ELSEWHERE,
        "De Proef",
        "3523 CD",
        45,
        (colleague,),
    )


def test_what_stands_against_it_may_be_saved_all_the_same(
    pane: VisitDetailsForm, desk: Desk, by_hand: ByHand, room: Room
) -> None:
    visit = by_hand.booked(room.waiting())
    later = visit.starts_at + timedelta(hours=2)
    by_hand.moving.move(visit.id, later, actor=room.actor, version=visit.version)
    form = _open(pane, visit, desk)
    form.form.set_values({"minutes": "480", "midwife": "Praktijk Proef"})
    press(form, "save_visit_details")
    settle(desk.tasks)
    assert by_hand.visit(visit.id).minutes == 60
    offers = [button for button in form.status.findChildren(QPushButton) if not button.isHidden()]
    offers[0].click()
    settle(desk.tasks)
    changed = by_hand.visit(visit.id)
    assert (changed.minutes, [one.name for one in changed.companions]) == (480, ["Praktijk Proef"])


def test_what_stands_against_it_is_seen_from_the_end_of_the_form_and_the_keyboard_is_there(
    qtbot: QtBot, pane: VisitDetailsForm, desk: Desk, by_hand: ByHand, room: Room
) -> None:
    visit = by_hand.booked(room.waiting())
    by_hand.moving.move(visit.id, visit.starts_at + timedelta(hours=2), actor=room.actor, version=visit.version)
    sheet = Scrolling(pane)
    qtbot.addWidget(sheet)
    sheet.resize(420, 260)
    sheet.show()
    qtbot.waitExposed(sheet)
    form = _open(pane, visit, desk)
    form.form.set_values({"minutes": "480"})
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    assert form.status.visibleRegion().isEmpty()
    press(form, "save_visit_details")
    settle(desk.tasks)
    assert not form.status.visibleRegion().isEmpty()
    assert form.status.button.hasFocus()
    sheet.takeWidget()  # the pane is put away by its own fixture


def test_what_cannot_be_is_not_offered(
    pane: VisitDetailsForm, desk: Desk, by_hand: ByHand, room: Room, colleague: UserId
) -> None:
    by_hand.works(colleague)
    first = by_hand.booked(room.waiting())
    second = by_hand.booked(room.waiting("Bakker", birth_date="1990-01-01"))
    by_hand.moving.move(second.id, first.starts_at, nurse=colleague, actor=room.actor, version=second.version)
    form = _open(pane, first, desk)
    form.form.set_values({"colleague": str(colleague)})
    press(form, "save_visit_details")
    settle(desk.tasks)
    assert by_hand.visit(first.id) == first
    assert not [button for button in form.status.findChildren(QPushButton) if not button.isHidden()]


def test_a_place_that_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
    pane: VisitDetailsForm, desk: Desk, by_hand: ByHand, room: Room
) -> None:
    visit = by_hand.booked(room.waiting())
    form = _open(pane, visit, desk)
    form.form.set_values({"mode": Mode.ELSEWHERE, "minutes": "45"})
    press(form, "save_visit_details")
    settle(desk.tasks)
    assert form.form.field("location").error()
    assert by_hand.visit(visit.id) == visit
    assert form.form.values()["minutes"] == "45"


def test_the_form_says_a_visit_and_reads_the_same_visit() -> None:
    interpreter = Companion(
        kind=CompanionKind.INTERPRETER, name="Tolken Proef", reference="7", state=BookingState.ASKED, is_by_phone=True
    )
    others = (
        Companion(kind=CompanionKind.MIDWIFE, name="Praktijk Proef"),
        Companion(kind=CompanionKind.OTHER, name="Buurvrouw"),
        Companion(kind=CompanionKind.OTHER, name="Doula"),
    )
    visit = replace(_VISIT, companions=(interpreter, *others))
    assert read_details(shown(visit), visit) == details_of(visit)
    assert read_details(shown(_VISIT), _VISIT) == details_of(_VISIT)


@pytest.mark.parametrize(("typed", "field"), [("", "minutes"), ("een uur", "minutes"), ("7", "minutes")])
def test_a_length_that_is_no_number_is_refused_at_its_field(typed: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        read_details({**shown(_VISIT), "minutes": typed}, _VISIT)
    assert refused.value.field == field


def test_a_name_that_is_too_long_is_said_where_it_was_typed() -> None:
    with pytest.raises(UserError) as refused:
        read_details({**shown(_VISIT), "interpreter": "present", "interpreter_name": "x" * 201}, _VISIT)
    assert refused.value.field == "interpreter_name"
