from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits.domain.calendar import KnownEntry
from ks_desktop.visits.store import calendar

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def known(nurse: UserId, version: int = 0) -> KnownEntry:
    return KnownEntry(
        uid=uuid4(),
        nurse=nurse,
        appointment_id=None,
        is_busy=True,
        sequence=2,
        starts_at=AT,
        digest="ab",
        version=version,
    )


def test_what_is_remembered_is_found_by_its_day(database: Database, actor: UserId) -> None:
    entry = known(actor)
    with database.work(actor, "test") as work:
        calendar.remember(work, [entry])
    with database.reading(actor) as reading:
        (found,) = calendar.known(reading, actor, DaySpan(DAY, DAY), (), DAY)
        assert calendar.known(reading, actor, DaySpan(date(2026, 11, 25), date(2026, 11, 30)), (), DAY) == ()
        assert calendar.known(reading, UserId(uuid4()), DaySpan(DAY, DAY), (), DAY) == ()
    assert found.version == 1
    assert (found.uid, found.sequence, found.starts_at, found.digest) == (entry.uid, 2, AT, "ab")


def test_what_was_changed_meanwhile_is_not_written_over(database: Database, actor: UserId) -> None:
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        calendar.remember(work, [known(actor, version=1)])
