from datetime import timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.today.page.acts import Acts
from ks_desktop.today.page.call_row import CallRow
from ks_desktop.visits.domain import BookingState, ContactResult, MissedReason
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import TODAY, desk_of, settle
from tests.today.conftest import services_of


def test_what_is_done_in_a_card_reaches_its_service(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    acts = Acts(desk_of(house, tasks), services_of(house), holder)
    told: list[Changes] = []
    tasks.changed.connect(told.append)
    passed = sign_up(house, "Voorbij", birth_date="1990-01-01", due_date="2026-11-18")
    acts.say_why(passed, MissedReason.NO_NURSE)
    entry = house.mornings.morning(actor=house.actor).to_call[0]
    row = CallRow(entry, desk_of(house, tasks))
    row.setParent(holder)
    row.findChild(QWidget, "attempt_later").click()  # type: ignore[union-attr]
    acts.propose(row, Tried(result=ContactResult.LATER))
    settle(tasks)
    acts.record(row, row.findChild(QWidget, "try_strip").tried(house.clock.now()))  # type: ignore[union-attr]
    monday = TODAY + timedelta(days=2)
    case = next(one.case_id for one in house.visits.to_plan(actor=house.actor) if "Kaya" in one.name)
    house.visits.accept(
        house.visits.proposals(case, actor=house.actor, first=monday, last=monday)[0], actor=house.actor
    )
    task = next(one for one in house.interpreters.to_book(actor=house.actor) if one.case_id == case)
    acts.arrange(task, BookingState.ASKED)
    acts.mark(task.appointment_id, ContactResult.SPOKEN, False)
    settle(tasks)
    assert not row.is_busy()
    assert len(told) == 4
    with house.database.reading(house.actor) as reading:
        tries = house.visits.attempts([entry.case_id, case], reading=reading)
    assert [tries[one][-1].result for one in (entry.case_id, case)] == [ContactResult.LATER, ContactResult.SPOKEN]
    assert house.mornings.morning(actor=house.actor).missed == ()
    assert next(one for one in house.interpreters.to_book(actor=house.actor)).state is BookingState.ASKED
