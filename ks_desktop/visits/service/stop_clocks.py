"""Stopping an agreed term, with its reason: those days do not count. Each can be undone."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, clean_line, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import MOST_STOPS, StopClock, StopReason
from ks_desktop.visits.planning.facts import Facts

_CHANGED: Final = Changes(visits=True, undo=True)


class StopClocks:
    """The days on which the term of a case stands still."""

    def __init__(self, database: Database, clock: Clock, facts: Facts, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts
        self._undo = undo
        undo.check("stop_clock", self._check_back)

    def of(self, case_id: CaseId, *, actor: UserId) -> tuple[StopClock, ...]:
        """Return the stops of a case, in order of days."""
        with self._database.reading(actor) as reading:
            return self.of_cases([case_id], reading=reading).get(case_id, ())

    def of_cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[StopClock, ...]]:
        """Return the stops of each case in order of days; a case without any is not in it."""
        return store.stops(reading, case_ids)

    def new(self, case_id: CaseId, first: date, until: date | None, reason: StopReason, note: str) -> StopClock:
        """Return a stop that is not stored yet.

        Raises:
            UserError: it ends before it begins, is longer than a pregnancy, or another reason has no words.
        """
        line = clean_line(note).text
        return StopClock(id=new_id(), case_id=case_id, first=first, until=until, reason=reason, note=line)

    def save(self, stop: StopClock, *, actor: UserId) -> Changes:
        """Store a stop (version 0: a new one) or what changed of it, such as its last day.

        Raises:
            UserError: its case is not there or closed, it overlaps another stop, or there are too many.
            StaleError: somebody changed it meanwhile.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            self._check(stop, work)
            store.put_stop(work, stop)
            self._undo.record(work, label=N_("stop the term"), case_id=stop.case_id)
        return _CHANGED

    def remove(self, stop: StopClock, *, actor: UserId) -> Changes:
        """Take a stop away, so that its days count again.

        Raises:
            StaleError: somebody changed or removed it meanwhile.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            before = store.find_stop(work, stop.id)
            if before is None or before.version != stop.version:
                raise StaleError
            store.remove_stop(work, stop.id)
            self._undo.record(work, label=N_("let the term run"), case_id=stop.case_id)
        return _CHANGED

    def _check(self, stop: StopClock, work: Work) -> None:
        if not self._facts.case(stop.case_id, reading=work).is_open:
            raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
        others = [each for each in store.stops(work, [stop.case_id]).get(stop.case_id, ()) if each.id != stop.id]
        if len(others) >= MOST_STOPS:
            raise UserError(
                N_("The term was stopped {most} times already: change one of those."),
                code="too_many",
                field="first",
                values={"most": MOST_STOPS},
            )
        if any(stop.overlaps(each) for each in others):
            raise UserError(
                N_("On some of these days the term stands still already: choose other days."),
                code="overlap",
                field="first",
            )

    def _check_back(self, work: Work, keys: Collection[str]) -> None:
        for key in keys:
            stop = store.find_stop(work, UUID(key))
            if stop is not None:
                self._check(stop, work)
