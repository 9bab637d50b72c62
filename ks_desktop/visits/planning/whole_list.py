"""A plan for everybody who waits: numbers to the engine, its plan into the diaries, and what it comes to. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import Transport
from ks_desktop.visits.planning.outcome import points_of
from ks_desktop.visits.planning.placing import Placing
from ks_desktop.visits.planning.points import Question, Spot, worth_trying
from ks_desktop.visits.planning.problem_of import lay_out
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.timetable import Problem, Timetable

Progress = Callable[[float, int], None]
Engine = Callable[[Problem, Progress], Timetable]
"""Makes a plan of numbers, here or elsewhere; it knows itself when to stop."""

_FIRST: Final = 0.8  # share of the work until those who travel otherwise get a turn of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePlan:
    """A plan as it was made: the diaries with it, what it costs, and whether it was stopped."""

    placing: Placing
    points: int
    bound: int | None
    is_stopped: bool


def plan_whole(question: Question, engine: Engine, progress: Progress) -> WholePlan:
    """Return the best plan that the engine finds, with every visit checked by the predicate of the search.

    The engine knows one table of journeys. Where some cycle and others drive, it plans for all as those go who are
    most, and then once more for the others with their own journeys.
    """
    wishes = worth_trying(question)
    placing = Placing(question)
    plan: list[Spot] = []
    made: Timetable | None = None
    is_stopped = False
    first, *others = _transports(question) or [Transport.CAR]
    laid = lay_out(question, wishes, first)
    if laid.has_choice:
        made = engine(laid.problem, _part(progress, 0.0, _FIRST if others else 1.0))
        plan, is_stopped = laid.read(made.placed), made.is_stopped
        if others and not is_stopped:
            plan, is_stopped = _again(question, plan, others[0], engine, _part(progress, _FIRST, 1.0))
    placing.put_plan(plan)
    placing.put_best(_left(question.wishes, placing.spots))
    points = points_of(question, placing.diaries, placing.spots, _left(question.wishes, placing.spots))
    # What is proven holds for the numbers: only where these say all there is, it holds for the plan.
    is_same = made is not None and made.points == points and len(wishes) == len(question.wishes)
    return WholePlan(
        placing=placing, points=points, bound=made.bound if made and is_same else None, is_stopped=is_stopped
    )


def _again(
    question: Question, plan: Sequence[Spot], transport: Transport, engine: Engine, progress: Progress
) -> tuple[list[Spot], bool]:
    """Plan those who travel otherwise anew, with whom they had and who has no place."""
    theirs = tuple(diary for diary in question.diaries if diary.profile.transport is transport)
    nurses = {diary.nurse for diary in theirs}
    kept = [spot for spot in plan if spot.nurse not in nurses]
    taken = {spot.wish.case_id for spot in kept}
    wishes = tuple(wish for wish in worth_trying(question) if wish.case_id not in taken)
    laid = lay_out(question.of(theirs), wishes, transport)
    if not laid.has_choice:
        return kept, False
    made = engine(laid.problem, progress)
    return kept + laid.read(made.placed), made.is_stopped


def _transports(question: Question) -> list[Transport]:
    """Return how the nurses travel, what most do first."""
    each = [diary.profile.transport for diary in question.diaries]
    return sorted(set(each), key=lambda transport: (-each.count(transport), transport))


def _left(wishes: Iterable[Wish], spots: Iterable[Spot]) -> list[Wish]:
    placed: set[CaseId] = {spot.wish.case_id for spot in spots}
    return [wish for wish in wishes if wish.case_id not in placed]


def _part(progress: Progress, start: float, end: float) -> Progress:
    return lambda share, points: progress(start + share * (end - start), points)
