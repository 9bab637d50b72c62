from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.records.domain import KEPT, Kept, surplus

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
moments = st.lists(
    st.integers(min_value=0, max_value=600_000).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60
)


@settings(max_examples=60)
@given(moments, st.randoms(use_true_random=False))
def test_the_newest_never_goes_and_order_does_not_matter(every: list[datetime], chance: object) -> None:
    going = surplus(every)
    assert going <= set(every)
    if every:
        assert max(every) not in going
    mixed = list(every)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert surplus(mixed) == going


@settings(max_examples=40)
@given(moments, st.builds(Kept, **{name: st.integers(0, 4) for name in ("hours", "days", "weeks", "months")}))
def test_no_more_stay_than_those_counts_and_once_is_enough(every: list[datetime], kept: Kept) -> None:
    close = [NOW - (NOW - moment) % timedelta(days=179) for moment in every]  # no leap between them
    staying = set(close) - surplus(close, kept)
    assert len(staying) <= max(1, kept.hours) + kept.days + kept.weeks + kept.months
    assert surplus(staying, kept) == frozenset()


@settings(max_examples=40)
@given(moments, st.integers(1, 40), st.booleans())
def test_a_clock_that_is_years_off_takes_nothing_away(every: list[datetime], years: int, is_ahead: bool) -> None:
    staying = set(every) - surplus(every)
    shift = timedelta(days=365 * (years + 2))
    odd = NOW + shift if is_ahead else NOW - shift
    assert not surplus([*staying, odd])


def test_an_hourly_backup_of_two_years_leaves_a_few_dozen() -> None:
    every = [NOW - timedelta(hours=hours) for hours in range(24 * 365 * 2)]
    staying = sorted(set(every) - surplus(every), reverse=True)
    assert staying[:24] == every[:24]
    assert 45 < len(staying) <= KEPT.most
    assert NOW - staying[-1] > timedelta(days=600)
    assert surplus([]) == frozenset()
