from dataclasses import replace
from datetime import date, time, timedelta

from ks_desktop.core.clock import instant_of
from ks_desktop.visits.domain import AtHome, Mode
from tests.visits.planning.places import AUTUMN, RULES, SPRING, wish

WEDNESDAY = date(2026, 11, 25)
MORNING = AtHome(weekday=2, start=time(10), end=time(12))
LATER = AtHome(weekday=2, start=time(15), end=time(18), liked=True)


def test_who_names_hours_is_at_home_only_then() -> None:
    asked = replace(wish(), at_home=(MORNING, LATER))
    assert [(s.hour, e.hour) for s, e in asked.hours_on(WEDNESDAY)] == [(9, 11), (14, 17)]  # in UTC
    assert asked.hours_on(WEDNESDAY + timedelta(days=1)) == ()
    assert len(replace(wish(), at_home=(LATER,)).hours_on(WEDNESDAY + timedelta(days=1))) == 1


def test_hours_that_touch_are_one() -> None:
    asked = replace(wish(), at_home=(MORNING, AtHome(weekday=2, start=time(12), end=time(13), liked=True)))
    assert asked.hours_on(WEDNESDAY) == ((instant_of(WEDNESDAY, time(10)), instant_of(WEDNESDAY, time(13))),)


def test_she_likes_hours_only_where_she_said_so() -> None:
    start = instant_of(WEDNESDAY, time(15))
    asked = replace(wish(), at_home=(LATER,))
    assert asked.likes(start, start + timedelta(hours=1), WEDNESDAY) is True
    assert asked.likes(start, start + timedelta(hours=4), WEDNESDAY) is False
    assert wish().likes(start, start + timedelta(hours=1), WEDNESDAY) is None


def test_the_day_the_clock_changes_has_its_real_hours() -> None:
    night = AtHome(weekday=6, start=time(1), end=time(5))
    for day, hours in ((SPRING, 3), (AUTUMN, 5)):
        ((start, end),) = replace(wish(), at_home=(night,)).hours_on(day)
        assert end - start == timedelta(hours=hours)


def test_length_day_and_way_of_meeting() -> None:
    assert wish().length(RULES) == 60
    assert replace(wish(), minutes=90).length(RULES) == 90
    assert not replace(wish(), mode=Mode.PHONE).travels
    assert not replace(wish(), not_before=WEDNESDAY).may_be_on(WEDNESDAY - timedelta(days=1))
    assert not wish().may_be_on(date(2027, 12, 1))
