"""What is kept about an invented woman, for the tests of her extract."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from ks_desktop.clients.domain import Answer, ConsentPurpose, ConsentState, DueDate, DueDateMethod
from ks_desktop.clients.domain.goal import Goal, GoalState
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.domain.standstill import Statement
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, LetterId, ReferralId, UserId
from ks_desktop.letters.domain import Letter, LetterKind, LetterState, SendRoute
from ks_desktop.letters.extract.parts import WORDING, Telling
from ks_desktop.letters.extract.records import Kept, Logged
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import wording
from ks_desktop.onward.domain import OnwardState, OnwardWay
from ks_desktop.referrals.domain import Reason, Referral
from ks_desktop.visits.domain import Appointment, AppointmentState, ContactAttempt, ContactResult, Outcome
from ks_desktop.visits.domain.report import Agreement, Help, HelpKind, Report
from tests.letters.people import AYLIN, CASE, TEAM, consent, facts
from tests.onward.made import make_onward, step, take

NURSE = UserId(UUID(int=3))
NOON = instant_of(date(2026, 11, 12), time(12))
REPORT = Report(
    outcome=Outcome.VISITED,
    held_on=date(2026, 11, 18),
    note="Zij slaapt weer beter.",
    topics=("household",),
    agreements=(Agreement(who="ik", what="bel het spreekuur", by_when=date(2026, 12, 1)),),
    help=(Help(kind=HelpKind.INFORMATION, what="folder"),),
)
LETTER = Letter(
    id=LetterId(UUID(int=7)),
    case_id=CASE,
    kind=LetterKind.REFERRAL_SOCIAL,
    state=LetterState.SENT,
    number="2026-0007",
    to_name="Buurtteam Oost\nPleinweg 3",
    values={"name": "A. (Aylin) Kaya", "phone": "06 12 34 56 78"},
    route=SendRoute.SECURE_MAIL,
    made_at=NOON,
    made_by=NURSE,
    finalised_at=NOON,
    sent_on=date(2026, 11, 13),
)


HELP = take(
    take(
        make_onward(
            case_id=CASE, made_on=date(2026, 3, 2), wish="Hulp met de post", way=OnwardWay.PHONE, receiver=TEAM.name
        ),
        step(OnwardState.SENT),
    ),
    step(OnwardState.WAITING, 9, waiting_weeks=6, words="bellen over een maand"),
)


def visit(**changes: Any) -> Appointment:
    """Return a visit that was held."""
    held = Appointment(
        id=AppointmentId(UUID(int=6)),
        case_id=CASE,
        nurse=NURSE,
        starts_at=NOON,
        minutes=60,
        state=AppointmentState.DONE,
        report=REPORT,
    )
    return replace(held, **changes)


def stated(day: date, at: datetime = NOON) -> DueDate:
    """Return a statement of the due date."""
    return DueDate(due_date=day, method=DueDateMethod.ULTRASOUND, stated_at=at, stated_by=NURSE)


KEPT = Kept(
    due_dates=(stated(date(2027, 3, 16)), stated(date(2027, 3, 20))),
    people=(Involved(id=UUID(int=9), case_id=CASE, role="zus", name="Elif Kaya", may_talk=Answer.YES),),
    referrals=(
        Referral(
            id=ReferralId(UUID(int=5)),
            case_id=CASE,
            received_on=date(2026, 11, 10),
            referrer_organisation="Verloskundigen De Wiek",
            reasons=(Reason.WORK_INCOME,),
            reason_note="Haar zwager vertelde iets.",
        ),
    ),
    attempts=(
        ContactAttempt(id=UUID(int=8), case_id=CASE, user=NURSE, at=NOON, result=ContactResult.SPOKEN, note="intern"),
    ),
    visits=(visit(),),
    goals=(Goal(id=UUID(int=10), case_id=CASE, words="Een wieg", since=date(2026, 11, 18), state=GoalState.OPEN),),
    onward=(HELP,),
    statements=(
        Statement(
            id=UUID(int=11),
            case_id=CASE,
            words="Zo zei ik dat niet.",
            about="Verslag",
            added_on=date(2026, 11, 20),
            added_by=NURSE,
        ),
    ),
    letters=(LETTER,),
    log=(Logged(day=date(2026, 11, 12), by=NURSE, what="looked", times=2),),
    receivers={TEAM.id: TEAM.name},
    names={NURSE: "Noor Proef"},
)


def hers(**changes: Any) -> LetterFacts:
    """Return the facts of an extract, with a consent she took back."""
    back = consent(
        ConsentPurpose.REFER, receiver=TEAM.id, state=ConsentState.WITHDRAWN, withdrawn_on=date(2026, 11, 21)
    )
    made = facts(client=AYLIN, consents=(consent(ConsentPurpose.SIGN_UP), back), kept=KEPT)
    return replace(made, **changes)


def telling(known: LetterFacts | None = None) -> Telling:
    """Return what a part is told from."""
    known = known or hers()
    assert known.kept is not None
    return Telling(facts=known, kept=known.kept, words=wording(WORDING))
