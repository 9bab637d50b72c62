from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.clock import AMSTERDAM, instant_of, local_day
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import DaySpan, UserId, new_id
from ks_desktop.visits.domain import AtHome, Mode, NurseProfile
from ks_desktop.visits.planning.conflicts import Around, conflicts, is_skipped
from ks_desktop.visits.planning.diary import Busy, Diary, Rules
from ks_desktop.visits.planning.gaps import fits_at
from ks_desktop.visits.planning.search import Search, propose
from ks_desktop.visits.planning.wish import Wish
from tests.visits.planning import places
from tests.visits.planning.places import NURSE, RULES, TODAY, diary, stop, week, wish

NOW = instant_of(TODAY, time(8, 30))
TUESDAY = date(2026, 11, 24)
CHRISTMAS = date(2026, 12, 25)
OF_THE_DAY = {
    "overlap",
    "absence",
    "block",
    "holiday",
    "free_day",
    "full",
    "hours",
    "travel_before",
    "travel_after",
    "way_there",
    "way_home",
    "tight",
}


def _at(hour: int, minute: int = 0, day: date = TUESDAY) -> datetime:
    return instant_of(day, time(hour, minute))


def _codes(
    book: Diary, at: datetime, asked: Wish | None = None, *, minutes: int = 60, around: Around | None = None
) -> list[str]:
    found = conflicts(book, asked or wish(), at, minutes, RULES, NOW, around=around or Around())
    assert all(conflict.text() and conflict.error().code == conflict.code for conflict in found)
    assert [one.is_hard for one in found] == sorted((one.is_hard for one in found), reverse=True)
    return [conflict.code for conflict in found]


@given(places.diaries(), places.wishes, places.rules, places.days)
def test_nothing_stands_against_a_proposal(book: Diary, asked: Wish, rules: Rules, day: date) -> None:
    around = DaySpan(day - timedelta(days=3), day + timedelta(days=10))
    span = around.overlap(asked.window.possible(asked.due))
    if span is None:
        return
    for found in propose(book, Search(wish=asked, rules=rules, span=span, now=NOW)):
        assert conflicts(book, asked, found.starts_at, found.minutes, rules, NOW) == ()


@given(places.diaries(), places.wishes, places.rules, places.days, st.integers(0, 95), st.sampled_from([30, 60, 90]))
def test_the_search_and_the_sentences_agree_on_the_day_of_the_nurse(
    book: Diary, asked: Wish, rules: Rules, day: date, quarter: int, minutes: int
) -> None:
    start = instant_of(day, time(quarter // 4, quarter % 4 * 15))
    codes = {one.code for one in conflicts(book, asked, start, minutes, rules, NOW)}
    fits = fits_at(book, replace(asked, minutes=minutes), rules, start, local_day(start))
    assert bool(codes & OF_THE_DAY) is not fits


def test_a_free_time_has_nothing_against_it() -> None:
    assert _codes(diary(), _at(10)) == []


def test_another_visit_then_cannot_be() -> None:
    book = diary(stop(TUESDAY, time(10)))
    assert _codes(book, _at(10, 30))[0] == "overlap"
    found = conflicts(book, wish(), _at(10, 30), 60, RULES, NOW)[0]
    assert found.is_hard
    assert (found.values["start"], found.values["end"]) == ("10:00", "11:00")


@pytest.mark.parametrize(("start", "code"), [((11, 5), "travel_before"), ((8, 55), "travel_after")])
def test_too_little_time_on_the_way_names_the_minutes(start: tuple[int, int], code: str) -> None:
    book = diary(stop(TUESDAY, time(10), postcode="3431 EF"))
    found = conflicts(book, wish(), _at(*start), 60, RULES, NOW)
    assert [one.code for one in found] == [code]
    assert (found[0].values["minutes"], found[0].values["there"]) == (15, 5)
    assert "15 min" in found[0].text()


def test_spare_time_is_named_when_only_that_is_missing() -> None:
    book = diary(stop(TUESDAY, time(10), postcode="3431 EF"))
    found = conflicts(book, wish(), _at(11, 15), 60, RULES, NOW)
    assert [one.code for one in found] == ["travel_before"]
    assert (found[0].values["minutes"], found[0].values["spare"]) == (15, 5)
    assert "{spare}" in found[0].message
    assert _codes(book, _at(11, 20)) == []


@pytest.mark.parametrize(
    ("start", "codes"),
    [((8, 30), ["way_there"]), ((16, 0), ["way_home"]), ((7, 0), ["hours"]), ((16, 30), ["hours"])],
)
def test_the_edges_of_the_day_are_told(start: tuple[int, int], codes: list[str]) -> None:
    assert _codes(diary(), _at(*start)) == codes


def test_free_days_and_holidays_are_told() -> None:
    assert _codes(diary(), _at(10, day=date(2026, 11, 29))) == ["free_day"]
    assert "holiday" in _codes(diary(), _at(10, day=CHRISTMAS))
    closed = FreeDays(closed=frozenset({TUESDAY}))
    assert "holiday" in _codes(replace(diary(), free_days=closed), _at(10))
    assert _codes(diary(hours=()), _at(10)) == ["free_day"]


def test_absence_and_blocks_are_told_by_their_name() -> None:
    away = Busy(starts_at=_at(9), ends_at=_at(17), label="Verlof", is_absence=True)
    meeting = Busy(starts_at=_at(9), ends_at=_at(10, 30), label="Overleg")
    found = conflicts(replace(diary(), busy=(away,)), wish(), _at(10), 60, RULES, NOW)
    assert (found[0].code, found[0].values["label"], found[0].is_hard) == ("absence", "Verlof", False)
    assert _codes(replace(diary(), busy=(meeting,)), _at(10)) == ["block"]


def test_a_full_day_is_told() -> None:
    book = diary(*(stop(TUESDAY, time(hour), 30) for hour in (9, 10, 11, 12)))
    assert "full" in _codes(book, _at(15))


def test_her_weeks_and_the_end_of_the_pregnancy_are_told() -> None:
    early = wish(due=date(2027, 8, 1))
    late = replace(wish(due=date(2026, 11, 20)), window=places.WINDOW)
    over = wish(due=date(2026, 10, 1))
    assert _codes(diary(), _at(10), early) == ["early"]
    assert _codes(diary(), _at(10), late) == ["late"]
    assert _codes(diary(), _at(10), over) == ["pregnancy"]


def test_her_wishes_are_told() -> None:
    mornings = AtHome(weekday=1, start=time(9), end=time(12))
    asked = replace(wish(), at_home=(mornings,))
    assert _codes(diary(), _at(10), asked) == []
    assert _codes(diary(), _at(13), asked) == ["at_home"]
    assert _codes(diary(), _at(10, day=TUESDAY + timedelta(days=1)), asked) == ["at_home"]
    assert _codes(diary(), _at(10), replace(wish(), not_before=date(2026, 12, 1))) == ["not_before"]
    assert _codes(diary(), _at(10), replace(wish(), wished_nurse=UserId(new_id()))) == ["other_nurse"]
    assert _codes(diary(), _at(10), replace(wish(), wished_nurse=NURSE)) == []


def test_what_a_nurse_cannot_do_is_told() -> None:
    elsewhere = replace(diary(), profile=NurseProfile(user=NURSE, postcode="3511 AB", regions=frozenset({"GM0363"})))
    assert _codes(elsewhere, _at(10), replace(wish(), region="GM0344")) == ["region"]
    speaks_no = replace(wish(), language="ti", needs_interpreter=True, may_use_interpreter=False)
    assert _codes(diary(), _at(10), speaks_no) == ["language"]
    assert _codes(diary(), _at(10), speaks_no, around=Around(has_interpreter=True)) == []
    left = replace(diary(), profile=NurseProfile(user=NURSE, postcode="3511 AB", is_planned=False))
    assert _codes(left, _at(10)) == ["not_planned"]


def test_a_time_gone_by_cannot_be_booked_but_a_visit_may_be_put_right() -> None:
    past = _at(10, day=date(2026, 11, 20))
    assert conflicts(diary(), wish(), past, 60, RULES, NOW)[0].is_hard
    moved = conflicts(diary(), wish(), past, 60, RULES, NOW, around=Around(is_new=False))
    assert [(one.code, one.is_hard) for one in moved] == [("past", False)]


def test_her_other_visit_and_a_colleague_elsewhere_cannot_be() -> None:
    hers = Around(hers=((_at(10), _at(11)),))
    assert _codes(diary(), _at(10, 30), around=hers) == ["hers"]
    busy = Around(beside=(diary(stop(TUESDAY, time(10))),))
    assert _codes(diary(), _at(10, 30), around=busy) == ["colleague"]
    free = Around(beside=(diary(hours=week(days=[0])),))
    assert _codes(diary(), _at(10, 30), around=free) == ["colleague_day"]


@pytest.mark.parametrize("mode", [Mode.PHONE, Mode.VIDEO])
def test_a_call_takes_no_travel(mode: Mode) -> None:
    far = replace(wish(), mode=mode, postcode="9711 AB")
    assert _codes(diary(), _at(8, 30), far) == []
    assert "overlap" in _codes(diary(stop(TUESDAY, time(10))), _at(10), far)


def test_the_hour_the_clock_skips_does_not_exist() -> None:
    assert is_skipped(datetime(2027, 3, 28, 2, 30, tzinfo=AMSTERDAM))
    assert not is_skipped(datetime(2027, 3, 28, 3, 0, tzinfo=AMSTERDAM))
    assert not is_skipped(datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM))
    assert not is_skipped(datetime(2027, 3, 28, 1, 30, tzinfo=UTC))
    assert _codes(diary(), datetime(2027, 3, 28, 2, 30, tzinfo=AMSTERDAM))[0] == "dst"
