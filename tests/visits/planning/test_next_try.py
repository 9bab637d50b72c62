from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import CallHours, CallRule
from ks_desktop.core.clock import AMSTERDAM, instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.moments import Moment
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.visits.domain import ContactAttempt, ContactResult, NextTry
from ks_desktop.visits.planning.diary import Stretch
from ks_desktop.visits.planning.next_try import Trying, chosen, next_try

MONDAY, WEDNESDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 26)
CASE, NURSE = CaseId(new_id()), UserId(new_id())


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return instant_of(day, time(hour, minute))


def tried(when: datetime, result: ContactResult = ContactResult.NOT_REACHED, **more: object) -> ContactAttempt:
    return ContactAttempt(id=new_id(), case_id=CASE, user=NURSE, at=when, result=result, **more)  # type: ignore[arg-type]


def hours(weekdays: range, start: int, end: int) -> tuple[CallHours, ...]:
    return tuple(CallHours(weekday=day, start=time(start), end=time(end)) for day in weekdays)


ABOUT = Trying(
    rule=CallRule(),
    tries=(tried(at(MONDAY, 9)),),
    now=at(MONDAY, 9, 5),
    free=FreeDays(),
)


def test_who_was_never_tried_is_tried_at_once() -> None:
    found = next_try(replace(ABOUT, tries=()))
    assert found == NextTry(day=MONDAY, start=time(9, 15), end=time(12))


def test_mornings_that_did_not_work_give_an_afternoon_two_working_days_later() -> None:
    found = next_try(ABOUT)
    assert found == NextTry(day=WEDNESDAY, start=time(12), end=time(15), why="ochtenden lukten niet")


def test_it_goes_round_the_parts_of_the_day() -> None:
    tries = (tried(at(MONDAY, 9)), tried(at(WEDNESDAY, 13)))
    found = next_try(replace(ABOUT, tries=tries, now=at(WEDNESDAY, 13, 1)))
    assert found is not None
    assert (found.day, found.start) == (date(2026, 11, 27), time(15))
    assert found.why == "ochtenden en vroege middagen lukten niet"


def test_where_only_one_part_is_hers_it_is_another_weekday() -> None:
    rule = CallRule(hours=hours(range(5), 9, 10))
    found = next_try(replace(ABOUT, rule=rule, days_between=5))
    assert found == NextTry(
        day=date(2026, 12, 1),
        start=time(9),
        end=time(10),
        why="op een andere dag van de week, dan mag zij gebeld worden",
    )


def test_it_is_sooner_where_it_presses() -> None:
    found = next_try(replace(ABOUT, is_pressing=True))
    assert found is not None
    assert (found.day, found.start) == (MONDAY, time(12))
    assert "het dringt" in found.why


def test_when_she_is_at_home_goes_before_the_first_time() -> None:
    found = next_try(replace(ABOUT, at_home=hours(range(3, 4), 13, 17)))
    assert found is not None
    assert (found.day, found.start, found.end) == (THURSDAY, time(13), time(15))
    assert found.why == "ochtenden lukten niet, zij is dan thuis"


def test_what_she_likes_best_goes_first_and_forbids_nothing() -> None:
    liked = tuple(replace(one, liked=True) for one in hours(range(3, 4), 13, 14))
    found = next_try(replace(ABOUT, rule=CallRule(hours=liked)))
    assert found == NextTry(
        day=THURSDAY, start=time(13), end=time(14), why="ochtenden lukten niet, dat heeft zij het liefst"
    )


def test_a_nurse_who_works_on_fridays_calls_on_fridays() -> None:
    def fridays(day: date) -> tuple[Stretch, ...]:
        return ((at(day, 9), at(day, 16)),) if day.weekday() == 4 else ()

    found = next_try(replace(ABOUT, working=fridays))
    assert found is not None
    assert (found.day, found.end) == (date(2026, 11, 27), time(15))


def test_what_was_agreed_stays_until_it_is_over_or_no_more_in_her_hours() -> None:
    agreed = NextTry(day=WEDNESDAY, start=time(16), end=time(17), why="zei haar zus")
    about = replace(ABOUT, tries=(tried(at(MONDAY, 9), ContactResult.LATER, next_try=agreed),))
    assert next_try(about) == agreed
    later = next_try(replace(about, now=at(WEDNESDAY, 17)))
    assert later is not None
    assert later.starts_at >= at(WEDNESDAY, 17)
    mornings = next_try(replace(about, rule=CallRule(hours=hours(range(5), 8, 12))))
    assert mornings is not None
    assert mornings.start < time(12)


@pytest.mark.parametrize(
    "about",
    [
        replace(ABOUT, rule=CallRule(is_never=True)),
        replace(ABOUT, tries=(tried(at(MONDAY, 9), ContactResult.SPOKEN),)),
        replace(ABOUT, rule=CallRule(hours=hours(range(5, 7), 9, 17))),
    ],
)
def test_nobody_is_proposed_who_may_not_be_or_was_reached(about: Trying) -> None:
    assert next_try(about) is None


def test_a_nurse_may_choose_another_day_and_gets_the_best_of_it() -> None:
    assert chosen(Moment(day=date(2026, 11, 28)), "", ABOUT) == NextTry(
        day=date(2026, 11, 28), start=time(12), end=time(15)
    )
    typed = Moment(day=WEDNESDAY, start=time(19), end=time(20))
    assert chosen(typed, "", ABOUT) == NextTry(day=WEDNESDAY, start=time(19), end=time(20))


def test_what_a_nurse_chooses_is_cut_to_her_hours_and_never_lies_outside() -> None:
    about = replace(ABOUT, rule=CallRule(hours=hours(range(5), 15, 17)))
    assert chosen(Moment(day=WEDNESDAY, start=time(12), end=time(23, 59)), "", about) == NextTry(
        day=WEDNESDAY, start=time(15), end=time(17)
    )
    for outside in (Moment(day=WEDNESDAY, start=time(9), end=time(10)), Moment(day=date(2026, 11, 28))):
        with pytest.raises(UserError) as refused:
            chosen(outside, "", about)
        assert (refused.value.code, refused.value.field) == ("not_then", "again")
    with pytest.raises(UserError) as passed:
        chosen(Moment(day=MONDAY, start=time(8), end=time(9)), "", ABOUT)
    assert passed.value.code == "past"


_HOURS = st.lists(
    st.builds(
        lambda day, start, length: CallHours(weekday=day, start=time(start), end=time(min(23, start + length))),
        st.integers(0, 6),
        st.integers(0, 21),
        st.integers(1, 6),
    ),
    max_size=3,
)


@given(
    _HOURS,
    st.lists(st.integers(0, 10 * 24 * 60), max_size=4),
    st.integers(0, 14 * 24 * 60),
    st.booleans(),
)
@settings(max_examples=80)
def test_never_past_never_outside_her_hours_never_on_a_free_day(
    hers: list[CallHours], tries: list[int], passed: int, is_pressing: bool
) -> None:
    begin = datetime(2027, 3, 22, tzinfo=UTC)  # Good Friday, Easter and the night on which the clocks change are near
    now = begin + timedelta(days=10, minutes=passed)
    about = Trying(
        rule=CallRule(hours=tuple(sorted(hers))),
        tries=tuple(tried(begin + timedelta(minutes=minutes)) for minutes in sorted(tries)),
        now=now,
        free=FreeDays(),
        is_pressing=is_pressing,
    )
    found = next_try(about)
    if found is None:
        assert hers
        return
    last = instant_of(found.day, found.end) - timedelta(seconds=1)
    assert found.starts_at >= now
    assert about.free.is_working(found.day)
    assert about.rule.holds(found.starts_at)
    assert about.rule.holds(last)
    assert time(8) <= found.starts_at.astimezone(AMSTERDAM).time()
    assert all(found.starts_at - one.at >= timedelta(hours=3) for one in about.tries)
