"""Visits for the nurse's own calendar: looked at first, to the last character, then written and remembered."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Client
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AppointmentId, CaseId, Changes, DaySpan, UserId
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.calendar import Standing, Words, leaving, of_visit, text_of
from ks_desktop.visits.domain import OCCUPYING, Appointment, AppointmentState, Mode
from ks_desktop.visits.domain.calendar import CalendarFile, KnownEntry
from ks_desktop.visits.planning.diary import Busy
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.store import appointments, calendar
from ks_desktop.visits.travel import place_name

_TOLD_FOR: Final = timedelta(days=365)  # so long every file tells that a destroyed visit is off


class Calendars:
    """Makes calendar files.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = calendar.CLAIMED

    def __init__(
        self,
        database: Database,
        clock: Clock,
        clients: Clients,
        coalition: Coalition,
        referrals: Referrals,
        audit: Audit,
    ) -> None:
        self._database = database
        self._clock = clock
        self._facts = Facts(clock, clients, coalition, referrals)
        self._audit = audit

    def preview(
        self, span: DaySpan, *, actor: UserId, nurse: UserId | None = None, with_busy: bool = False
    ) -> CalendarFile:
        """Return the file of some days as it would leave. Nothing is kept of a file only looked at.

        In it stand the visits of these days, those that stood on these days in an earlier file and are elsewhere now,
        and, as cancelled, those that do not take place any more.

        Args:
            span: which days.
            actor: who asks.
            nurse: whose visits, else of who asks.
            with_busy: also leave and blocks, as busy time without a word of what it is.
        """
        whose = nurse or actor
        words = Words(visit=_(N_("Appointment")), busy=_(N_("Busy")))
        with self._database.reading(actor) as reading:
            visits = appointments.occupying(reading, span, whose)
            known = self._known(whose, span, visits, reading=reading)
            moved = self._elsewhere(whose, visits, known, reading=reading)
            standing = self._standing((*visits, *moved), words, reading=reading)
            if with_busy:
                standing = (*standing, *self._busy(whose, span, visits, words, reading=reading))
        entries, remembered = leaving(whose, standing, (k for k in known if with_busy or not k.is_busy), words)
        text = text_of(entries, self._clock.now())
        return CalendarFile(span=span, nurse=whose, text=text, entries=entries, known=remembered)

    def left(self, file: CalendarFile, *, actor: UserId) -> Changes:
        """Keep that a file left the program, by the clipboard or otherwise.

        Raises:
            StaleError: another file left meanwhile; look again.
        """
        with self._database.work(actor, AuditEvent.CALENDAR_EXPORTED) as work:
            self._remember(file, work=work)
        return Changes(visits=True)

    def write(self, path: Path, file: CalendarFile, *, actor: UserId) -> Path:
        """Write a file that was looked at, for its owner only, and keep that it left.

        Raises:
            StaleError: another file left meanwhile; look again.
            StorageError: it cannot be written there.
        """
        with self._database.work(actor, AuditEvent.CALENDAR_EXPORTED) as work:
            self._remember(file, work=work)
            try:
                write_private(path, file.text.encode())
            except OSError as error:
                raise StorageError(
                    StorageProblem.READ_ONLY, N_("The calendar could not be saved there. Choose another place.")
                ) from error
        return path

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Leave nothing of the visits of a case but uids; before the visits themselves are removed."""
        calendar.destroy(work, case_id, self._clock.today())

    def _remember(self, file: CalendarFile, *, work: Work) -> None:
        calendar.remember(work, file.known)
        about = About(subject="calendar_entry", columns=f"{len(file.entries)} {file.cancelled}")
        self._audit.record(work, AuditEvent.CALENDAR_EXPORTED, about=about)

    def _known(
        self, nurse: UserId, span: DaySpan, visits: Collection[Appointment], *, reading: Reading
    ) -> tuple[KnownEntry, ...]:
        since: date = self._clock.today() - _TOLD_FOR
        return calendar.known(reading, nurse, span, {visit.id for visit in visits}, since)

    @staticmethod
    def _elsewhere(
        nurse: UserId, visits: Collection[Appointment], known: Collection[KnownEntry], *, reading: Reading
    ) -> tuple[Appointment, ...]:
        """Return the visits that stood on these days in an earlier file and are on other days now."""
        there: set[UUID] = {visit.id for visit in visits}
        asked = (AppointmentId(k.appointment_id) for k in known if k.appointment_id and k.appointment_id not in there)
        found = (appointments.find(reading, key) for key in asked)
        return tuple(v for v in found if v is not None and v.state in OCCUPYING and nurse in {v.nurse, *v.colleagues})

    def _busy(
        self, nurse: UserId, span: DaySpan, visits: Collection[Appointment], words: Words, *, reading: Reading
    ) -> tuple[Standing, ...]:
        there = {(visit.starts_at, visit.ends_at) for visit in visits}  # a call stands there as a visit already
        ends: dict[datetime, datetime] = {}  # a calendar knows a busy time by when it begins: the longest of them
        for busy in self._facts.diary(nurse, span, reading=reading).busy:
            if (busy.starts_at, busy.ends_at) not in there and _is_in(span, busy):
                ends[busy.starts_at] = max(busy.ends_at, ends.get(busy.starts_at, busy.ends_at))
        return tuple(
            Standing(
                appointment_id=None,
                starts_at=starts_at,
                minutes=int((ends_at - starts_at).total_seconds()) // 60,
                summary=words.busy,
            )
            for starts_at, ends_at in ends.items()
        )

    def _standing(self, visits: Collection[Appointment], words: Words, *, reading: Reading) -> tuple[Standing, ...]:
        women = self._facts.homes(visits, reading=reading)
        booked = {visit.case_id for visit in visits if visit.state is AppointmentState.BOOKED}
        refused = booked - self._facts.agreed(booked, reading=reading)
        return tuple(
            of_visit(visit, _area(visit, women[visit.case_id]), words)
            for visit in visits
            if visit.state is AppointmentState.DONE or visit.case_id not in refused
        )


def _is_in(span: DaySpan, busy: Busy) -> bool:
    # Told with the day on which it begins, so that each is told once whatever days are asked.
    return local_day(busy.starts_at) in span


def _area(visit: Appointment, woman: Client) -> str:
    """Return four digits and the name they have in our own list: nothing that anybody typed leaves."""
    if woman.address.is_secret:
        return ""
    return place_name(visit.postcode if visit.mode is Mode.ELSEWHERE else woman.address.postcode)
