from datetime import timedelta

import pytest
import sqlalchemy as sa

from ks_desktop.core.values import new_id
from ks_desktop.security.audit import About, verify
from ks_desktop.security.audit.sealed import bridged, count_due, said_of, seal_and_remove
from ks_desktop.security.domain import AuditEvent, AuditProblem, LogSegment
from ks_desktop.security.store import AuditRow, segments
from tests.security.support import CLOCK, Small, SmallHouse, WomanRow

BEFORE = CLOCK.now() + timedelta(days=1)


def women(small: SmallHouse, *, gone: str) -> None:
    """Make a woman for each sign, and remove those with an x: lines of both kinds lie between each other."""
    ids = [(new_id(), sign) for sign in gone]
    for key, _sign in ids:
        with small.work() as work:
            work.session.add(WomanRow(id=key, surname="Een"))
    for key, sign in ids:
        if sign == "x":
            with small.work() as work:
                work.session.execute(sa.delete(WomanRow).where(WomanRow.id == key))


def purge(small: SmallHouse) -> tuple[LogSegment, ...]:
    with small.work(AuditEvent.LOG_PURGED) as work:
        seals = seal_and_remove(work, BEFORE, CLOCK.now())
        small.audit.record(work, AuditEvent.LOG_PURGED, about=About(columns=said_of(seals)))
    return seals


def problems(small: SmallHouse) -> set[AuditProblem]:
    with small.database.reading(small.user.id) as reading:
        return {found.problem for found in verify(reading.session, Small.metadata)}


def due(small: SmallHouse) -> int:
    with small.database.reading(small.user.id) as reading:
        assert count_due(reading.session, CLOCK.now() - timedelta(days=1)) == 0
        return count_due(reading.session, BEFORE)


def test_what_is_old_and_of_nobody_goes_and_the_chain_bridges_it(small: SmallHouse) -> None:
    women(small, gone="xx.x.xx..x")
    women(small, gone=".")  # the newest line never goes
    number = due(small)
    seals = purge(small)
    assert sum(seal.last_seq - seal.first_seq + 1 for seal in seals) == number > 6
    assert len(seals) >= 4
    assert problems(small) == set()
    with small.database.reading(small.user.id) as reading:
        assert segments(reading.session) == seals
        abouts = set(reading.session.scalars(sa.select(AuditRow.about_client)))
        there = {key.hex for key in reading.session.scalars(sa.select(WomanRow.id))}
    assert abouts - {""} == there
    women(small, gone="x")
    later = purge(small)
    assert {seal.sealed_at for seal in later}.isdisjoint({seal.sealed_at for seal in seals})
    assert problems(small) == set()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM audit WHERE seq = (SELECT max(seq) - 2 FROM audit)", AuditProblem.GAP),
        ("DELETE FROM audit WHERE event = 'log_purged'", AuditProblem.SEGMENT),
        ("UPDATE log_segment SET last_at = '2001-01-01 00:00:00.000000'", AuditProblem.SEGMENT),
        ("DELETE FROM log_segment WHERE last_seq = (SELECT max(last_seq) FROM log_segment)", AuditProblem.GAP),
        (
            "INSERT INTO log_segment SELECT 900, 800, first_at, last_at, prev_hash, hash, sealed_at"
            " FROM log_segment LIMIT 1",
            AuditProblem.SEGMENT,
        ),
    ],
)
def test_seals_and_lines_that_were_touched_past_the_program_are_found(
    small: SmallHouse, statement: str, found: AuditProblem
) -> None:
    women(small, gone="xx.x.xx")
    purge(small)
    women(small, gone="...")
    with small.database.writer.begin() as connection:
        for name in ("log_delete", "log_update", "seal_update", "seal_delete", "seal_insert"):
            connection.exec_driver_sql(f"DROP TRIGGER audit_{name}")
        connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DELETE FROM change_journal")
    assert found in problems(small)


def test_a_gap_is_bridged_by_seals_that_fit_it_exactly() -> None:
    now = CLOCK.now()
    one, two = (
        LogSegment(
            first_seq=first, last_seq=last, first_at=now, last_at=now, prev_hash=before, hash=after, sealed_at=now
        )
        for first, last, before, after in ((3, 5, "b", "e"), (6, 6, "e", "f"))
    )
    assert bridged([one, two], 2, "b", 6) == "f"
    assert bridged([one, two], 2, "b", 5) == "e"
    assert bridged([one, two], 2, "x", 6) is None
    assert bridged([one], 2, "b", 6) is None
    assert bridged([two], 2, "b", 6) is None
    assert bridged([], 2, "b", 2) == "b"
