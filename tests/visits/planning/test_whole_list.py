import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.visits.domain import Transport
from ks_desktop.visits.planning.conflicts import conflicts
from ks_desktop.visits.planning.gaps import suits
from ks_desktop.visits.planning.outcome import without
from ks_desktop.visits.planning.points import Question
from ks_desktop.visits.planning.whole_list import WholePlan, plan_whole
from ks_desktop.visits.timetable import Problem, Timetable
from tests.visits.planning.lists import crowd, diary, here, question, wish
from tests.visits.planning.test_gaps import may


def planned(asked: Question) -> WholePlan:
    return plan_whole(asked, here, lambda _share, _points: None)


def broken(asked: Question, made: WholePlan) -> list[str]:
    """Return the hard rules that a plan breaks, each visit looked at in the diary with all others in it."""
    found = []
    for spot in made.placing.spots:
        rest = without(made.placing.diaries[spot.nurse], spot)
        wish_ = spot.wish
        checks = {
            "the day, the hours or the journeys": may(rest, wish_, asked.rules, spot.day, spot.starts_at),
            "not later than now": spot.starts_at > asked.now,
            "not on a five": spot.starts_at.minute % 5 == 0 and not spot.starts_at.second,
            "outside these weeks": spot.day in asked.span,
            "outside her weeks": spot.day in wish_.possible() and wish_.may_be_on(spot.day),
            "not this nurse": suits(rest, wish_),
            "a hard conflict": not any(
                each.is_hard
                for each in conflicts(rest, wish_, spot.starts_at, wish_.length(asked.rules), asked.rules, asked.now)
            ),
        }
        found += [f"{wish_.case_id}: {rule}" for rule, is_kept in checks.items() if not is_kept]
    cases = [spot.wish.case_id for spot in made.placing.spots]
    return found + ["planned twice"] * (len(cases) > len(set(cases)))


@given(st.integers(0, 100_000))
@settings(max_examples=25, deadline=None)
def test_no_visit_of_a_plan_breaks_a_hard_rule_and_none_that_stood_moves(seed: int) -> None:
    asked = crowd(seed)
    made = planned(asked)
    assert broken(asked, made) == []
    for before in asked.diaries:
        after = made.placing.diaries[before.nurse]
        assert set(before.stops) <= set(after.stops)
        assert set(before.busy) <= set(after.busy)


def test_the_same_list_gives_the_same_plan_in_every_process() -> None:
    script = (
        "from tests.visits.planning.test_whole_list import crowd, planned\n"
        "for spot in planned(crowd(5)).placing.spots:\n"
        "    print(spot.nurse, spot.wish.case_id, spot.starts_at)\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    here_ = [f"{spot.nurse} {spot.wish.case_id} {spot.starts_at}" for spot in planned(crowd(5)).placing.spots]
    assert [each.splitlines() for each in said] == [here_]
    assert len(here_) > 3


def test_who_cycles_and_who_drives_are_planned_by_their_own_journeys() -> None:
    told: list[float] = []
    seen: list[Problem] = []

    def engine(problem: Problem, progress: Callable[[float, int], None]) -> Timetable:
        seen.append(problem)
        progress(1.0, 7)
        return here(problem)

    team = (
        diary(0, transport=Transport.CAR, regions=frozenset({"GM0632"})),
        diary(1, transport=Transport.CAR, regions=frozenset({"GM0632"})),
        diary(2, transport=Transport.BICYCLE, regions=frozenset({"GM0344"})),
    )
    wishes = tuple(wish(n, postcode="3431 EF", region="GM0344" if n % 2 else "GM0632") for n in range(6))
    made = plan_whole(question(*team, wishes=wishes), engine, lambda share, _points: told.append(share))
    assert len(made.placing.spots) == 6
    assert len(seen) == 2
    assert len(seen[1].nurses) == 1
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_where_nobody_works_or_nobody_waits_the_engine_is_not_asked() -> None:
    def never(_problem: Problem, _progress: object) -> Timetable:
        raise AssertionError

    assert plan_whole(question(diary(), wishes=()), never, lambda *_told: None).points == 0
    nobody = plan_whole(question(diary(days=[]), wishes=(wish(),)), never, lambda *_told: None)
    assert nobody.placing.spots == []
    assert nobody.points == 2000


@pytest.mark.parametrize("women", [3, 6])
def test_what_is_proven_of_the_numbers_is_told_where_they_say_all_there_is(women: int) -> None:
    def proven(problem: Problem, _progress: object) -> Timetable:
        found = here(problem)
        return Timetable(placed=found.placed, unplaced=found.unplaced, points=found.points, bound=found.points)

    asked = question(diary(), wishes=tuple(map(wish, range(women))))
    made = plan_whole(asked, proven, lambda *_told: None)
    assert made.bound == made.points
    tight = question(diary(pause=True, days=[1]), wishes=tuple(wish(n, minutes=120) for n in range(women)))
    assert plan_whole(tight, proven, lambda *_told: None).bound in {None, plan_whole(tight, proven, print).points}


def test_a_plan_that_was_stopped_says_so() -> None:
    def stopped(problem: Problem, _progress: object) -> Timetable:
        found = here(problem)
        return Timetable(placed=found.placed, unplaced=found.unplaced, points=found.points, is_stopped=True)

    assert plan_whole(question(diary(), wishes=(wish(),)), stopped, lambda *_told: None).is_stopped
