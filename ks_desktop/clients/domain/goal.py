"""What she wants to reach, in her own words: a few goals that stay with the case from visit to visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, CaseId, clean_line

MOST_GOALS: Final = 5
"""So many may be open at a time: more nobody keeps in mind."""


class GoalState(StrEnum):
    """How far a goal is."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One thing she wants to reach.

    Attributes:
        words: hers, in one line.
        since: the day she named it.
        ended_on: the day it was reached or let go, None while it is open.
        position: its place in her order, from 0.
    """

    id: UUID
    case_id: CaseId
    words: str
    since: date
    state: GoalState = GoalState.OPEN
    ended_on: date | None = None
    position: int = 0

    def __post_init__(self) -> None:
        """Refuse a goal without words, one that does not fit on a line, and an end that is none.

        Raises:
            UserError: it has no words, or over 200 characters.
        """
        if not self.words.strip():
            raise UserError(N_("Write the goal in her own words."), code="required", field="goals")
        if len(self.words) > LINE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="goals",
                values={"most": LINE_MAX},
            )
        if (self.ended_on is None) is not self.is_open:
            msg = "a goal has a last day when it is reached or let go, and only then"
            raise ValueError(msg)

    @property
    def is_open(self) -> bool:
        """Tell whether she still works on it."""
        return self.state is GoalState.OPEN

    def ended(self, state: GoalState, on: date) -> "Goal":
        """Return it as reached or let go on a day, or as open again."""
        return replace(self, state=state, ended_on=None if state is GoalState.OPEN else on)


def open_goals(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """Return those she still works on, in her order."""
    return tuple(sorted((goal for goal in goals if goal.is_open), key=lambda goal: goal.position))


def in_order(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Return goals as they are kept: clean words, each at the place where it stands.

    Raises:
        UserError: more than five are open, or one has no words.
    """
    kept = tuple(replace(goal, words=clean_line(goal.words).text, position=place) for place, goal in enumerate(goals))
    if sum(goal.is_open for goal in kept) > MOST_GOALS:
        raise UserError(N_("Agree on {most} goals at most."), code="goals", field="goals", values={"most": MOST_GOALS})
    return kept
