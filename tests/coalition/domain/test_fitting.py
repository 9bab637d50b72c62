from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.coalition.domain import Criterion, HerFacts, Parity, Phase, fits
from ks_desktop.coalition.domain.fitting import birthday
from ks_desktop.core.gestation import Due, age_of, age_on, days_on
from tests.coalition.domain.test_services import make_service

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))
VOORZORG = make_service(
    name="VoorZorg", until_age=age_of(28), parity=Parity.FIRST, until_years=25, languages=("nl",), takes_from=("jgz",)
)


def due_at(weeks: int, days: int) -> date:
    return TODAY + timedelta(days=280 - weeks * 7 - days)


def test_it_says_until_when_and_how_many_days_are_left() -> None:
    fit = fits(VOORZORG, HerFacts(today=TODAY, due=due_at(26, 5), birth_date=date(2004, 5, 1), is_first=True))
    assert (fit.days_left, fit.last_day) == (9, TODAY + timedelta(days=9))
    assert fit.reasons_against == ()
    assert fit.reasons_for == (
        *(Criterion.UNTIL_AGE, Criterion.PHASE, Criterion.PARITY, Criterion.UNTIL_YEARS),
        Criterion.REFERRER,
    )
    assert fit.unknown == (Criterion.LANGUAGE,)


def test_what_does_not_hold_is_named_and_nothing_is_decided() -> None:
    facts = HerFacts(today=TODAY, due=due_at(28, 1), birth_date=date(2000, 1, 1), is_first=False, language="ti")
    fit = fits(VOORZORG, facts)
    assert fit.reasons_against == (*(Criterion.UNTIL_AGE, Criterion.PARITY, Criterion.UNTIL_YEARS, Criterion.LANGUAGE),)
    assert (fit.days_left or 0) < 0


def test_nothing_known_is_told_as_unknown_and_what_is_not_stated_not_at_all() -> None:
    fit = fits(VOORZORG, HerFacts(today=TODAY))
    assert fit.reasons_against == ()
    assert fit.reasons_for == (Criterion.REFERRER,)
    assert len(fit.unknown) == 5
    bare = fits(make_service(phase=Phase.BOTH), HerFacts(today=TODAY, due=due_at(20, 0), language="ti"))
    assert (bare.reasons_for, bare.reasons_against, bare.unknown, bare.last_day) == ((), (), (), None)


def test_years_alone_say_whether_but_not_until_when() -> None:
    both = make_service(from_years=18, until_years=25)
    met = fits(both, HerFacts(today=TODAY, years=25))
    assert {Criterion.FROM_YEARS, Criterion.UNTIL_YEARS} <= set(met.reasons_for)
    assert met.last_day is None
    assert Criterion.UNTIL_YEARS in fits(both, HerFacts(today=TODAY, years=26)).reasons_against
    assert Criterion.FROM_YEARS in fits(both, HerFacts(today=TODAY, years=17)).reasons_against


def test_municipality_and_birth() -> None:
    here = make_service(municipalities=("GM0344",), phase=Phase.AFTER_BIRTH)
    pregnant = fits(here, HerFacts(today=TODAY, due=due_at(30, 0), municipality="GM0355"))
    assert pregnant.reasons_against == (Criterion.PHASE, Criterion.MUNICIPALITY)
    born = fits(here, HerFacts(today=TODAY, is_born=True, municipality="GM0344"))
    assert born.reasons_for == (Criterion.PHASE, Criterion.MUNICIPALITY)
    everywhere = fits(make_service(is_nationwide=True), HerFacts(today=TODAY))
    assert Criterion.MUNICIPALITY in everywhere.reasons_for
    too_late = fits(VOORZORG, HerFacts(today=TODAY, is_born=True))
    assert {Criterion.UNTIL_AGE, Criterion.PHASE} <= set(too_late.reasons_against)


def test_a_due_date_that_may_be_off_makes_the_last_day_a_sure_one() -> None:
    facts = HerFacts(today=TODAY, due=Due(due_at(27, 0), margin=10))
    fit = fits(make_service(until_age=age_of(28)), facts)
    assert Criterion.UNTIL_AGE in fit.unknown  # 27+0 give or take ten days may be past 28+0
    assert fit.last_day == TODAY - timedelta(days=3)
    sure = fits(make_service(until_age=age_of(28, 3)), facts)
    assert Criterion.UNTIL_AGE in sure.reasons_for
    assert sure.days_left == 0


def test_who_was_born_on_29_february_is_a_year_older_on_1_march() -> None:
    assert birthday(date(2004, 2, 29), 21) == date(2025, 3, 1)
    assert birthday(date(2004, 2, 29), 24) == date(2028, 2, 29)


@settings(max_examples=60)
@given(due=DAYS, weeks=st.integers(10, 41), days=st.integers(0, 6), before=st.integers(0, 60))
def test_on_the_last_day_the_age_is_reached_and_the_day_after_it_is_too_late(
    due: date, weeks: int, days: int, before: int
) -> None:
    until = age_of(weeks, days)
    service = make_service(until_age=until)
    last = fits(service, HerFacts(today=due, due=due)).last_day
    assert last is not None
    assert age_on(due, last) == until
    for day, holds in ((last - timedelta(days=before), True), (last + timedelta(days=1), False)):
        fit = fits(service, HerFacts(today=day, due=due))
        assert (Criterion.UNTIL_AGE in fit.reasons_for) is holds
        assert (Criterion.UNTIL_AGE in fit.reasons_against) is not holds
        assert fit.days_left == (last - day).days


@settings(max_examples=60)
@given(due=DAYS, weeks=st.integers(4, 30), margin=st.integers(0, 45), shift=st.integers(-80, 80))
def test_weeks_from_are_sure_unknown_or_not_there_yet(due: date, weeks: int, margin: int, shift: int) -> None:
    service = make_service(from_age=age_of(weeks))
    today = due - timedelta(days=280 - weeks * 7) + timedelta(days=shift)
    fit = fits(service, HerFacts(today=today, due=Due(due, margin)))
    whichever = {days_on(due + timedelta(days=off), today) >= weeks * 7 for off in (-margin, margin)}
    expected = fit.unknown if len(whichever) > 1 else fit.reasons_for if True in whichever else fit.reasons_against
    assert Criterion.FROM_AGE in expected
    assert (fit.first_day is None) is (Criterion.FROM_AGE in fit.reasons_for)


@settings(max_examples=60)
@given(born=st.dates(date(1980, 1, 1), date(2012, 12, 31)), years=st.integers(14, 60))
def test_a_year_of_age_counts_whole(born: date, years: int) -> None:
    service = make_service(from_years=years, until_years=years)
    first, last = birthday(born, years), birthday(born, years + 1) - timedelta(days=1)
    for day, met in (
        (first, True),
        (last, True),
        (first - timedelta(days=1), False),
        (last + timedelta(days=1), False),
    ):
        fit = fits(service, HerFacts(today=day, birth_date=born))
        assert ({Criterion.FROM_YEARS, Criterion.UNTIL_YEARS} <= set(fit.reasons_for)) is met
        assert fit.last_day == last
