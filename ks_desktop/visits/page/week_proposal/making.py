"""Makes a plan off the screen, and says in words how far it is and what was booked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ks_desktop.core.texts import _, n_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain.week_proposal import PlanProposal
from ks_desktop.visits.page.week_proposal.asking import PlanWish
from ks_desktop.visits.restricted import SafetyColour, SafetyLooks
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.asking import PlanQuestion
from ks_desktop.visits.service.moving_visits import Moving
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.week_proposal import WeekProposals
from ks_desktop.widgets.tasks import WHOLE, LongTask

_LOOKING: Final = 0.95  # from here on the plan is made


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanServices:
    """The services the week proposal asks."""

    proposals: WeekProposals
    schedules: Schedules
    moving: Moving
    visits: Visits
    safety: SafetyLooks


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A plan, what it was made of, and the safety looks that count now; None where nurses do not look."""

    question: PlanQuestion
    plan: PlanProposal
    colours: Mapping[CaseId, SafetyColour] | None


class Progress:
    """Says how far a plan is, in words that do not speak of points: how much better it is than the first one."""

    def __init__(self) -> None:
        self._first = 0

    def words(self, share: float, points: int) -> str:
        """Return a sentence for a share that is done and the points of the best plan so far."""
        if share >= _LOOKING:
            return _("Looking what would help who has no place …")
        self._first = self._first or points
        better = round(100 * (self._first - points) / self._first) if self._first else 0
        if better < 1:
            return _("There is a first plan. It is being made better …")
        return _("The plan is {percent} % better than the first one already …", percent=better)


def make_plan(
    services: PlanServices, wish: PlanWish, task: LongTask, tell: Callable[[int, str], object], *, actor: UserId
) -> Made:
    """Make a plan; called by a worker. When the task is stopped, the best so far is the plan."""
    words = Progress()

    def progress(share: float, points: int) -> None:
        percent = round(share * WHOLE)
        task.tell(percent)
        tell(percent, words.words(share, points))

    question = services.proposals.question(wish.first, wish.weeks, actor=actor, nurses=wish.nurses)
    plan = services.proposals.make(question, should_stop=task.is_stopping, progress=progress)
    return Made(question=question, plan=plan, colours=colours_of(services, plan, actor=actor))


def colours_of(services: PlanServices, plan: PlanProposal, *, actor: UserId) -> dict[CaseId, SafetyColour] | None:
    """Return the safety look of everybody in a plan; None where nurses do not look."""
    if not services.safety.is_wanted(actor=actor):
        return None
    looks = services.safety.of([row.case_id for row in plan.new], actor=actor)
    return {case_id: look.colour for case_id, look in looks.items()}


def booked_words(booked: int, refused: int) -> str:
    """Return what became of the rows that were accepted."""
    done = (
        n_(
            "{count} visit booked. Ctrl+Z takes all of it back.",
            "{count} visits booked. Ctrl+Z takes all of it back.",
            booked,
        )
        if booked
        else ""
    )
    left = (
        n_("{count} could not be booked; it says why.", "{count} could not be booked; each says why.", refused)
        if refused
        else ""
    )
    return " ".join(filter(None, (done, left)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAgain:
    """What became of a proposal that is shown: the rows that can still stand there, who waits, the safety looks."""

    plan: PlanProposal
    waiting: frozenset[CaseId]
    colours: Mapping[CaseId, SafetyColour] | None


def looked_again(services: PlanServices, plan: PlanProposal, *, actor: UserId) -> LookedAgain:
    """Look at a proposal again: whose pregnancy ended since is not in it any more."""
    return LookedAgain(
        plan=services.proposals.still(plan, actor=actor),
        waiting=frozenset(entry.case_id for entry in services.visits.to_plan(actor=actor)),
        colours=colours_of(services, plan, actor=actor),
    )
