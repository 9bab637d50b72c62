from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

import pytest

from ks_desktop.clients.domain import CaseStatus, CloseReason
from ks_desktop.clients.domain.goal import Goal, GoalState
from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId, ReferralId, UserId, new_id
from ks_desktop.letters import answering, gathering
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import Loop, VisitResult
from ks_desktop.referrals.domain import Referral, ReferrerRole, Route
from ks_desktop.visits.domain import (
    Agreement,
    Appointment,
    AppointmentState,
    ContactAttempt,
    ContactResult,
    Help,
    HelpKind,
    Outcome,
    Report,
)
from tests.letters.people import CASE, PREGNANCY, TEAM
from tests.letters.rooms import VALUES, Rooms

NURSE = UserId(UUID(int=7))


def instant(day: int) -> datetime:
    return instant_of(date(2026, 11, day), time(10, 30))


def visit(number: int, day: int, state: AppointmentState = AppointmentState.BOOKED, **changes: object) -> Appointment:
    made = Appointment(
        id=AppointmentId(UUID(int=number)), case_id=CASE, nurse=NURSE, starts_at=instant(day), minutes=60, state=state
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def attempt(day: int, result: ContactResult) -> ContactAttempt:
    return ContactAttempt(id=new_id(), case_id=CASE, user=NURSE, at=instant(day), result=result)


def report(outcome: Outcome, day: int) -> Report:
    return Report(outcome=outcome, held_on=date(2026, 11, day))


def test_the_loop_of_a_visit_that_was_held() -> None:
    held = visit(1, 18, AppointmentState.DONE, report=report(Outcome.VISITED, 19))
    tried = (attempt(11, ContactResult.NOT_REACHED), attempt(12, ContactResult.SPOKEN))
    assert answering.loop_of(PREGNANCY, (held,), tried) == Loop(
        contact_on=date(2026, 11, 12), attempts=2, visit=VisitResult.HELD, visit_on=date(2026, 11, 19)
    )


def test_what_the_referrer_may_hear_is_what_the_last_visit_says() -> None:
    said = replace(report(Outcome.VISITED, 19), feed_back="Het gaat goed.", help=(Help(kind=HelpKind.PROGRAMME),))
    older = replace(report(Outcome.VISITED, 12), feed_back="Eerder")
    held = (visit(1, 18, AppointmentState.DONE, report=said), visit(2, 12, AppointmentState.DONE, report=older))
    known = answering.loop_of(PREGNANCY, held, ())
    assert (known.feed_back, known.is_help_agreed) == ("Het gaat goed.", True)
    known = answering.loop_of(PREGNANCY, held[1:], ())
    assert (known.feed_back, known.is_help_agreed) == ("Eerder", False)


def test_a_hand_over_tells_her_goals_of_now_and_those_of_older_reports_only_until_some_are_kept() -> None:
    older = replace(report(Outcome.VISITED, 12), agreed=("Rust",), agreements=(Agreement(who="ik", what="bellen"),))
    held = [visit(1, 12, AppointmentState.DONE, report=older), visit(2, 24)]
    told = answering.handed_on(held, (), instant(20))
    assert (told.goals, told.agreed) == (("Rust",), ("ik: bellen",))
    assert (told.visited_on, told.fallen) == ((date(2026, 11, 12),), (instant(24),))
    reached = Goal(id=new_id(), case_id=CASE, words="Rust", since=date(2026, 11, 12)).ended(
        GoalState.REACHED, date(2026, 11, 15)
    )
    now = Goal(id=new_id(), case_id=CASE, words="Een wieg", since=date(2026, 11, 15), position=1)
    assert answering.handed_on(held, (reached, now), instant(20)).goals == ("Een wieg",)


def test_a_visit_that_was_held_is_contact_too() -> None:
    held = visit(1, 18, AppointmentState.DONE, report=report(Outcome.VISITED, 18))
    assert answering.loop_of(PREGNANCY, (held,), ()).contact_on == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("visits", "reason", "expected"),
    [
        ((), None, VisitResult.NONE),
        ((visit(1, 24),), None, VisitResult.PLANNED),
        ((visit(1, 18, AppointmentState.NO_SHOW, report=report(Outcome.NOT_AT_HOME, 18)),), None, VisitResult.NONE),
        ((visit(1, 18, AppointmentState.CANCELLED, report=report(Outcome.DECLINED, 18)),), None, VisitResult.DECLINED),
        ((), CloseReason.DECLINED, VisitResult.DECLINED),
        ((), CloseReason.NOT_REACHED, VisitResult.NOT_REACHED),
        ((visit(1, 24, AppointmentState.CANCELLED),), None, VisitResult.NONE),
    ],
)
def test_what_became_of_the_visit(
    visits: tuple[Appointment, ...], reason: CloseReason | None, expected: VisitResult
) -> None:
    case = replace(PREGNANCY, status=CaseStatus.CLOSED if reason else CaseStatus.OPEN, close_reason=reason)
    assert answering.loop_of(case, visits, ()).visit is expected


def referral(number: int, day: int, **changes: object) -> Referral:
    made = Referral(id=ReferralId(UUID(int=number)), case_id=CASE, received_on=date(2026, 11, day))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_feedback_answers_the_newest_who_waits_unless_one_is_named() -> None:
    answered = referral(1, 15, feedback_given_on=date(2026, 11, 16))
    waiting = referral(2, 10)
    herself = referral(3, 18, route=Route.SELF)
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE)
    assert gathering.referral_for(draft, (answered, waiting, herself)) == waiting
    assert gathering.referral_for(replace(draft, receiver=answered.id), (answered, waiting)) == answered
    assert gathering.referral_for(replace(draft, receiver=new_id()), (answered, waiting)) is None
    assert gathering.referral_for(draft, (herself,)) is None
    assert gathering.referral_for(replace(draft, kind=LetterKind.APPOINTMENT), (waiting,)) is None


def test_an_appointment_letter_announces_the_first_booked_visit() -> None:
    gone, later, first = visit(1, 20, AppointmentState.DONE), visit(2, 30), visit(3, 24)
    draft = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CASE)
    assert gathering.appointment_for(draft, (gone, later, first)) == first
    assert gathering.appointment_for(replace(draft, receiver=later.id), (gone, later, first)) == later
    assert gathering.appointment_for(draft, (gone,)) is None
    assert gathering.appointment_for(replace(draft, receiver=gone.id), (gone, later)) == later
    assert gathering.appointment_for(replace(draft, receiver=gone.id), (gone,)) == gone


def test_facts_come_from_all_rooms(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman()
    rooms.book(case_id)
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=case_id)
    with rooms.database.reading(rooms.actor) as reading:
        facts = rooms.letters._gathering.facts(draft, reading=reading)  # noqa: SLF001
    assert facts.client.name.full == "Aylin Kaya"
    assert facts.wishes.reasons == ("work_income", "mental_wellbeing")
    assert facts.wishes.own_question == VALUES["own_question"]
    assert facts.office.name == "JGZ Voorbeeldstad"
    assert facts.signer.name == "Mw. Proef"
    assert facts.loop.visit is VisitResult.PLANNED
    assert facts.referrer is not None
    assert facts.referrer.referral_id == referral_id
    assert facts.referrer.in_care
    assert facts.referrer_organisation is not None
    assert facts.referrer_organisation.postcode == "3521 AB"


def test_a_team_that_referred_is_not_in_care(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(
        referrer_role=ReferrerRole.NEIGHBOURHOOD_TEAM.value, referrer_organisation=TEAM.name.upper()
    )
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=case_id)
    with rooms.database.reading(rooms.actor) as reading:
        facts = rooms.letters._gathering.facts(draft, reading=reading)  # noqa: SLF001
    assert not facts.receiver_in_care
    assert facts.referrer_organisation == replace(TEAM, version=1)


def test_a_case_that_is_not_there_is_said(rooms: Rooms) -> None:
    with pytest.raises(UserError) as refused:
        rooms.letters.begin(LetterKind.FEEDBACK, CaseId(new_id()), actor=rooms.actor)
    assert refused.value.code == "gone"


def test_a_note_goes_to_who_has_had_none() -> None:
    first = Referral(id=ReferralId(UUID(int=1)), case_id=CASE, received_on=date(2026, 11, 1))
    second = replace(first, id=ReferralId(UUID(int=2)), received_on=date(2026, 11, 9))
    told = replace(second, receipt_given_on=date(2026, 11, 9), asked_on=date(2026, 11, 9))
    for kind in (LetterKind.RECEIPT, LetterKind.QUESTION):
        draft = LetterDraft(kind=kind, case_id=CASE)
        assert gathering.referral_for(draft, (first, second)) == second
        assert gathering.referral_for(draft, (first, told)) == first
        assert gathering.referral_for(replace(draft, receiver=told.id), (first, told)) == told
