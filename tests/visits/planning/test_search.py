from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.clock import instant_of, local_day, local_time
from ks_desktop.core.gestation import age_on
from ks_desktop.core.values import AppointmentId, DaySpan, UserId, new_id
from ks_desktop.visits.domain import AtHome, Mode, Transport, visit_code
from ks_desktop.visits.planning.diary import Diary, Rules
from ks_desktop.visits.planning.gaps import gaps_on
from ks_desktop.visits.planning.search import choose, fits, options, propose, propose_among
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.travel import journey
from tests.visits.planning import places
from tests.visits.planning import test_gaps as gap_tests
from tests.visits.planning.places import AUTUMN, RULES, SPRING, TODAY, broken_rules, diary, sought, stop, week, wish

NOW = instant_of(TODAY, time(8, 30))
TUESDAY = date(2026, 11, 24)


def _around(day: date) -> DaySpan:
    return DaySpan(day - timedelta(days=3), day + timedelta(days=10))


@given(places.diaries(), places.wishes, places.rules, places.days)
def test_no_proposal_breaks_a_rule(book: Diary, asked: Wish, rules: Rules, day: date) -> None:
    span = _around(day).overlap(asked.window.possible(asked.due))
    if span is None:
        return
    found = propose(book, sought(asked, span, rules))
    assert [broken_rules(p, book, asked, rules, NOW) for p in found] == [[]] * len(found)
    assert all(local_day(p.starts_at) in span for p in found)
    assert all(fits(p, book, sought(asked, _around(day), rules)) for p in found)
    assert len({p.starts_at for p in found}) == len(found) <= 3


@given(places.diaries(), places.wishes, places.rules, places.days, st.randoms(use_true_random=False))
def test_the_same_question_has_the_same_answer(
    book: Diary, asked: Wish, rules: Rules, day: date, random: Random
) -> None:
    shuffled = list(book.stops)
    random.shuffle(shuffled)
    again = replace(book, stops=())
    for entry in shuffled:
        again = again.with_stop(entry)
    assert propose(book, sought(asked, _around(day), rules)) == propose(again, sought(asked, _around(day), rules, NOW))


@given(places.diaries(), places.wishes, places.rules, places.days)
def test_a_booked_proposal_is_not_proposed_again_and_taking_it_out_restores_all(
    book: Diary, asked: Wish, rules: Rules, day: date
) -> None:
    before = propose(book, sought(asked, _around(day), rules))
    if not before:
        return
    start = before[0].starts_at
    booked = book.with_stop(stop(local_day(start), local_time(start), rules.minutes, asked.postcode))
    assert not fits(before[0], booked, sought(asked, _around(day), rules))
    assert propose(replace(booked, stops=book.stops), sought(asked, _around(day), rules)) == before


def test_three_proposals_lie_on_three_days_in_the_best_weeks() -> None:
    found = propose(diary(), sought(wish(), DaySpan(TUESDAY, date(2027, 3, 1))))
    assert [local_day(p.starts_at) for p in found] == [
        TUESDAY,
        TUESDAY + timedelta(days=1),
        TUESDAY + timedelta(days=2),
    ]
    assert all(p.is_best for p in found)
    assert found[0].age == age_on(date(2027, 3, 16), TUESDAY)
    # 3511 to 3523 is 10 minutes, 5 spare: from 8:30 that is a quarter to nine.
    assert local_time(found[0].starts_at) == time(8, 45)


def test_one_free_day_gives_both_its_parts_first() -> None:
    found = propose(diary(), sought(wish(), DaySpan(TUESDAY, TUESDAY)))
    assert [local_time(p.starts_at) for p in found] == [time(8, 45), time(9), time(12)]


def test_best_weeks_come_before_earlier_days() -> None:
    asked = wish(due=date(2027, 5, 28))  # 13 weeks now, best from 11 December on
    found = propose(diary(), sought(asked, DaySpan(TUESDAY, date(2027, 3, 1))))
    assert local_day(found[0].starts_at) == date(2026, 12, 11)
    only_possible = propose(diary(), sought(asked, DaySpan(TUESDAY, TUESDAY)))
    assert not only_possible[0].is_best


def test_within_the_agreed_term_comes_before_less_travel() -> None:
    near = stop(date(2026, 12, 14), time(10), postcode="3523 CD")
    found = propose(
        diary(near), sought(wish(visit_by=date(2026, 11, 24)), DaySpan(TUESDAY, date(2026, 12, 18)), RULES, NOW)
    )
    assert local_day(found[0].starts_at) == TUESDAY
    assert "1 werkdag" not in found[0].reasons[2].text()


def test_a_day_with_a_visit_in_her_street_comes_before_an_empty_day() -> None:
    near = stop(date(2026, 11, 26), time(10), postcode="3523 CD")
    found = propose(diary(near), sought(wish(), DaySpan(TUESDAY, date(2026, 12, 18))))
    assert local_day(found[0].starts_at) == date(2026, 11, 26)


def test_a_full_day_is_left_alone() -> None:
    book = diary(stop(TUESDAY, time(9)), stop(TUESDAY, time(13)))
    assert propose(book, sought(wish(), DaySpan(TUESDAY, TUESDAY)))
    assert not propose(book, sought(wish(), DaySpan(TUESDAY, TUESDAY), replace(RULES, most_a_day=2), NOW))


def test_today_only_what_is_still_ahead() -> None:
    now = instant_of(TUESDAY, time(14, 52))
    found = propose(diary(), sought(wish(), DaySpan(TUESDAY, TUESDAY), RULES, now))
    assert [local_time(p.starts_at) for p in found] == [time(15), time(15, 15), time(15, 30)]


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_when_the_clock_changes_the_minutes_are_real(day: date) -> None:
    sundays = week(time(0, 30), time(7), days=[6])
    book = diary(stop(day, time(0, 45), 30), hours=sundays)
    asked = wish(due=day + timedelta(days=120))
    found = propose(book, sought(asked, DaySpan(day, day), RULES, NOW), count=40)
    hours = 7 - 1.5 + (-1 if day == SPRING else 1)
    gone_by = instant_of(day, time(7)) - instant_of(day, time(1, 30))
    assert gone_by == timedelta(hours=hours)
    assert not any(broken_rules(p, book, asked, RULES, NOW) for p in found)
    # From the end of the visit: travel 5 + 5, last start one hour, 10 minutes' way and 5 spare before seven.
    assert found
    assert max(p.starts_at for p in found) <= instant_of(day, time(7)) - timedelta(minutes=75)


def test_the_reasons_say_weeks_journey_and_term_in_dutch() -> None:
    near = stop(TUESDAY, time(9), place="3523 Utrecht")
    first = propose(diary(near), sought(wish(), DaySpan(TUESDAY, TUESDAY)))[0]
    assert [reason.text() for reason in first.reasons] == [
        f"week {first.age}, beste weken",
        "5 min rijden vanaf 3523 Utrecht",
        "binnen 15 werkdagen",
    ]


def test_a_secret_place_is_not_named_and_a_guess_is_said() -> None:
    near = stop(TUESDAY, time(9), place="")
    found = propose(
        diary(near, transport=Transport.BICYCLE, postcode=""), sought(wish(postcode=""), DaySpan(TUESDAY, TUESDAY))
    )
    texts = [reason.text() for reason in found[0].reasons]
    assert texts[1] == "30 min fietsen vanaf het vorige bezoek"
    assert texts[3] == "een postcode is niet bekend: 30 min reistijd aangehouden"


def test_a_visit_after_the_agreed_term_says_by_how_much() -> None:
    late = [
        propose(diary(), sought(wish(visit_by=by), DaySpan(TUESDAY, TUESDAY)))[0].reasons[2].text()
        for by in (date(2026, 11, 23), date(2026, 11, 20))
    ]
    assert late == ["één werkdag na de termijn", "2 werkdagen na de termijn"]


def test_extra_travel_is_what_she_adds_to_the_way_that_is_made_anyway() -> None:
    amsterdam = diary(stop(TUESDAY, time(9), postcode="1012 GH"), stop(TUESDAY, time(14), postcode="1012 GH"))
    extras = {gap.extra for gap in gaps_on(amsterdam, TUESDAY, "3523 CD", RULES)}
    way = journey("1012 GH", "3523 CD", Transport.CAR).minutes
    assert max(extras) == 2 * way - journey("1012 GH", "1012 GH", Transport.CAR).minutes


def test_visits_that_overlap_already_leave_no_hole_between_them() -> None:
    book = diary(stop(TUESDAY, time(9), 240), stop(TUESDAY, time(10), 30))
    found = propose(book, sought(wish(), DaySpan(TUESDAY, TUESDAY)))
    assert min(local_time(p.starts_at) for p in found) == time(13, 15)


@given(places.diaries(), places.wishes, places.rules, places.days, st.integers(1, 5), st.booleans())
def test_the_leading_times_are_the_best_of_all(
    book: Diary, asked: Wish, rules: Rules, day: date, count: int, likes: bool
) -> None:
    liked = (AtHome(weekday=2, start=time(13), end=time(18), liked=True),) if likes else ()
    search = sought(replace(asked, at_home=liked), _around(day), rules)
    among = propose(book, search, count=count)
    assert [p.starts_at for p in among] == [option.start for option in choose(options(book, search), count)]


@given(drawn=gap_tests.days(), days=st.integers(0, 3))
def test_every_proposal_is_accepted_by_a_checker_of_its_own(drawn: tuple[Diary, Wish, Rules, date], days: int) -> None:
    book, asked, rules, day = drawn
    asked = replace(asked, due=day + timedelta(days=100))
    found = propose(book, sought(asked, DaySpan(day, day + timedelta(days=days)), rules))
    assert all(gap_tests.may(book, asked, rules, local_day(p.starts_at), p.starts_at) for p in found)
    assert all(p.mode is asked.mode and p.minutes == asked.length(rules) for p in found)


@given(places.diaries(), places.wishes, places.rules, places.days)
def test_the_first_look_gives_what_all_days_give(book: Diary, asked: Wish, rules: Rules, day: date) -> None:
    span = DaySpan(day - timedelta(days=2), day + timedelta(days=60))
    search = sought(asked, span, rules)
    first = propose(book, search.first_look())
    if len({p.day for p in first}) == 3:
        assert first == propose(book, search)


def test_hours_she_likes_come_before_less_travel_and_are_said() -> None:
    liked = (AtHome(weekday=1, start=time(14), end=time(17), liked=True),)
    near = stop(TUESDAY, time(9), postcode="3523 CD")
    search = sought(replace(wish(), at_home=liked), DaySpan(TUESDAY, TUESDAY + timedelta(days=1)))
    first, second, *_rest = propose(diary(near), search)
    assert local_time(first.starts_at) == time(14)
    assert "op een tijd die zij graag heeft" in [reason.text() for reason in first.reasons]
    assert "niet op de tijd die zij het liefst heeft" in [reason.text() for reason in second.reasons]


def test_a_visit_in_the_same_neighbourhood_is_named_by_its_code() -> None:
    near = replace(stop(TUESDAY, time(9), postcode="3523 CD"), appointment=AppointmentId(new_id()))
    found = propose(diary(near), sought(wish(), DaySpan(TUESDAY, TUESDAY)))[0]
    assert near.appointment is not None
    assert f"zelfde buurt als bezoek {visit_code(near.appointment)}" in [reason.text() for reason in found.reasons]


def test_among_a_team_her_own_nurse_goes_first_and_another_is_said() -> None:
    other = UserId(new_id())
    hers = diary(hours=week(days=[2]))  # on Wednesdays only
    theirs = replace(diary(), nurse=other, profile=replace(diary().profile, user=other))
    asked = replace(wish(), wished_nurse=hers.nurse)
    found = propose_among([theirs, hers], sought(asked, DaySpan(TUESDAY, TUESDAY + timedelta(days=2))))
    assert [(p.nurse, local_day(p.starts_at).weekday()) for p in found[:1]] == [(hers.nurse, 2)]
    assert {p.nurse for p in found[1:]} == {other}
    assert "een andere verpleegkundige dan zij vroeg" in [reason.text() for reason in found[1].reasons]


def test_a_call_needs_no_travel_and_says_so() -> None:
    asked = replace(wish(postcode="1012 GH"), mode=Mode.PHONE, minutes=15)
    found = propose(diary(stop(TUESDAY, time(9))), sought(asked, DaySpan(TUESDAY, TUESDAY)))[0]
    assert (found.mode, found.minutes, found.travel_before, found.way) == (Mode.PHONE, 15, 0, ("", ""))
    assert "telefonisch, geen reistijd" in [reason.text() for reason in found.reasons]


def test_an_interpreter_to_book_is_said() -> None:
    asked = replace(wish(), needs_interpreter=True, language="tr")
    said = [r.text() for r in propose(diary(), sought(asked, DaySpan(TUESDAY, TUESDAY)))[0].reasons]
    assert "tolk regelen" in said


def test_two_people_must_both_have_time() -> None:
    other = replace(diary(stop(TUESDAY, time(9), 400)), nurse=UserId(new_id()))
    found = propose(diary(), sought(wish(), DaySpan(TUESDAY, TUESDAY + timedelta(days=1)), beside=(other,)))
    assert found
    assert all(local_day(p.starts_at) > TUESDAY for p in found)
    assert found[0].colleagues == (other.nurse,)
