"""The hash chain: each line of the log holds the hash of the line before it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC
from itertools import chain, pairwise
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.rows import Base
from ks_desktop.security.audit.anchors import Anchor, anchor_findings
from ks_desktop.security.audit.sealed import bridged, unsaid
from ks_desktop.security.audit.triggers import PREFIX, broken_triggers
from ks_desktop.security.domain import AuditAction, AuditEntry, AuditEvent, AuditFinding, AuditProblem, LogSegment
from ks_desktop.security.store import AuditRow, JournalRow, entry, segments

_LOG: Final = Base.metadata.tables[AuditRow.__tablename__]
_NEWEST: Final = sa.select(_LOG.c.seq, _LOG.c.hash).order_by(_LOG.c.seq.desc()).limit(1)
_ENCODER: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"))  # one for all lines: a list has thousands
# What came later counts where it says something: so a line of before there was such a word keeps its hash.
_LATER: Final = ("roles", "basis", "is_emergency")
_HASHED: Final = tuple(field.name for field in fields(AuditEntry) if field.name not in {"hash", *_LATER})


def hash_of(line: AuditEntry) -> str:
    """Return the hash of a line: SHA-256 over all of it but the hash itself, the hash before it included."""
    said: dict[str, Any] = {name: getattr(line, name) for name in _HASHED}
    said |= {name: getattr(line, name) for name in _LATER if getattr(line, name)}
    said["at"] = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    said["actor"] = line.actor.hex
    return hashlib.sha256(_ENCODER.encode(said).encode()).hexdigest()


def head(session: Session) -> tuple[int, str]:
    """Return place and hash of the newest line; 0 and "" when the log is empty. The anchor to keep outside."""
    newest = session.connection().execute(_NEWEST).first()
    return (newest.seq, newest.hash) if newest else (0, "")


def head_stands(session: Session, seq: int, line_hash: str) -> bool:
    """Tell whether the log still has this line: a newest line that was kept outside, or none at all (0 and "")."""
    if not seq:
        return not line_hash
    return session.scalar(sa.select(AuditRow.hash).where(AuditRow.seq == seq)) == line_hash


def is_changed_since(session: Session, seq: int) -> bool:
    """Tell whether any record was made, changed or removed after this line of the log; what was only read is none."""
    changes = (AuditAction.CREATE, AuditAction.UPDATE, AuditAction.DELETE)
    found = sa.select(AuditRow.seq).where(AuditRow.seq > seq, AuditRow.action.in_(changes)).limit(1)
    return session.scalar(found) is not None


def verify(
    session: Session, metadata: sa.MetaData = Base.metadata, *, anchors: Iterable[Anchor] = ()
) -> list[AuditFinding]:
    """Compute the whole chain again and return what is wrong: nothing when all is well.

    Args:
        session: of an open look.
        metadata: the tables that are watched.
        anchors: heads of this log that were kept outside it: somebody with the key can compute a chain anew, but not
            what lies elsewhere.
    """
    sealed = segments(session)
    return [
        *chain(
            _sealed_findings(session, sealed),
            _chain_findings(session, sealed),
            anchor_findings(session, anchors),
            _waiting(session),
            _unwatched(session, metadata),
        )
    ]


def _sealed_findings(session: Session, sealed: Sequence[LogSegment]) -> Iterator[AuditFinding]:
    for one, other in pairwise(sealed):
        is_next = other.first_seq == one.last_seq + 1
        if other.first_seq <= one.last_seq or (is_next and other.prev_hash != one.hash):
            yield AuditFinding(problem=AuditProblem.SEGMENT, seq=other.last_seq)
    for seq in unsaid(session, sealed):
        yield AuditFinding(problem=AuditProblem.SEGMENT, seq=seq)


def _chain_findings(session: Session, sealed: Sequence[LogSegment]) -> Iterator[AuditFinding]:
    rows = session.scalars(sa.select(AuditRow).order_by(AuditRow.seq).execution_options(yield_per=1000))
    seals = {segment.last_seq: segment.hash for segment in sealed}
    seq, before = 0, ""
    for line in map(entry, rows):
        if line.seq > seq + 1 and (found := bridged(sealed, seq, before, line.seq - 1)) is not None:
            seq, before = line.seq - 1, found
        yield from _line_findings(line, seq, before, seals)
        seq, before = line.seq, line.hash
    if not seq and sealed:  # the line that says that they went is younger than all that may go
        yield AuditFinding(problem=AuditProblem.GAP, seq=sealed[-1].last_seq + 1)


def _line_findings(line: AuditEntry, seq: int, before: str, seals: Mapping[int, str]) -> Iterator[AuditFinding]:
    for missing in range(seq + 1, min(line.seq, seq + 21)):  # the first twenty tell enough of a cut
        yield AuditFinding(problem=AuditProblem.GAP, seq=missing)
    if line.prev_hash != before:
        yield AuditFinding(problem=AuditProblem.LINK, seq=line.seq)
    if line.hash != hash_of(line):
        yield AuditFinding(problem=AuditProblem.CHANGED, seq=line.seq)
    if seals.get(line.seq, line.hash) != line.hash:
        yield AuditFinding(problem=AuditProblem.SEGMENT, seq=line.seq)
    if line.event == AuditEvent.CHANGED_OUTSIDE:
        yield AuditFinding(problem=AuditProblem.OUTSIDE, seq=line.seq, subject=line.subject)


def _waiting(session: Session) -> Iterator[AuditFinding]:
    for subject in session.scalars(sa.select(JournalRow.subject).order_by(JournalRow.seq).limit(100)):
        yield AuditFinding(problem=AuditProblem.WAITING, subject=subject)


def _unwatched(session: Session, metadata: sa.MetaData) -> Iterator[AuditFinding]:
    for name in broken_triggers(session.connection(), metadata):
        yield AuditFinding(problem=AuditProblem.TRIGGER, subject=name.removeprefix(PREFIX).rpartition("_")[0])
