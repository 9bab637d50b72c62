"""Makes a plan of many visits: as by hand first, then by linear programs, as a whole or one part after another."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from ks_desktop.visits.timetable.effort import AT_ONCE, MENDING, SEED, Effort, Meter, Progress
from ks_desktop.visits.timetable.layout import Laid, Layout, Route
from ks_desktop.visits.timetable.problem import Placed, Problem
from ks_desktop.visits.timetable.ruin import Mending


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """A plan.

    Attributes:
        placed: the visits that have a place, by nurse and time.
        unplaced: ids of the visits that have none.
        points: what it costs; the fewer the better.
        bound: points below which there is no plan; None when nothing is proven.
        is_stopped: it was stopped, and is the best that was found until then.
    """

    placed: tuple[Placed, ...]
    unplaced: tuple[int, ...]
    points: int
    bound: int | None = None
    is_stopped: bool = False


def make_timetable(
    problem: Problem,
    effort: Effort | None = None,
    *,
    should_stop: Callable[[], bool] = lambda: False,
    progress: Progress = lambda _share, _points: None,
    with_solver: bool | None = None,
) -> Timetable:
    """Return a plan that breaks no rule and is as good as the effort allows.

    Args:
        problem: the visits, nurses, shifts and journeys.
        effort: how much to do.
        should_stop: asked often; the best plan so far is returned soon after it says yes.
        progress: told the share that is done, 0 to 1, and the points of the best plan so far.
        with_solver: whether linear programs are used; None to use them where their solver is installed.
    """
    laid = Laid(problem)
    layout = laid.layout
    use_solver = _is_solver_installed() if with_solver is None else with_solver
    rounds = (effort or Effort()).rounds_for(layout)
    meter = Meter(rounds, should_stop, progress)
    mending = Mending(layout, seed=SEED)
    meter.points = mending.points
    meter.mend(mending, MENDING if use_solver else rounds)
    routes, bound = _by_programs(layout, mending, meter) if use_solver else (mending.routes, None)
    progress(1.0, layout.points(routes))
    inside = {stop.visit for route in routes for stop in route}
    return Timetable(
        placed=laid.placed(routes),
        unplaced=tuple(visit.id for number, visit in enumerate(problem.visits) if number not in inside),
        points=layout.points(routes),
        bound=bound,
        is_stopped=meter.is_stopped,
    )


def _is_solver_installed() -> bool:
    return find_spec("highspy") is not None and find_spec("numpy") is not None


def _by_programs(layout: Layout, mending: Mending, meter: Meter) -> tuple[list[Route], int | None]:
    # numpy and the solver are loaded only here: without them the program plans all the same.
    from ks_desktop.visits.timetable import parts, proving

    if layout.visits <= AT_ONCE:
        return proving.planned(layout, mending, meter)
    return parts.planned(layout, mending, meter), None
