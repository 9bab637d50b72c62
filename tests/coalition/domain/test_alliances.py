from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.coalition.domain import ActionPlan, Alliance
from ks_desktop.coalition.domain.alliances import claimed_twice, standing
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AllianceId

FIRST = date(2020, 1, 1)
ONE = Alliance(id=AllianceId(UUID(int=1)), name="Stad", valid_from=FIRST, municipalities=("GM0344",))
OTHER = replace(ONE, id=AllianceId(UUID(int=2)), name="Land", municipalities=("GM0344", "GM0355"))


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": " "}, "name"), ({"municipalities": ()}, "municipalities"), ({"until": date(2019, 1, 1)}, "until")],
)
def test_a_coalition_that_nobody_could_find_is_refused(values: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as caught:
        replace(ONE, **values)  # type: ignore[arg-type]
    assert caught.value.field == field


def test_a_plan_ends_after_it_begins_and_is_over_after_its_last_day() -> None:
    with pytest.raises(UserError):
        ActionPlan(since=FIRST, until=FIRST - timedelta(days=1))
    plan = ActionPlan(since=FIRST, until=FIRST)
    assert (plan.is_over(FIRST), plan.is_over(FIRST + timedelta(days=1))) == (False, True)


def test_two_coalitions_in_one_municipality_are_told() -> None:
    assert claimed_twice([ONE, OTHER]) == {"GM0344": (ONE, OTHER)}
    assert claimed_twice([ONE]) == {}


DAYS = st.integers(0, 40).map(lambda months: FIRST + timedelta(days=30 * months))


@given(st.lists(st.tuples(st.sampled_from([ONE, OTHER]), DAYS, st.none() | DAYS), max_size=8), DAYS)
def test_on_any_day_each_coalition_stands_in_one_state_at_most(
    drawn: list[tuple[Alliance, date, date | None]], day: date
) -> None:
    states = {
        (one.id, since): replace(one, valid_from=since, until=max(until, since) if until else None)
        for one, since, until in drawn
    }
    found = standing(states.values(), day)
    assert len({each.id for each in found}) == len(found)
    for each in found:
        begun = [state for state in states.values() if state.id == each.id and state.valid_from <= day]
        assert each.valid_from == max(state.valid_from for state in begun)
        assert each.is_there(day)
    assert standing(reversed(list(states.values())), day) == found
