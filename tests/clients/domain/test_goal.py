from datetime import date
from uuid import UUID

import pytest

from ks_desktop.clients.domain.goal import MOST_GOALS, Goal, GoalState, in_order, open_goals
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LINE_MAX, CaseId

CASE = CaseId(UUID(int=1))
DAY = date(2026, 11, 21)


def goal(number: int, words: str = "rustiger slapen") -> Goal:
    return Goal(id=UUID(int=number), case_id=CASE, words=words, since=DAY)


@pytest.mark.parametrize(("words", "code"), [("  ", "required"), ("x" * (LINE_MAX + 1), "too_long")])
def test_a_goal_has_words_that_fit_on_a_line(words: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        goal(1, words)
    assert (refused.value.code, refused.value.field) == (code, "goals")


def test_a_goal_ends_on_a_day_and_can_be_opened_again() -> None:
    reached = goal(1).ended(GoalState.REACHED, DAY)
    assert (reached.is_open, reached.ended_on) == (False, DAY)
    assert reached.ended(GoalState.OPEN, DAY) == goal(1)
    with pytest.raises(ValueError, match="last day"):
        Goal(id=UUID(int=1), case_id=CASE, words="a", since=DAY, state=GoalState.DROPPED)


def test_five_may_be_open_and_those_that_ended_do_not_count() -> None:
    ended = [goal(number).ended(GoalState.DROPPED, DAY) for number in range(10, 14)]
    kept = in_order([*ended, *map(goal, range(MOST_GOALS))])
    assert [one.position for one in kept] == list(range(9))
    assert [one.id.int for one in open_goals(reversed(kept))] == [0, 1, 2, 3, 4]
    with pytest.raises(UserError) as refused:
        in_order(list(map(goal, range(MOST_GOALS + 1))))
    assert refused.value.code == "goals"
