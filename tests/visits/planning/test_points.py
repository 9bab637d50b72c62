from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.referrals.domain import Urgency
from ks_desktop.visits.planning.points import day_cost, most_pressing, no_place, way, worth_trying
from tests.visits.planning.lists import MONDAY, case, diary, question, wish

DUE = date(2028, 2, 10)


def test_no_place_costs_by_urgency_and_twice_when_it_is_her_last_chance() -> None:
    asked = question(diary(), wishes=())
    assert [no_place(wish(urgency=urgency), asked.span) for urgency in Urgency] == [2000, 4000, 8000]
    closing = wish(due=DUE - timedelta(days=165))
    assert closing.possible().last <= asked.span.last
    assert no_place(closing, asked.span) == 4000


def test_a_day_costs_by_how_late_it_is_and_outside_the_best_weeks() -> None:
    best = wish(urgency=Urgency.SOON)
    assert day_cost(best, MONDAY, 0) == 0
    assert day_cost(best, MONDAY, 3) == 60
    assert day_cost(replace(best, due=DUE + timedelta(days=70)), MONDAY, 0) == 30


def test_days_are_those_of_her_weeks_and_wishes_without_those_of_other_visits() -> None:
    asked = question(diary(), wishes=())
    late = wish(visit_by=MONDAY + timedelta(days=1))
    days = dict(asked.days(late))
    assert list(days) == list(asked.span)
    assert [days[MONDAY + timedelta(days=n)] for n in range(7)] == [0, 0, 1, 2, 3, 3, 3]
    assert MONDAY not in dict(asked.days(replace(late, not_before=MONDAY + timedelta(days=1))))
    taken = replace(asked, taken={case(0): frozenset({MONDAY})})
    assert list(dict(taken.days(late))) == list(asked.span)[1:]


def test_whose_weeks_close_first_goes_first_among_equals() -> None:
    far, near = wish(1), wish(2, due=DUE - timedelta(days=20))
    urgent = wish(3, urgency=Urgency.URGENT)
    assert most_pressing([far, near, urgent], question(diary(), wishes=()).span) == [urgent, near, far]


def test_of_thousands_for_few_places_the_most_pressing_are_tried() -> None:
    many = tuple(wish(n, urgency=Urgency.URGENT if n == 4000 else Urgency.ROUTINE) for n in range(5000))
    tried = worth_trying(question(diary(), diary(1), wishes=many))
    assert len(tried) == 300
    assert case(4000) in {each.case_id for each in tried}


def test_most_visits_and_ways_are_those_of_the_nurse() -> None:
    rules = question(wishes=()).rules
    assert [diary().most(rules), diary(most_a_day=2).most(rules)] == [4, 2]
    assert way(diary(), "3511 AB", "3523 CD") > 0
