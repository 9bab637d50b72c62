"""Lines of the log whose term has passed: how many may go, and taking them away between seals."""

from datetime import date, datetime, time

from ks_desktop.core.clock import instant_of
from ks_desktop.core.database import Reading, Work
from ks_desktop.records.keeping.domain import LogDue
from ks_desktop.records.keeping.kinds import KeptKind
from ks_desktop.records.keeping.terms import latest_start
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.audit.sealed import count_due, said_of, seal_and_remove
from ks_desktop.security.domain import AuditEvent


def log_due(reading: Reading, kind: KeptKind, today: date) -> LogDue | None:
    """Return how many lines of the log may go, None when none may.

    Args:
        reading: an open look at the file.
        kind: the log, with its term.
        today: the day of asking.
    """
    if kind.term is None:
        return None
    before = latest_start(kind.term, today)  # a line of that day itself stays a day longer
    count = count_due(reading.session, _instant(before))
    return LogDue(count=count, before=before) if count else None


def purge(audit: Audit, work: Work, before: date, at: datetime) -> int:
    """Take away what may go of what was written before a day, and log it with what it leaves; return how many lines.

    Args:
        audit: the log.
        work: the open work, of the event LOG_PURGED.
        before: what two people agreed on.
        at: this instant.
    """
    seals = seal_and_remove(work, _instant(before), at)
    if not seals:
        return 0
    told = About(subject="log_segment", subject_id=str(seals[-1].last_seq), columns=said_of(seals))
    audit.record(work, AuditEvent.LOG_PURGED, about=told)
    return sum(seal.last_seq - seal.first_seq + 1 for seal in seals)


def _instant(before: date) -> datetime:
    return instant_of(before, time())
