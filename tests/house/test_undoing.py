"""Whatever is done, in whatever order: taken back, every table is as it was; and no step takes back half of itself."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import CloseReason, ConsentPurpose, DueDateMethod
from ks_desktop.clients.domain.birth import Birth
from ks_desktop.clients.domain.goal import Goal
from ks_desktop.clients.service.consents import Answered
from ks_desktop.coalition.domain import OfferQuestion
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.rows import Base
from ks_desktop.core.undo import UndoStep
from ks_desktop.core.values import CaseId, Changes, DaySpan, new_id
from ks_desktop.house import House
from ks_desktop.house.undoing import LABELS, NOT_UNDONE
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.letters.service.wordings import TextEdit
from ks_desktop.onward.domain import NotStarted, OnwardPlan, OnwardState, OnwardWay, StepTaken, Wanted
from ks_desktop.referrals.domain import NotTakenUp
from ks_desktop.security.audit import EXEMPT, verify
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Absence, Appointment, AppointmentState, ContactResult, Outcome, Report, StopReason
from ks_desktop.visits.domain.absence import AbsenceReason
from ks_desktop.visits.domain.printed import PlanKind, PlanState
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.visits.service.contacts import Tried
from tests.houses import TODAY, practice

Act = Callable[["Work", int], object]
Snapshot = dict[str, Counter[str]]
_AN_ANSWER: Final = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=True, given_on=TODAY, asked_by="N. Proef")


class Work:
    """A practice house, and what is done in it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.actor = house.actor
        with house.database.reading(house.actor) as reading:
            rows = reading.session.execute(sa.text("SELECT id FROM client_case ORDER BY id")).scalars()
            self.cases = [CaseId(UUID(key)) for key in rows]
        (draft,) = (line.letter for line in house.letters.register(actor=self.actor) if not line.letter.number)
        house.letters.finalise(draft.id, actor=self.actor)
        plans, week = house.printed_plans, DaySpan(TODAY, TODAY + timedelta(days=7))
        plans.printed(plans.draft(PlanKind.WEEK, week, (), nurse=self.actor, actor=self.actor), actor=self.actor)

    def case(self, number: int) -> CaseId:
        return self.cases[number % len(self.cases)]

    def visit(self, number: int, *states: AppointmentState) -> Appointment:
        with self.house.database.reading(self.actor) as reading:
            of_cases = self.house.visits.of_cases(self.cases, reading=reading)
        found = [visit for case in self.cases for visit in of_cases.get(case, ()) if visit.state in states]
        if not found:
            raise UserError("none", code="none")
        return found[number % len(found)]

    def letter(self, number: int, *states: LetterState) -> Any:
        found = [line.letter for line in self.house.letters.register(actor=self.actor) if line.letter.state in states]
        if not found:
            raise UserError("none", code="none")
        return sorted(found, key=lambda letter: letter.id)[number % len(found)]

    def referral(self, number: int) -> Any:
        found = sorted(line.referral.id for line in self.house.referrals.list(actor=self.actor))
        return found[number % len(found)]

    def consent(self, number: int) -> Any:
        with self.house.database.reading(self.actor) as reading:
            given = self.house.clients.consents([self.case(number)], reading=reading).get(self.case(number), ())
        if not given:
            raise UserError("none", code="none")
        return given[-1].id

    def told(self, number: int) -> UUID:
        with self.house.database.reading(self.actor) as reading:
            lists = self.house.consents.to_tell(self.cases, reading=reading)
        lines = [line for case in self.cases for line in lists.get(case, ())]
        if not lines:
            raise UserError("none", code="none")
        return lines[number % len(lines)].id

    def snapshot(self) -> Snapshot:
        """Return every table but the log, versions and the steps, and what is made from records by itself."""
        found = {}
        with self.house.database.reading(self.actor) as reading:
            for table in Base.metadata.sorted_tables:
                if table.name in EXEMPT:
                    continue
                names = ", ".join(f'"{column.name}"' for column in table.columns if column.name != "version")
                rows = reading.session.connection().exec_driver_sql(f'SELECT {names} FROM "{table.name}"')  # noqa: S608
                found[table.name] = Counter(map(repr, rows))
        return found


def accept(work: Work, number: int) -> object:
    proposals = work.house.visits.proposals(work.case(number), actor=work.actor)
    return work.house.visits.accept(proposals[number % len(proposals)], actor=work.actor)


def move(work: Work, number: int) -> object:
    visit = work.visit(number, AppointmentState.BOOKED)
    move = work.house.moving.move
    later = visit.starts_at + timedelta(days=7)
    return move(
        visit.id, later, actor=work.actor, version=visit.version, despite=frozenset({"outside", "late", "hours"})
    )


def report(work: Work, number: int) -> object:
    visit = work.visit(number, AppointmentState.BOOKED, AppointmentState.DONE)
    said = Report(outcome=list(Outcome)[number % len(Outcome)], held_on=min(visit.day, TODAY), note="kort")
    return work.house.visits.report(visit.id, said, actor=work.actor)


def stop_term(work: Work, number: int) -> object:
    clocks = work.house.stop_clocks
    first = TODAY - timedelta(days=number % 5)
    return clocks.save(clocks.new(work.case(number), first, None, StopReason.ABROAD, ""), actor=work.actor)


def wish(work: Work, number: int) -> object:
    hers = work.house.wishes.of(work.case(number), actor=work.actor)
    return work.house.wishes.write(replace(hers, minutes=30 + 5 * (number % 9)), actor=work.actor)


def goal(work: Work, number: int) -> object:
    case_id = work.case(number)
    with work.house.database.reading(work.actor) as reading:
        hers = work.house.goals.of([case_id], reading=reading).get(case_id, ())
    new = Goal(id=new_id(), case_id=case_id, words="op tijd slapen", since=TODAY, position=len(hers))
    return work.house.goals.put(case_id, (*hers, new), actor=work.actor)


def absence(work: Work, number: int) -> object:
    first = TODAY + timedelta(days=number)
    away = Absence(id=new_id(), user=work.actor, first=first, last=first, reason=AbsenceReason.ILL)
    return work.house.schedules.absences.save(away, actor=work.actor)


def birth(work: Work, number: int) -> object:
    born = Birth(case_id=work.case(number), born_on=TODAY, told_on=TODAY)
    return work.house.births.record(born, actor=work.actor, close=bool(number % 2))


def plan(work: Work, number: int) -> object:
    del number
    (plan,) = work.house.printed_plans.out(actor=work.actor)
    plans = work.house.printed_plans
    return (plans.shredded if plan.state is PlanState.OUT else plans.found_again)(plan.id, actor=work.actor)


def rewrite(work: Work, number: int) -> Changes:
    """Change a text of a letter, or print a part of it no more."""
    wordings, kind = work.house.wordings, LetterKind.APPOINTMENT
    sheet = wordings.texts(kind, actor=work.actor)
    if number % 2:
        return wordings.leave_out(kind, "nl", f"body.{sheet.order()[0]}", actor=work.actor).changes
    edit = TextEdit(path="subject", text=f"Wij komen {number}", version=sheet.line("subject").version)
    return wordings.put(kind, "nl", edit, actor=work.actor).changes


def refer(work: Work, number: int) -> object:
    """Refer her onward, to one of two partners or to something where she signs up herself."""
    if number % 3 == 2:
        found = work.house.services.find(OfferQuestion(), actor=work.actor)
        plan = OnwardPlan(case_id=work.case(number), service_id=found[number % len(found)].id, way=OnwardWay.HERSELF)
    else:
        partner = work.house.coalition.organisations(actor=work.actor)[number % 2]
        plan = OnwardPlan(case_id=work.case(number), organisation_id=partner.id, way=OnwardWay.PORTAL)
    return work.house.onward.refer(plan, actor=work.actor)


def follow(work: Work, number: int) -> object:
    """Write down what became of an onward referral."""
    lines = work.house.onward.lines(Wanted(with_quiet=True), actor=work.actor)
    if not lines:
        raise UserError("none", code="none")
    referral = sorted((line.referral for line in lines), key=lambda each: each.id)[number % len(lines)]
    state = list(OnwardState)[number % len(OnwardState)]
    reason = NotStarted.NO_PLACE if state is OnwardState.NOT_STARTED else None
    return work.house.onward.take_step(referral.id, StepTaken(state=state, on=TODAY, reason=reason), actor=work.actor)


ACTS: Final[Mapping[str, Act]] = {
    "accept": accept,
    "move": move,
    "report": report,
    "cancel": lambda w, n: w.house.visits.cancel(w.visit(n, AppointmentState.BOOKED).id, "ziek", actor=w.actor),
    "close": lambda w, n: w.house.clients.close_case(w.case(n), CloseReason.MOVED, actor=w.actor),
    "end": lambda w, n: w.house.endings.end(w.case(n), "pregnancy_ended", actor=w.actor),
    "reopen": lambda w, n: w.house.clients.reopen_case(w.case(n), actor=w.actor),
    "due_date": lambda w, n: w.house.clients.state_due_date(
        w.case(n), TODAY + timedelta(days=90 + n), DueDateMethod.ULTRASOUND, actor=w.actor
    ),
    "try": lambda w, n: w.house.contacts.record(w.case(n), Tried(result=ContactResult.NOT_REACHED), actor=w.actor),
    "remind": lambda w, n: w.house.reminders.mark(
        w.visit(n, AppointmentState.BOOKED).id, ContactResult.SPOKEN, actor=w.actor
    ),
    "withdraw_consent": lambda w, n: w.house.consents.withdraw(w.consent(n), TODAY, actor=w.actor),
    "answer": lambda w, n: w.house.consents.answer(w.case(n), _AN_ANSWER, actor=w.actor),
    "tick": lambda w, n: w.house.consents.tick(w.told(n), is_told=True, actor=w.actor),
    "put_aside": lambda w, n: w.house.referrals.not_taken_up(w.referral(n), NotTakenUp.OUTSIDE_AREA, actor=w.actor),
    "take_up": lambda w, n: w.house.referrals.take_up_again(w.referral(n), actor=w.actor),
    "stop_term": stop_term,
    "wish": wish,
    "want": lambda w, n: w.house.further.want(w.case(n), "call", actor=w.actor),
    "give_up": lambda w, n: w.house.further.give_up(w.case(n), "call", actor=w.actor),
    "safety": lambda w, n: w.house.safety.look(w.case(n), list(SafetyColour)[n % 3], actor=w.actor),
    "sent": lambda w, n: w.house.letters.mark_sent(
        w.letter(n, LetterState.FINAL).id, SendRoute.SECURE_MAIL, TODAY, actor=w.actor
    ),
    "rewrite": rewrite,
    "withdraw": lambda w, n: w.house.letters.withdraw(
        w.letter(n, LetterState.DRAFT, LetterState.FINAL).id, "fout", actor=w.actor
    ),
    "correct": lambda w, n: w.house.letters.correct(
        w.letter(n, LetterState.FINAL, LetterState.SENT).id, "fout", actor=w.actor
    ),
    "heard": lambda w, n: w.house.letters.answered(
        w.letter(n, LetterState.SENT).id, StepTaken(state=list(OnwardState)[2 + n % 3], on=TODAY), actor=w.actor
    ),
    "enough": lambda w, n: w.house.letters.enough_told(w.referral(n), actor=w.actor),
    "goal": goal,
    "absence": absence,
    "birth": birth,
    "plan": plan,
    "assign": lambda w, n: w.house.assigning.assign([w.case(n)], w.actor if n % 2 else None, actor=w.actor),
    "refer": refer,
    "follow": follow,
    "news": lambda w, n: w.house.life_events.partner_may_not_know(w.case(n), actor=w.actor),
}


@pytest.fixture(scope="module")
def work() -> Iterator[Work]:
    house = practice()
    yield Work(house)
    with house.database.reading(house.actor) as reading:
        assert verify(reading.session) == []
    house.close()


def steps(work: Work) -> tuple[UndoStep, ...]:
    return work.house.undo.steps(actor=work.actor, most=10_000, of_all=False)


def do_all(work: Work, drawn: list[tuple[str, int]]) -> None:
    for name, number in drawn:
        try:
            ACTS[name](work, number)
        except KsError:  # not possible now, such as a report of a visit that was cancelled
            continue


def undo_all(work: Work, before: tuple[UndoStep, ...]) -> None:
    known = {step.id for step in before}
    for step in steps(work):
        if step.id not in known and not step.is_undone:
            work.house.undo.undo_step(step.id, actor=work.actor)


_DRAWN = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 40)), min_size=4, max_size=10)


@settings(max_examples=4)
@given(drawn=_DRAWN)
def test_all_steps_taken_back_leave_every_table_as_it_was(work: Work, drawn: list[tuple[str, int]]) -> None:
    before, known = work.snapshot(), steps(work)
    do_all(work, drawn)
    undo_all(work, known)
    assert work.snapshot() == before


@settings(max_examples=4)
@given(drawn=_DRAWN, picked=st.integers(0, 30))
def test_a_step_of_the_middle_is_taken_back_wholly_or_not_at_all(
    work: Work, drawn: list[tuple[str, int]], picked: int
) -> None:
    before, known = work.snapshot(), steps(work)
    do_all(work, drawn)
    new = [step for step in steps(work) if step.id not in {each.id for each in known}]
    now = work.snapshot()
    if new:
        step = new[picked % len(new)]
        try:
            work.house.undo.undo_step(step.id, actor=work.actor)
        except (StaleError, UserError):
            assert work.snapshot() == now
        else:
            undone = steps(work)[0]
            if undone.id not in {each.id for each in (*known, *new)}:  # an ending is not done again by itself
                work.house.undo.undo_step(undone.id, actor=work.actor)
                assert work.snapshot() == now
    undo_all(work, known)
    assert work.snapshot() == before


def test_each_event_of_the_log_is_taken_back_or_says_why_not() -> None:
    assert not set(LABELS) & set(NOT_UNDONE)
    assert set(LABELS) | set(NOT_UNDONE) == set(AuditEvent)
    assert all(NOT_UNDONE.values())


BEFORE: Final = {
    "tick": "withdraw_consent",
    "give_up": "want",
    "take_up": "put_aside",
    "reopen": "close",
    "follow": "refer",
}


def test_every_act_is_possible_somewhere_and_is_a_step(work: Work) -> None:
    before, known = work.snapshot(), steps(work)
    missing = []
    for name in ACTS:
        if name in BEFORE:  # only then there is something to do
            do_all(work, [(BEFORE[name], number) for number in range(4)])
        newest = steps(work)[0].id
        for number in range(41):
            do_all(work, [(name, number)])
            if steps(work)[0].id != newest:
                break
        else:
            missing.append(name)
        undo_all(work, known)
        known = steps(work)
    assert missing == []
    assert work.snapshot() == before
