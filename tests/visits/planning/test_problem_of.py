from dataclasses import replace
from datetime import time, timedelta

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain import AtHome, Transport
from ks_desktop.visits.planning.diary import Busy, Stop
from ks_desktop.visits.planning.points import Question
from ks_desktop.visits.planning.problem_of import Laid, lay_out
from ks_desktop.visits.timetable import Placed
from tests.visits.planning.lists import MONDAY, diary, nurse, question, wish
from tests.visits.planning.places import AUTUMN

DAY = 24 * 60


def laid(asked: Question) -> Laid:
    return lay_out(asked, asked.wishes, Transport.CAR)


def test_minutes_are_real_ones_also_over_the_night_that_is_an_hour_longer() -> None:
    span = DaySpan(AUTUMN - timedelta(days=1), AUTUMN + timedelta(days=1))
    asked = replace(question(diary(), wishes=(wish(),)), span=span, now=instant_of(span.first, time(0)))
    (shift,) = laid(asked).problem.shifts  # the Monday after it; a nurse works on no weekend here
    assert (shift.start, shift.end) == (2 * DAY + 60 + 510, 2 * DAY + 60 + 1020)
    (read,) = laid(asked).read([Placed(visit=0, nurse=0, start=shift.start)])
    assert read.starts_at == instant_of(span.last, time(8, 30))


def test_a_visit_may_begin_in_her_hours_and_in_no_pause_and_cheaper_where_she_likes_it() -> None:
    hers = (
        AtHome(weekday=1, start=time(10), end=time(15)),
        AtHome(weekday=1, start=time(13), end=time(15), liked=True),
    )
    problem = laid(question(diary(pause=True, days=[1]), wishes=(wish(at_home=hers),))).problem
    begin = DAY
    assert [(w.earliest - begin, w.latest - begin, w.cost) for w in problem.visits[0].windows] == [
        (13 * 60, 14 * 60, 0),
        (10 * 60, 11 * 60, 15),
        (12 * 60 + 30, 14 * 60, 15),
    ]


def test_nothing_begins_before_now_and_past_days_have_no_shift() -> None:
    asked = question(diary(), wishes=(wish(),), now=instant_of(MONDAY + timedelta(days=1), time(11)))
    problem = laid(asked).problem
    assert len(problem.shifts) == 4
    assert min(window.earliest for window in problem.visits[0].windows) == DAY + 11 * 60 + 1


def test_what_stands_is_fixed_and_a_day_that_is_full_or_cannot_be_driven_is_left_alone() -> None:
    start = instant_of(MONDAY + timedelta(days=1), time(11))
    stop = Stop(starts_at=start, ends_at=start + timedelta(minutes=60), postcode="3523 CD")
    made = laid(question(diary().with_stop(stop), wishes=(wish(),)))
    (fixed,) = [visit for visit in made.problem.visits if visit.fixed]
    assert fixed.fixed == (0, DAY + 11 * 60)
    assert made.read([Placed(visit=fixed.id, nurse=0, start=fixed.fixed[1])]) == []
    overlapping = replace(stop, starts_at=start + timedelta(minutes=30), ends_at=start + timedelta(minutes=90))
    broken = laid(question(diary().with_stop(stop).with_stop(overlapping), wishes=(wish(),)))
    assert len(broken.problem.shifts) == 4
    full = laid(question(diary(most_a_day=1).with_stop(stop), wishes=(wish(),)))
    assert len(full.problem.shifts) == 4


def test_a_block_at_a_place_takes_no_place_of_a_visit() -> None:
    start = instant_of(MONDAY + timedelta(days=1), time(11))
    end = start + timedelta(minutes=60)
    block = replace(
        diary().with_stop(Stop(starts_at=start, ends_at=end, postcode="3431 EF", is_visit=False)),
        busy=(Busy(starts_at=start, ends_at=end, label="Spreekuur", postcode="3431 EF"),),
    )
    made = laid(question(block, wishes=(wish(),)))
    assert {each.most_visits for each in made.problem.nurses} == {4, 5}
    assert set(made.nurses.values()) == {nurse(0)}


def test_another_nurse_than_she_wished_costs_but_not_where_hers_cannot_come() -> None:
    team = (diary(0), diary(1))
    problem = laid(question(*team, wishes=(wish(wished_nurse=nurse(1)),))).problem
    assert {window.cost for window in problem.visits[0].windows} == {0, 60}
    gone = laid(question(*team, wishes=(wish(wished_nurse=nurse(7)),))).problem
    assert {window.cost for window in gone.visits[0].windows} == {0}


def test_each_nurse_travels_from_and_to_her_own_places() -> None:
    team = (diary(0), diary(1, postcode="1012 GH", end_postcode="3431 EF"))
    problem = laid(question(*team, wishes=(wish(), wish(1, postcode="3431 EF")))).problem
    assert problem.travel[1][2] > problem.travel[0][2]  # from Amsterdam and from Utrecht to Utrecht
    assert problem.travel[3][1] == 5 + 5  # in one neighbourhood, with the spare time
    assert problem.travel[1][3] > problem.travel[3][1]
    assert problem.travel[2][3] == problem.travel[3][2]


def test_where_all_could_be_visited_always_only_the_best_days_are_thought_of() -> None:
    wishes = tuple(wish(n) for n in range(60))
    asked = question(*(diary(n) for n in range(16)), wishes=wishes, weeks=4)
    problem = laid(asked).problem
    assert max(len(visit.windows) for visit in problem.visits) < len(problem.shifts)


def test_of_nobody_nothing_is_asked() -> None:
    made = laid(question(diary(days=[]), wishes=(wish(),)))
    assert not made.has_choice
    assert made.problem.shifts == ()
