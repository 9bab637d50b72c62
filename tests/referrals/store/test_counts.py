from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import ReferrerRole, Route
from ks_desktop.referrals.domain.counting import CountKey, NotKept
from ks_desktop.referrals.store import counts
from ks_desktop.referrals.store.counts import RetentionDay

_KEYS = st.builds(
    CountKey,
    month=st.sampled_from(["2026-10", "2026-11"]),
    municipality=st.sampled_from(["", "GM0344"]),
    referrer_role=st.sampled_from([None, ReferrerRole.GP]),
    route=st.sampled_from([None, Route.DIRECT]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(_KEYS, st.sampled_from(NotKept)), max_size=12))
def test_counts_add_up_and_stand_once_for_each_kind(
    database: Database, actor: UserId, said: list[tuple[CountKey, NotKept]]
) -> None:
    with database.reading(actor) as reading:
        before = {(c.key, c.outcome): c.count for c in counts.counted(reading)}
    with database.work(actor, "test") as work:
        for key, outcome in said:
            counts.add(work, key, outcome)
        found = counts.counted(work)
    assert len({(c.key, c.outcome) for c in found}) == len(found)
    assert sum(c.count for c in found) == sum(before.values()) + len(said)
    for c in found:
        added = sum((key, outcome) == (c.key, c.outcome) for key, outcome in said)
        assert c.count == before.get((c.key, c.outcome), 0) + added


def test_the_newest_day_is_the_one_written_last_wherever_the_clock_stood(database: Database, actor: UserId) -> None:
    first = RetentionDay(number=1, day=date(2036, 1, 1), is_doubted=False, destroyed=0)
    second = RetentionDay(number=2, day=date(2026, 11, 21), is_doubted=True, destroyed=0)
    with database.work(actor, "test") as work:
        assert counts.last_day(work) is None
        assert counts.first_day(work) is None
        counts.put_day(work, first)
        counts.put_day(work, second)
        counts.put_day(work, replace(second, destroyed=3))
        assert counts.last_day(work) == replace(second, destroyed=3)
        assert counts.first_day(work) == first.day
