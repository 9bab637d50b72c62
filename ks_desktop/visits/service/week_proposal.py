"""The whole list at once: a plan for everybody who waits is made, looked at, and booked row by row or altogether."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import AcceptedPlan, LeftOut, PlannedRow, PlanProposal, Proposal
from ks_desktop.visits.planning.explaining import Explaining
from ks_desktop.visits.planning.outcome import proposal_of, without
from ks_desktop.visits.planning.placing import Placing
from ks_desktop.visits.planning.points import Spot
from ks_desktop.visits.planning.whole_list import WholePlan, plan_whole
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.reasons import span_past
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.accepting import Accepting
from ks_desktop.visits.service.asking import Asking, PlanQuestion, left_out
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.timetable import Effort, Problem, Timetable
from ks_desktop.visits.timetable.apart import end_all, make_apart

MOST_WEEKS: Final = 45
LOOKED_AT_ONCE: Final = 100  # women without a place for whom is looked at once what would help
_MAKING: Final = 0.95  # share of the work until what would help is looked for
_WEEK: Final = timedelta(days=7)


class WeekProposals:
    """Plans for everybody who waits."""

    def __init__(self, database: Database, clock: Clock, visits: Visits, schedules: Schedules) -> None:
        self._database = database
        self._clock = clock
        self._facts = visits.facts
        self._asking = Asking(clock, visits.facts, visits.waiting, schedules, visits.safety)
        self._accepting = Accepting(clock, visits.facts, visits.changing, schedules)

    def question(
        self,
        first: date,
        weeks: int,
        *,
        actor: UserId,
        nurses: Collection[UserId] | None = None,
        rounds: int | None = None,
    ) -> PlanQuestion:
        """Return what a plan would be made of, with a fixed number of questions to the database.

        Args:
            first: first day of the plan; days that have passed are left out.
            weeks: how many weeks.
            actor: who asks.
            nurses: who visits; None for everybody who is planned.
            rounds: how much the engine does at most; None for what is usual.
        Raises:
            UserError: not 1 to 45 weeks, all these days have passed, or nobody works.
        """
        if not 1 <= weeks <= MOST_WEEKS:
            values = {"most": MOST_WEEKS}
            raise UserError(N_("Choose 1 to {most} weeks."), code="weeks", field="weeks", values=values)
        today, last = self._clock.today(), first + weeks * _WEEK - timedelta(days=1)
        if last < today:
            raise span_past()
        span = DaySpan(max(first, today), last)
        with self._database.reading(actor) as reading:
            return self._asking.ask(span, nurses, Effort(rounds=rounds), reading=reading)

    def make(
        self,
        question: PlanQuestion,
        *,
        should_stop: Callable[[], bool] = lambda: False,
        progress: Callable[[float, int], None] = lambda _share, _points: None,
    ) -> PlanProposal:
        """Return a plan, made in a process apart. It takes seconds; nothing is booked.

        Raises:
            UserError: the process apart was lost.
        """

        def engine(problem: Problem, told: Callable[[float, int], None]) -> Timetable:
            return make_apart(problem, question.effort, should_stop=should_stop, progress=told)

        made = plan_whole(question.numbers, engine, lambda share, points: progress(share * _MAKING, points))
        left = _left_out(question, made)
        progress(1.0, made.points)
        return PlanProposal(
            rows=tuple(sorted(_rows(question, made), key=lambda row: (row.nurse, row.starts_at, row.case_id))),
            left_out=left,
            points=made.points,
            bound=made.bound,
            is_stopped=made.is_stopped,
        )

    def helped(self, question: PlanQuestion, proposal: PlanProposal, entry: LeftOut) -> LeftOut:
        """Return what would give one woman a place, where that was not looked for yet.

        Args:
            question: what the plan was made of.
            proposal: the plan.
            entry: the woman, as the plan leaves her out.
        """
        wishes = {wish.case_id: wish for wish in question.numbers.wishes}
        wish = wishes.get(entry.case_id)
        if entry.is_looked or wish is None or wish.contact_type != entry.contact_type:
            return replace(entry, is_looked=True)
        placing = Placing(question.numbers)
        for row in proposal.new:
            placing.put(Spot(nurse=row.nurse, wish=wishes[row.case_id], starts_at=row.starts_at))
        return _looked(entry, wish, _explaining(question, placing))

    def still(self, proposal: PlanProposal, *, actor: UserId) -> PlanProposal:
        """Return a plan that was made before without the women whose pregnancy ended since."""
        with self._database.reading(actor) as reading:
            ids = {row.case_id for row in proposal.rows} | {entry.case_id for entry in proposal.left_out}
            quiet = {key for key, case in self._facts.cases(ids, reading=reading).items() if case.is_quiet}
        return replace(
            proposal,
            rows=tuple(row for row in proposal.rows if row.case_id not in quiet),
            left_out=tuple(entry for entry in proposal.left_out if entry.case_id not in quiet),
        )

    def accept(self, proposal: PlanProposal, case_ids: Collection[CaseId], *, actor: UserId) -> AcceptedPlan:
        """Book the chosen rows together: one undo takes them all back. A row that cannot be any more is told.

        Args:
            proposal: the plan.
            case_ids: whose rows are booked.
            actor: who accepts.
        """
        rows = [row for row in proposal.new if row.case_id in set(case_ids)]
        if not rows:
            raise UserError(N_("Choose at least one visit."), code="nothing_chosen", field="rows")
        with self._database.work(actor, AuditEvent.VISIT_PLANNED) as work:
            return self._accepting.book(rows, work=work)

    def close(self) -> None:
        """End what is being made."""
        end_all()


def _rows(question: PlanQuestion, made: WholePlan) -> Iterator[PlannedRow]:
    """Give the visits of a plan with their reasons, and the appointments that stand."""
    for spot in made.placing.spots:
        found = proposal_of(without(made.placing.diaries[spot.nurse], spot), spot, question.numbers)
        if found is not None:
            yield _row(question, spot, found)
    yield from question.fixed


def _row(question: PlanQuestion, spot: Spot, found: Proposal) -> PlannedRow:
    return PlannedRow(
        case_id=found.case_id,
        contact_type=found.contact_type,
        name=question.waiting[found.case_id].name,
        nurse=found.nurse,
        starts_at=found.starts_at,
        minutes=found.minutes,
        mode=found.mode,
        reasons=found.reasons,
        travel_before=found.travel_before,
        travel_after=found.travel_after,
        age=found.age,
        is_best=found.is_best,
        place=spot.wish.place,
        late=spot.wish.free_days.between(spot.wish.visit_by, found.day),
    )


def _left_out(question: PlanQuestion, made: WholePlan) -> tuple[LeftOut, ...]:
    placed = {spot.wish.case_id for spot in made.placing.spots}
    explaining = _explaining(question, made.placing)
    left = [wish for wish in question.numbers.wishes if wish.case_id not in placed]
    ordered = sorted(left, key=lambda wish: (question.waiting[wish.case_id].closes_on, wish.case_id))
    found = []
    for number, wish in enumerate(ordered):
        entry = left_out(question.waiting[wish.case_id], explaining.why(wish), is_looked=False)
        found.append(_looked(entry, wish, explaining) if number < LOOKED_AT_ONCE else entry)
    return (*found, *question.beside)


def _explaining(question: PlanQuestion, placing: Placing) -> Explaining:
    return Explaining(question.numbers, placing.diaries, placing.spots, question.names)


def _looked(entry: LeftOut, wish: Wish, explaining: Explaining) -> LeftOut:
    return replace(entry, helps=explaining.helps(wish), is_looked=True)
