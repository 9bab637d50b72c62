"""Sealed parts of the log: lines whose time has passed go, and what they hung between stays as a seal.

A line may go when it is old enough and the woman and the case it is about are both gone; one that says that lines went
never does. Each stretch of such lines leaves a `LogSegment`, and the work that takes them away a line in the chain with
a digest of its seals: so a stretch that is missing without a seal, or a seal without that line, is found.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.database import Work
from ks_desktop.security.domain import AuditEvent, LogSegment
from ks_desktop.security.store import AuditRow, LogSegmentRow

# The log knows of other rooms' tables only what its triggers know: their names.
_WOMEN: Final = sa.table("client", sa.column("id", sa.String))
_CASES: Final = sa.table("client_case", sa.column("id", sa.String))


def count_due(session: Session, before: datetime) -> int:
    """Return how many lines may go, of those written before an instant."""
    return session.scalar(sa.select(sa.func.count()).select_from(_due(before).subquery())) or 0


def seal_and_remove(work: Work, before: datetime, at: datetime) -> tuple[LogSegment, ...]:
    """Seal the lines that may go and take them away, within open work; return the seals.

    Whoever calls logs `said_of` what this returns in the same work.
    """
    latest = work.session.scalar(sa.select(sa.func.max(LogSegmentRow.sealed_at)))
    if latest is not None and at <= latest:  # what shares an instant was set together, and has one line in the chain
        at = latest + timedelta(microseconds=1)
    seals = tuple(_segments(work.session, before, at))
    for seal in seals:
        row = LogSegmentRow(
            last_seq=seal.last_seq,
            first_seq=seal.first_seq,
            first_at=seal.first_at,
            last_at=seal.last_at,
            prev_hash=seal.prev_hash,
            hash=seal.hash,
            sealed_at=seal.sealed_at,
        )
        work.session.add(row)
        work.session.flush()
        gone = sa.delete(AuditRow).where(AuditRow.seq.between(seal.first_seq, seal.last_seq))
        work.session.execute(gone, execution_options={"synchronize_session": False})
    return seals


def _due(before: datetime) -> sa.Select[int]:
    newest = sa.select(sa.func.max(AuditRow.seq)).scalar_subquery()
    # What is "" is the id of nobody, so that a line about no record passes both.
    has_her = sa.exists().where(_WOMEN.c.id == AuditRow.about_client)
    has_case = sa.exists().where(_CASES.c.id == AuditRow.about_case)
    return (
        sa.select(AuditRow.seq)
        .where(AuditRow.at < before, AuditRow.event != AuditEvent.LOG_PURGED, AuditRow.seq < newest)
        .where(~has_her, ~has_case)
    )


def _segments(session: Session, before: datetime, at: datetime) -> Iterator[LogSegment]:
    places = list(session.scalars(_due(before).order_by(AuditRow.seq)))
    for _offset, stretch in groupby(enumerate(places), key=lambda each: each[1] - each[0]):
        seqs = [seq for _place, seq in stretch]
        first, last = session.get_one(AuditRow, seqs[0]), session.get_one(AuditRow, seqs[-1])
        yield LogSegment(
            first_seq=first.seq,
            last_seq=last.seq,
            first_at=first.at,
            last_at=last.at,
            prev_hash=first.prev_hash,
            hash=last.hash,
            sealed_at=at,
        )


def said_of(seals: Sequence[LogSegment]) -> str:
    """Return what the line in the chain says of seals that were set together: how many, and their digest."""
    lines = sum(seal.last_seq - seal.first_seq + 1 for seal in seals)
    told = hashlib.sha256()
    for seal in sorted(seals, key=lambda seal: seal.first_seq):
        at = [moment.astimezone(UTC).isoformat() for moment in (seal.first_at, seal.last_at, seal.sealed_at)]
        told.update(f"{seal.first_seq} {seal.last_seq} {seal.prev_hash} {seal.hash} {' '.join(at)}\n".encode())
    return f"{lines} {len(seals)} {told.hexdigest()}"


def unsaid(session: Session, seals: Iterable[LogSegment]) -> Iterator[int]:
    """Yield the last places of seals that no line of the chain speaks of, as they are now."""
    said = set(session.scalars(sa.select(AuditRow.columns).where(AuditRow.event == AuditEvent.LOG_PURGED)))
    for _at, together in groupby(sorted(seals, key=lambda seal: seal.sealed_at), key=lambda seal: seal.sealed_at):
        group = tuple(together)
        if said_of(group) not in said:
            yield max(seal.last_seq for seal in group)


def bridged(seals: Iterable[LogSegment], seq: int, before: str, until: int) -> str | None:
    """Return the hash of the line `until`, when seals lead to it from the line `seq`; None when they do not.

    Args:
        seals: by their places.
        seq: the last line that is there.
        before: its hash.
        until: the last one that is missing after it.
    """
    for seal in seals:
        if seal.first_seq == seq + 1 and seal.last_seq <= until:
            if seal.prev_hash != before:
                return None
            seq, before = seal.last_seq, seal.hash
    return before if seq == until else None
