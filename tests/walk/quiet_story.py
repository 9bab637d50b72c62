"""What happens to one woman before and after her pregnancy ended, a step at a time; each step may be refused."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from ks_desktop.clients.domain import CloseReason, ConsentPurpose
from ks_desktop.clients.domain.birth import Birth, News
from ks_desktop.clients.domain.joined import Join
from ks_desktop.clients.service.consents import Answered
from ks_desktop.coalition.domain import OfferQuestion
from ks_desktop.core.errors import KsError
from ks_desktop.core.values import CaseId, ClientId, DaySpan, UserId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.onward.domain import NotStarted, OnwardPlan, OnwardState, OnwardWay, StepTaken
from ks_desktop.practice import MovableClock
from ks_desktop.referrals.exchange import csv_file
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    BookingState,
    ContactResult,
    Outcome,
    PlannedRow,
    PlanProposal,
    Proposal,
    Report,
)
from ks_desktop.visits.service.contacts import Tried
from tests.families import FIELDS

CLOSING: Final = "close case"
SURNAMES: Final = ("Zonnevanck", "Maneschijn", "Sterrenborg", "Wolkenveld", "Regenboog")
PHONE: Final = "06 98765432"
HERS: Final = {
    "given_name": "Mirabel",
    "birth_date": "1996-04-08",
    "phone": PHONE,
    "language": "ar",
    "interpreter": "yes",
    "due_date": "2027-04-02",
}


@dataclass(kw_only=True)
class Story:
    """One house with her in it."""

    house: House
    case_id: CaseId
    surname: str
    proposed: list[PlannedRow] = field(default_factory=list)
    days: int = 0
    others: int = 0

    @property
    def actor(self) -> UserId:
        """Return who is at work."""
        return self.house.actor

    @property
    def is_quiet(self) -> bool:
        """Tell whether it was written down that her pregnancy ended."""
        with self.house.database.reading(self.actor) as reading:
            return self.house.clients.cases([self.case_id], reading=reading)[self.case_id].is_quiet

    @property
    def client_id(self) -> ClientId:
        """Return whose case it is."""
        with self.house.database.reading(self.actor) as reading:
            return self.house.clients.cases([self.case_id], reading=reading)[self.case_id].client_id

    def visits(self) -> tuple[Appointment, ...]:
        """Return all her visits."""
        with self.house.database.reading(self.actor) as reading:
            return self.house.visits.of_cases([self.case_id], reading=reading).get(self.case_id, ())

    def booked(self) -> Appointment | None:
        """Return the visit that is planned, or None."""
        return next((visit for visit in self.visits() if visit.state is AppointmentState.BOOKED), None)

    def do(self, step: str) -> None:
        """Do one step; what is refused is refused."""
        with suppress(KsError):
            STEPS[step](self)


def refer(house: House, surname: str, **changed: str) -> CaseId:
    """Sign her up, or somebody who is much like her."""
    values = {**FIELDS, "birth_surname": surname, **HERS, **changed}
    return house.referrals.record(values, actor=house.actor, seen=True).case_id


def begin(house: House, surname: str = SURNAMES[0]) -> Story:
    """Begin with her first referral."""
    return Story(house=house, case_id=refer(house, surname), surname=surname)


def _proposal(story: Story) -> Proposal:
    return story.house.visits.proposals(story.case_id, actor=story.actor, count=1)[0]


def _plan(story: Story) -> None:
    story.house.visits.accept(_proposal(story), actor=story.actor)


def _propose_week(story: Story) -> None:
    found = _proposal(story)
    row = PlannedRow(
        case_id=story.case_id,
        contact_type=found.contact_type,
        name=story.surname,
        nurse=found.nurse,
        starts_at=found.starts_at,
        minutes=found.minutes,
        mode=found.mode,
    )
    story.proposed.append(row)


def _accept_week(story: Story) -> None:
    if story.proposed:
        plan = PlanProposal(rows=tuple(story.proposed), left_out=(), points=0)
        found = story.house.week_proposals.accept(plan, [story.case_id], actor=story.actor)
        assert not story.is_quiet or story.surname not in repr(found), "the answer names her"


def _move(story: Story) -> None:
    visit = story.booked()
    if visit is not None:
        moved = visit.starts_at + timedelta(days=7)
        seen = {"late", "busy", "window", "hours", "travel", "wish", "other_visit", "term", "far", "outside"}
        story.house.moving.move(visit.id, moved, actor=story.actor, version=visit.version, despite=seen)


def _cancel(story: Story) -> None:
    visit = story.booked()
    if visit is not None:
        story.house.visits.cancel(visit.id, "ziek", actor=story.actor)


def _report(story: Story) -> None:
    visit = story.booked()
    if visit is not None and visit.starts_at <= story.house.clock.now():
        story.house.visits.report(visit.id, Report(outcome=Outcome.VISITED, held_on=visit.day), actor=story.actor)


def _letter(story: Story, kind: LetterKind, upto: LetterState) -> None:
    letters = story.house.letters
    made = letters.draft(kind, story.case_id, actor=story.actor)
    if upto is not LetterState.DRAFT:
        letters.finalise(made, actor=story.actor)
    if upto is LetterState.SENT:
        letters.mark_sent(made, SendRoute.BY_HAND, story.house.clock.today(), actor=story.actor)


def _interpreter(story: Story, state: BookingState) -> None:
    for task in story.house.interpreters.to_book(actor=story.actor):
        if task.case_id == story.case_id:
            story.house.interpreters.arrange(
                task.appointment_id, state, name="Tolkenbureau Proef", actor=story.actor, version=task.version
            )


def _remind(story: Story) -> None:
    visit = story.booked()
    if visit is not None:
        story.house.reminders.mark(visit.id, ContactResult.NOT_REACHED, actor=story.actor)


def _calendar(story: Story) -> None:
    today = story.house.clock.today()
    span = DaySpan(today, today + timedelta(days=60))
    file = story.house.calendar.preview(span, actor=story.actor)
    story.house.calendar.left(file, actor=story.actor)


def _print(story: Story) -> None:
    visit = story.booked()
    if visit is not None:
        paper = story.house.plans.day(visit.day, actor=story.actor)
        story.house.plans.printed(paper, actor=story.actor)


def _refer_again(story: Story) -> None:
    story.others += 1
    name = f"A. Ander{story.others}"
    refer(story.house, story.surname, referrer_name=name, referrer_organisation="Wijkteam Proef")


def _import(story: Story) -> None:
    story.others += 1
    row = {
        "received_on": "2026-11-20",
        "referrer_organisation": f"Huisartsen Proef {story.others}",
        "referrer_role": "gp",
        "birth_surname": story.surname,
        **HERS,
        "due_date": "2027-04-05",
        "consent_given": "yes",
        "consent_on": "2026-11-20",
        "consent_by": "huisarts",
    }
    found = story.house.imports.open(csv_file(tuple(row), [row]), actor=story.actor)
    list(story.house.imports.store(found, actor=story.actor))


def _join(story: Story) -> None:
    """Somebody finds her under another name, too, and makes the two records one."""
    story.others += 1
    house, spelt = story.house, f"{story.surname}x{story.others}"
    birth_date = f"1996-04-{9 + story.others:02d}"
    other = refer(house, spelt, birth_date=birth_date, phone="06 11112222")
    with suppress(KsError):
        house.visits.accept(house.visits.proposals(other, actor=story.actor, count=1)[0], actor=story.actor)
    with house.database.reading(story.actor) as reading:
        gone = house.clients.cases([other], reading=reading)[other].client_id
    try:
        house.joining.join(
            Join(kept=story.client_id, gone=gone, pregnancies=((other, story.case_id),)), actor=story.actor
        )
    except KsError:
        house.clients.close_case(other, CloseReason.PREGNANCY_ENDED, actor=story.actor)
        raise


def _withdraw(story: Story) -> None:
    today = story.house.clock.today()
    no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=today, asked_by="N. Proef")
    story.house.consents.answer(story.case_id, no, actor=story.actor)


def _halfway(story: Story) -> None:
    typed = {"birth_surname": story.surname, "given_name": HERS["given_name"], "birth_date": "8-4-1996"}
    story.house.half_done.keep(typed, actor=story.actor)


def _undo(story: Story) -> None:
    last = story.house.undo.latest(actor=story.actor)
    if last is not None and last.label != CLOSING:  # to take back the closing itself is what somebody may want
        story.house.undo.undo(actor=story.actor)


def _undo_hers(story: Story) -> None:
    """Take back everything of hers that can be, but the closing itself."""
    for step in story.house.undo.steps(actor=story.actor, case_id=story.case_id):
        if step.label != CLOSING:
            with suppress(KsError):
                story.house.undo.undo_step(step.id, actor=story.actor)


def _day(story: Story) -> None:
    story.days += 3
    clock = story.house.clock
    assert isinstance(clock, MovableClock)
    clock.go_to(date(2026, 11, 21) + timedelta(days=story.days))


def _attempt(story: Story) -> None:
    story.house.visits.contacts.record(story.case_id, Tried(result=ContactResult.NOT_REACHED), actor=story.actor)


def _ask_for_news(story: Story) -> None:
    story.house.births.answer(story.case_id, News.UNKNOWN, actor=story.actor)


def _partner(story: Story) -> None:
    story.house.life_events.partner_may_not_know(story.case_id, actor=story.actor)


def _birth(story: Story) -> None:
    today = story.house.clock.today()
    story.house.births.record(Birth(case_id=story.case_id, born_on=today, told_on=today), actor=story.actor)


def _reopen(story: Story) -> None:
    story.house.clients.reopen_case(story.case_id, actor=story.actor)


def _take_up(story: Story) -> None:
    with story.house.database.reading(story.actor) as reading:
        referrals = story.house.referrals.of_cases([story.case_id], reading=reading).get(story.case_id, ())
    for referral in referrals:
        with suppress(KsError):
            story.house.referrals.take_up_again(referral.id, actor=story.actor)


def _refer_onward(story: Story) -> None:
    """She signs up herself for something, which tells nobody about her; a partner is asked by phone."""
    service = story.house.services.find(OfferQuestion(), actor=story.actor)[story.others]
    partner = story.house.coalition.organisations(actor=story.actor)[0]
    plans = (
        OnwardPlan(case_id=story.case_id, service_id=service.id, way=OnwardWay.HERSELF),
        OnwardPlan(case_id=story.case_id, organisation_id=partner.id, way=OnwardWay.PHONE),
    )
    for plan in plans:
        story.house.onward.refer(plan, actor=story.actor)


def _hear_of_help(story: Story, *states: OnwardState) -> None:
    with story.house.database.reading(story.actor) as reading:
        hers = story.house.onward.of_cases([story.case_id], reading=reading).get(story.case_id, ())
    reason = {OnwardState.NOT_STARTED: NotStarted.NO_PLACE}
    for referral in hers:
        for state in states:
            step = StepTaken(state=state, on=story.house.clock.today(), reason=reason.get(state))
            with suppress(KsError):
                story.house.onward.take_step(referral.id, step, actor=story.actor)


def _receipt(upto: LetterState) -> Callable[[Story], None]:
    return lambda story: _letter(story, LetterKind.RECEIPT, upto)


def _appointment(upto: LetterState) -> Callable[[Story], None]:
    return lambda story: _letter(story, LetterKind.APPOINTMENT, upto)


STEPS: Final[dict[str, Callable[[Story], None]]] = {
    "plan": _plan,
    "propose the week": _propose_week,
    "accept the week": _accept_week,
    "move": _move,
    "cancel": _cancel,
    "report": _report,
    "draft letter": _receipt(LetterState.DRAFT),
    "final letter": _appointment(LetterState.FINAL),
    "sent letter": _receipt(LetterState.SENT),
    "ask interpreter": lambda story: _interpreter(story, BookingState.ASKED),
    "book interpreter": lambda story: _interpreter(story, BookingState.BOOKED),
    "remind": _remind,
    "calendar": _calendar,
    "print": _print,
    "refer again": _refer_again,
    "import": _import,
    "join": _join,
    "take back consent": _withdraw,
    "keep halfway": _halfway,
    "undo": _undo,
    "undo hers": _undo_hers,
    "three days": _day,
    "call": _attempt,
    "letter to her": lambda story: _letter(story, LetterKind.NOT_REACHED, LetterState.DRAFT),
    "ask for news": _ask_for_news,
    "partner may not know": _partner,
    "birth": _birth,
    "refer onward": _refer_onward,
    "she signed up": lambda story: _hear_of_help(story, OnwardState.SENT),
    "no help": lambda story: _hear_of_help(story, OnwardState.SENT, OnwardState.NOT_STARTED),
    "reopen": _reopen,
    "take up": _take_up,
}
BEFORE: Final = tuple(name for name in STEPS if name not in {"reopen", "take up"})
AFTER: Final = tuple(STEPS)
