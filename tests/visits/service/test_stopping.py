from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import ConsentPurpose, ConsentState, Informed, TellKind, newest_answer
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import AppointmentId, CaseId
from ks_desktop.referrals.domain import Tray
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    BookingState,
    Companion,
    CompanionKind,
    Details,
    Outcome,
    Report,
)
from tests.visits.by_hand import ByHand
from tests.visits.conftest import TODAY, Room


@pytest.fixture(autouse=True)
def _connected(room: Room) -> None:
    room.clients.answers.when_withdrawn.append(room.visits)


def book(room: Room, case_id: CaseId) -> AppointmentId:
    return room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor).appointment_id


def visits(room: Room, case_id: CaseId) -> tuple[Appointment, ...]:
    with room.database.reading(room.actor) as reading:
        return room.visits.of_cases([case_id], reading=reading).get(case_id, ())


def take_back(room: Room, case_id: CaseId, purpose: ConsentPurpose = ConsentPurpose.SIGN_UP) -> None:
    no = Answered(purpose=purpose, agrees=False, given_on=room.clock.today(), asked_by="N. Proef")
    room.clients.answers.answer(case_id, no, actor=room.actor)


def told(room: Room, case_id: CaseId) -> list[Informed]:
    with room.database.reading(room.actor) as reading:
        return [line.informed for line in room.clients.answers.to_tell([case_id], reading=reading).get(case_id, ())]


@pytest.mark.parametrize("purpose", [ConsentPurpose.SIGN_UP, ConsentPurpose.CONTACT])
def test_without_her_consent_the_visit_to_come_is_off_and_none_can_be_planned(
    room: Room, purpose: ConsentPurpose
) -> None:
    case_id = room.waiting()
    book(room, case_id)
    take_back(room, case_id, purpose)
    (visit,) = visits(room, case_id)
    assert (visit.state, visit.cancel_reason) == (AppointmentState.CANCELLED, "Zij stemt niet meer in")
    assert room.visits.to_plan(actor=room.actor) == ()
    with pytest.raises(UserError) as refused:
        room.visits.proposals(case_id, actor=room.actor)
    assert refused.value.code == "consent_missing"
    assert [line.tray for line in room.referrals.list(actor=room.actor)] != [Tray.TAKEN_UP]


def test_another_answer_leaves_the_agenda_alone(room: Room) -> None:
    case_id = room.waiting()
    book(room, case_id)
    take_back(room, case_id, ConsentPurpose.FEEDBACK)
    assert [visit.state for visit in visits(room, case_id)] == [AppointmentState.BOOKED]


def test_the_interpreter_must_hear_that_the_visit_is_off(room: Room) -> None:
    case_id = room.waiting(interpreter="yes", language="tr")
    book(room, case_id)
    (visit,) = visits(room, case_id)
    take_back(room, case_id)
    assert told(room, case_id) == [
        Informed(kind=TellKind.INTERPRETER, who="tr", about=f"{visit.start:%H:%M}", since=visit.day)
    ]


def test_an_interpreter_who_comes_along_though_her_record_asks_for_none_must_hear_it_too(
    room: Room, by_hand: ByHand
) -> None:
    visit = by_hand.booked(room.waiting(language="pl"))
    agency = Companion(kind=CompanionKind.INTERPRETER, state=BookingState.BOOKED, name="Tolken Proef")
    details = Details(minutes=visit.minutes, mode=visit.mode, companions=(agency,))
    by_hand.details.change(visit.id, details, actor=room.actor, version=visit.version)
    take_back(room, visit.case_id)
    assert [(line.kind, line.who, line.since) for line in told(room, visit.case_id)] == [
        (TellKind.INTERPRETER, "pl", visit.day)
    ]


def test_undo_brings_no_visit_back_without_her_consent_and_a_new_yes_none_by_itself(room: Room) -> None:
    case_id = room.waiting()
    appointment_id = book(room, case_id)
    room.visits.cancel(appointment_id, "ziek", actor=room.actor)
    cancelled = room.undo.latest(actor=room.actor)
    assert cancelled is not None
    take_back(room, case_id)
    with pytest.raises(StaleError) as refused:
        room.undo.undo_step(cancelled.id, actor=room.actor)
    assert refused.value.code == "no_consent"
    yes = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=True, given_on=TODAY, asked_by="N. Proef")
    room.clients.answers.answer(case_id, yes, actor=room.actor)
    assert [visit.state for visit in visits(room, case_id)] == [AppointmentState.CANCELLED]
    assert room.visits.proposals(case_id, actor=room.actor)


def test_a_visit_that_took_place_can_still_be_reported(room: Room) -> None:
    case_id = room.waiting()
    appointment_id = book(room, case_id)
    room.clock.put(date(2026, 11, 24), time(9))
    take_back(room, case_id)
    assert [visit.state for visit in visits(room, case_id)] == [AppointmentState.BOOKED]
    report = Report(outcome=Outcome.VISITED, held_on=date(2026, 11, 23))
    room.visits.report(appointment_id, report, actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert list(room.visits.kept_because([case_id], reading=reading)) == [case_id]


def test_a_case_is_kept_by_a_visit_that_stands_or_was_reported_and_not_by_one_that_was_cancelled(room: Room) -> None:
    case_id, other = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01")
    appointment_id = book(room, case_id)
    with room.database.reading(room.actor) as reading:
        kept = room.visits.kept_because([case_id, other], reading=reading)
    assert list(kept) == [case_id]
    room.visits.cancel(appointment_id, "ziek", actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert room.visits.kept_because([case_id, other], reading=reading) == {}


def test_a_consent_that_is_corrected_away_stops_as_one_that_was_taken_back(room: Room) -> None:
    case_id = room.waiting()
    book(room, case_id)
    (line,) = room.referrals.list(actor=room.actor)
    opened = room.referrals.open(line.referral.id, actor=room.actor)
    values = {**opened.values, "consent_given": "", "consent_by": "", "consent_on": ""}
    room.referrals.update(line.referral.id, values, actor=room.actor, version=opened.version)
    assert [visit.state for visit in visits(room, case_id)] == [AppointmentState.CANCELLED]
    with room.database.reading(room.actor) as reading:
        (answer,) = room.clients.consents([case_id], reading=reading)[case_id]
    assert answer.state is ConsentState.WITHDRAWN


_STEPS = st.lists(
    st.tuples(
        st.sampled_from([ConsentPurpose.SIGN_UP, ConsentPurpose.CONTACT, ConsentPurpose.FEEDBACK]),
        st.sampled_from(["yes", "no", "take back"]),
    ),
    max_size=5,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_STEPS)
def test_whatever_she_answers_a_visit_is_planned_only_while_she_agrees(
    room: Room, steps: list[tuple[ConsentPurpose, str]]
) -> None:
    with room.database.reading(room.actor) as reading:
        number = len(room.clients.open_cases(reading=reading))
    case_id = room.waiting(f"Kaya{number}", birth_date=f"19{70 + number % 29}-02-03")
    agrees = {ConsentPurpose.SIGN_UP: True, ConsentPurpose.CONTACT: True}
    for purpose, said in steps:
        if said == "take back":
            with room.database.reading(room.actor) as reading:
                answers = room.clients.consents([case_id], reading=reading)[case_id]
            newest = newest_answer(answers, purpose, on=TODAY)
            if newest is None or newest.state is ConsentState.REFUSED:
                continue
            room.clients.answers.withdraw(newest.id, TODAY, actor=room.actor)
            room.clients.answers.withdraw(newest.id, TODAY, actor=room.actor)
        else:
            answer = Answered(purpose=purpose, agrees=said == "yes", given_on=TODAY, asked_by="N. Proef")
            room.clients.answers.answer(case_id, answer, actor=room.actor)
        agrees[purpose] = said == "yes"
        may = agrees[ConsentPurpose.SIGN_UP] and agrees[ConsentPurpose.CONTACT]
        booked = [v for v in visits(room, case_id) if v.state is AppointmentState.BOOKED]
        if not may:
            assert not booked
            with pytest.raises(UserError):
                room.visits.proposals(case_id, actor=room.actor)
        assert (case_id in {entry.case_id for entry in room.visits.to_plan(actor=room.actor)}) is (may and not booked)
        if may and not booked:
            book(room, case_id)
        day = visits(room, case_id)[-1].day if visits(room, case_id) else TODAY
        plan = room.visits.day_plan(day, actor=room.actor, only_agreed=True)
        assert (case_id in {stop.appointment.case_id for stop in plan.stops}) is may
    for visit in visits(room, case_id):
        if visit.state is AppointmentState.BOOKED:
            room.visits.cancel(visit.id, "opruimen", actor=room.actor)
