"""Which cases have passed their term: by what the log says of their last change, and what the rooms say of care."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from ks_desktop.clients.domain import CaseKept
from ks_desktop.clients.domain.aged import AgedCase, CareGiven
from ks_desktop.clients.domain.standstill import is_still
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading
from ks_desktop.core.settings import Settings
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.records.keeping import store
from ks_desktop.records.keeping.domain import KEPT, Decision, Fate, LeftOut, Line, Why
from ks_desktop.records.keeping.kinds import CARE_RECORD, CASE_KINDS, NEVER_STARTED, KeptKind, shipped_kinds
from ks_desktop.records.keeping.terms import Term, ends_on, latest_start
from ks_desktop.security.audit.changes import last_changes
from ks_desktop.security.domain import AuditEvent

# What is noted about keeping a record, about asking for it or about looking into it changes nothing in the record
# itself, nor does what the program does with all of them at once: else one look would keep it twenty years more.
NO_CHANGE: Final = frozenset(
    {
        *(AuditEvent.KEEPING_PROPOSED, AuditEvent.KEEPING_DECIDED, AuditEvent.RECORDS_DESTROYED),
        *(AuditEvent.REQUEST_BEGUN, AuditEvent.REQUEST_STEP, AuditEvent.REQUEST_FINISHED, AuditEvent.ACCESS_GIVEN),
        *(AuditEvent.EMERGENCY_OPENED, AuditEvent.EMERGENCY_SEEN),
        *(AuditEvent.DATABASE_MADE, AuditEvent.DATABASE_MIGRATED, AuditEvent.DATABASE_REKEYED),
        *(AuditEvent.RESTRICTED_SEALED, AuditEvent.LIKENESS_RENEWED, AuditEvent.WORDS_RENEWED),
    }
)
_DAY: Final = timedelta(days=1)
_TO_TELL: Final = N_("Somebody must still hear that she does not agree any more.")


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the other rooms know of cases.

    Attributes:
        clients: the women's records.
        care: rooms that know where something was done for her.
        kept: rooms in which something still goes on; what they name is not proposed.
    """

    clients: Clients
    care: list[CareGiven]
    kept: list[CaseKept]

    def reasons(self, case_ids: Iterable[CaseId], reading: Reading) -> dict[CaseId, str]:
        """Return what still goes on in these cases, each with a sentence in the user's language."""
        ids = tuple(case_ids)
        untold, still = self.clients.answers.untold(reading=reading), self.clients.standstills.all(reading=reading)
        quiet = self.clients.endings.quiet([key for key in ids if key in untold], reading=reading)
        found = {key: _(_TO_TELL) for key in ids if key in untold and key not in quiet}
        found |= {key: is_still(still[key]).text() for key in ids if key in still}
        for room in self.kept:
            found.update({key: _(why) for key, why in room.kept_because(ids, reading=reading).items()})
        return found

    def is_cared_for(self, case_id: CaseId, reading: Reading) -> bool:
        """Tell whether something was done for her in a case."""
        return any(case_id in room(reading=reading) for room in self.care)


def kinds_of(reading: Reading) -> dict[str, KeptKind]:
    """Return every kind with the term that counts: the organisation's own, a setting, or what is shipped."""
    settings, own = read_within(reading), store.own_terms(reading)
    return {key: _with_own(kind, own.get(key), settings) for key, kind in shipped_kinds().items()}


def _with_own(kind: KeptKind, own: store.OwnTerm | None, settings: Settings) -> KeptKind:
    if kind.term is None:
        return kind
    if kind.setting:
        return _spanned(kind, getattr(settings, kind.setting))
    return kind if own is None else _said(_spanned(kind, own.span), own)


def _spanned(kind: KeptKind, span: int) -> KeptKind:
    # A term of an older or newer file may lie outside what may be chosen now: the nearest that may.
    return kind.with_span(min(max(span, kind.least), kind.most))


def _said(kind: KeptKind, own: store.OwnTerm) -> KeptKind:
    return replace(kind, said_by=own.said_by, said_on=own.said_on)


def past_term(rooms: Rooms, today: date, *, reading: Reading) -> tuple[Line, ...]:
    """Return every case whose term has passed, the first that ended first, those that are left out with why.

    Args:
        rooms: whom to ask.
        today: the day of asking.
        reading: an open look at the file.
    """
    kinds = kinds_of(reading)
    terms = {key: term for key in CASE_KINDS if (term := kinds[key].term) is not None}
    newest = max(latest_start(term, today) for term in terms.values())
    lines = _lines(rooms, rooms.clients.aged(newest + _DAY, reading=reading), terms, today, reading)
    return tuple(sorted(lines, key=lambda line: (line.ended_on, line.case_id)))


def outlook(rooms: Rooms, case_id: CaseId, today: date, *, reading: Reading) -> Line | None:
    """Return the line of one case, None while its term runs or when it is not there."""
    return next((line for line in past_term(rooms, today, reading=reading) if line.case_id == case_id), None)


def _lines(
    rooms: Rooms, cases: Iterable[AgedCase], terms: Mapping[str, Term], today: date, reading: Reading
) -> list[Line]:
    care = frozenset[CaseId]().union(*(room(reading=reading) for room in rooms.care))
    changes = last_changes(reading, but=NO_CHANGE)
    found: list[tuple[AgedCase, Line]] = []
    for case in cases:
        kind = CARE_RECORD if case.id in care else NEVER_STARTED
        changed_on = last_change(case, changes)
        ended_on = ends_on(terms[kind], changed_on)
        if ended_on <= today:
            found.append((case, Line(case_id=case.id, kind=kind, changed_on=changed_on, ended_on=ended_on)))
    decided = {each.case_id: each for each in store.decisions(reading) if each.case_id is not None}
    reasons = rooms.reasons((case.id for case, _line in found), reading)
    return [_judged(line, case, reasons.get(case.id, ""), decided.get(case.id), today) for case, line in found]


def last_change(case: AgedCase, changes: Mapping[tuple[str, str], datetime]) -> date:
    """Return the day of the last change of a case: its own, or of what is kept of the woman herself."""
    own, hers = changes.get((case.client_id.hex, case.id.hex)), changes.get((case.client_id.hex, ""))
    last = max(own, hers) if own and hers else own or hers
    return max(case.moved_on, local_day(last)) if last else case.moved_on


def _judged(line: Line, case: AgedCase, reason: str, decision: Decision | None, today: date) -> Line:
    """Return the line with why it is left out, or what was decided of it."""
    if decision is not None and decision.fate is Fate.DESTROY:
        return replace(line, decision=decision)
    left_out = _left_out(case, reason, decision, today)
    if left_out is LeftOut.ROOM:
        return replace(line, left_out=left_out, reason=reason)
    if decision is not None and left_out in KEPT:
        until = _("until {day}", day=f"{decision.until:%d-%m-%Y}") if decision.until else _("no end was named")
        said = f"{decision.why.label()}, {until}"
        return replace(line, left_out=left_out, reason=said, kept=decision)
    return line if left_out is None else replace(line, left_out=left_out)


def _left_out(case: AgedCase, reason: str, decision: Decision | None, today: date) -> LeftOut | None:
    if not case.is_closed:
        return LeftOut.OPEN
    if reason:
        return LeftOut.ROOM
    if decision is not None and decision.keeps(today):
        return LeftOut.OTHERS_INTEREST if decision.why is Why.OTHERS_INTEREST else LeftOut.KEPT_LONGER
    if case.is_shielded:
        return LeftOut.SHIELDED
    return LeftOut.QUIET if case.is_quiet else None
