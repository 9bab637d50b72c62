"""From lines of the log to what she is told of it: who did what on which day, and how often. Pure."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from ks_desktop.core.clock import local_day
from ks_desktop.letters.extract.records import Logged
from ks_desktop.security.domain import NOBODY, AuditAction, AuditEntry, AuditEvent

_PRINTED: Final = frozenset({AuditEvent.LETTER_PRINTED, AuditEvent.PLAN_PRINTED})
_EXPORTED: Final = frozenset(
    {
        AuditEvent.CALENDAR_EXPORTED,
        AuditEvent.REFERRALS_EXPORTED,
        AuditEvent.PSEUDONYMS_EXPORTED,
        AuditEvent.ACCESS_GIVEN,
        AuditEvent.EXPORTED,
    }
)
_APART: Final = frozenset({AuditEvent.SAFETY_LOOKED})  # kept apart, and so is that it was looked at


def logged(lines: Iterable[AuditEntry]) -> tuple[Logged, ...]:
    """Return what people did with her record, by day, name and kind; what the program did by itself is left out."""
    counted = Counter(
        (local_day(line.at), line.actor, _what(line))
        for line in lines
        if line.event not in _APART and line.actor != NOBODY
    )
    return tuple(
        Logged(day=day, by=by, what=what, times=times)
        for (day, by, what), times in sorted(counted.items(), key=lambda item: (item[0][0], item[0][1], item[0][2]))
    )


def _what(line: AuditEntry) -> str:
    if line.event in _PRINTED:
        return "printed"
    if line.event in _EXPORTED:
        return "exported"
    return "looked" if line.action is AuditAction.READ else "changed"
