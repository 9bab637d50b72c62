from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import Appointment, Mode, Outcome, Report
from ks_desktop.visits.form import ReportForm, read_report
from ks_desktop.visits.service.reports import REPORT_FORM
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room, focused, press

MONDAY = date(2026, 11, 23)


def _booked(room: Room) -> Appointment:
    case_id = room.waiting()
    room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor)
    room.clock.put(date(2026, 11, 24), time(9))
    return _stored(room)


def _stored(room: Room) -> Appointment:
    with room.database.reading(room.actor) as reading:
        return room.visits.between(MONDAY, MONDAY, reading=reading)[0]


def _case(room: Room) -> CaseId:
    return _stored(room).case_id


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, room: Room) -> Iterator[ReportForm]:
    made = ReportForm(desk, room.visits)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.flush_draft()


def _show(form: ReportForm, desk: Desk, visit: Appointment) -> None:
    form.show_visit(visit)
    assert desk.tasks.wait_all()


def _type(keys: str) -> None:
    QTest.keyClicks(focused(), keys)


def test_a_report_by_keyboard_alone(qtbot: QtBot, desk: Desk, room: Room, form: ReportForm) -> None:
    _show(form, desk, _booked(room))
    form.form.focus_first()
    _type("b")  # Bezocht
    form.form.field("note").setFocus()
    _type("Rustig gesprek.")
    form.form.field("goals").setFocus()
    _type("Rust")
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    report = _stored(room).report
    assert report == Report(outcome=Outcome.VISITED, held_on=MONDAY, note="Rustig gesprek.", mode=Mode.HOME)
    look = room.visits.reports.look(_case(room), actor=room.actor)
    assert [goal.words for goal in look.goals] == ["Rust"]
    assert form.visit() is None


def test_nothing_chosen_is_said_at_the_field_and_nothing_is_saved(desk: Desk, room: Room, form: ReportForm) -> None:
    _show(form, desk, _booked(room))
    form.form.field("held_on").set_value(None)
    press(form, "save_report")
    assert desk.tasks.wait_all()
    assert form.form.field("outcome").error() == "Kies hoe het bezoek verliep."
    assert form.form.field("held_on").error() == "Vul de dag in."
    assert _stored(room).report is None


def test_what_the_service_refuses_stands_at_its_field(desk: Desk, room: Room, form: ReportForm) -> None:
    _show(form, desk, _booked(room))
    form.form.set_values({"outcome": Outcome.VISITED, "held_on": date(2026, 11, 30)})
    press(form, "save_report")
    assert desk.tasks.wait_all()
    assert "moet nog komen" in form.form.field("held_on").error()
    assert form.form.isEnabled()


def test_what_is_typed_is_a_draft_until_it_is_saved(desk: Desk, room: Room, form: ReportForm) -> None:
    visit = _booked(room)
    _show(form, desk, visit)
    form.form.field("note").set_value("halve zin")
    form.flush_draft()
    assert desk.tasks.wait_all()
    again = ReportForm(desk, room.visits)
    _show(again, desk, visit)
    assert again.form.field("note").value() == "halve zin"
    again.form.set_values({"outcome": Outcome.NOT_AT_HOME})
    press(again, "save_report")
    assert desk.tasks.wait_all()
    assert desk.drafts.find(REPORT_FORM, str(visit.id), actor=desk.actor) is None
    again.deleteLater()


def test_a_stored_report_is_shown_to_be_corrected(desk: Desk, room: Room, form: ReportForm) -> None:
    visit = _booked(room)
    report = Report(outcome=Outcome.VISITED, held_on=MONDAY, note="a", agreed=("b", "c"), next_step="d")
    room.visits.report(visit.id, report, actor=room.actor)
    _show(form, desk, _stored(room))
    assert read_report(form.form.values(), report) == replace(report, mode=Mode.HOME)
    assert form.form.field("goals").raw() == "b\nc"  # as the report named them: kept with the case from now on
    assert form.form.field("next_step").isVisible()


def test_escape_goes_back_and_keeps_what_was_typed(qtbot: QtBot, desk: Desk, room: Room, form: ReportForm) -> None:
    visit = _booked(room)
    _show(form, desk, visit)
    form.form.field("feed_back").set_value("bellen")
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    assert desk.tasks.wait_all()
    kept: dict[str, Any] | None = desk.drafts.find(REPORT_FORM, str(visit.id), actor=desk.actor)
    assert kept is not None
    assert kept["typed"] == {"feed_back": "bellen"}


def test_an_old_draft_goes_on_top_of_the_report_as_stored(desk: Desk, room: Room, form: ReportForm) -> None:
    visit = _booked(room)
    _show(form, desk, visit)
    form.form.field("feed_back").set_value("bellen")
    form.flush_draft()
    assert desk.tasks.wait_all()
    kept = desk.drafts.find(REPORT_FORM, str(visit.id), actor=desk.actor)
    assert kept is not None
    report = Report(outcome=Outcome.VISITED, held_on=MONDAY, note="door een ander", agreed=(), next_step="")
    room.visits.report(visit.id, report, actor=room.actor)
    desk.drafts.keep(REPORT_FORM, str(visit.id), kept, actor=desk.actor)
    _show(form, desk, _stored(room))
    assert read_report(form.form.values()) == replace(report, feed_back="bellen", mode=Mode.HOME)
    assert "staat er nog" in form.status.text.text()


def test_a_stale_report_is_refused_at_the_top(desk: Desk, room: Room, form: ReportForm) -> None:
    visit = _booked(room)
    _show(form, desk, replace(visit, version=7))
    form.form.set_values({"outcome": Outcome.VISITED})
    press(form, "save_report")
    assert desk.tasks.wait_all()
    assert _stored(room).report is None
    assert form.visit() is not None
