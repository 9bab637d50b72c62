"""Planning by hand: moving a visit and booking one at any time, with everything that stands against it in words."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, Protocol

from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, Changes, DaySpan, UserId, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Accepted, Appointment, Details, Mode, Reason, check_minutes, with_details
from ks_desktop.visits.planning.facts import Facts, day_span
from ks_desktop.visits.service.changing import Changing, find
from ks_desktop.visits.service.checking import NOTHING_SEEN, Checks, Move
from ks_desktop.visits.service.schedules import Schedules

_MOVED: Final = N_("move visit")


class VisitTold(Protocol):
    """A room above that told somebody when a visit is, and says where that is not so any more."""

    def told_otherwise(self, visit: Appointment, *, reading: Reading) -> Collection[Reason]:
        """Return a sentence for each paper that names another time or nurse than the visit has now."""


class Moving:
    """Moves and books visits by hand.

    Attributes:
        told: rooms that told somebody when a visit is.
    """

    def __init__(
        self, database: Database, facts: Facts, changing: Changing, checks: Checks, schedules: Schedules
    ) -> None:
        self._database = database
        self._facts = facts
        self._changing = changing
        self._checks = checks
        self._schedules = schedules
        self.told: list[VisitTold] = []

    def ready(self, appointment_id: AppointmentId, span: DaySpan, *, actor: UserId) -> Move:
        """Return what a visit hangs on, to be asked at each step while it is dragged over these days.

        Raises:
            UserError: it is not there any more.
        """
        with self._database.reading(actor) as reading:
            visit = find(appointment_id, reading=reading)
            found = self._checks.gather(visit, [visit.nurse, *self._team(reading)], span, reading=reading)
            return replace(found, told=self._told(visit, reading))

    def ready_to_book(  # noqa: PLR0913 - what a visit is
        self,
        case_id: CaseId,
        contact_type: str,
        minutes: int,
        mode: Mode,
        span: DaySpan,
        *,
        actor: UserId,
        details: Details | None = None,
    ) -> Move:
        """Return what a visit that would be booked hangs on; its time is a place holder.

        Raises:
            UserError: the case is not there any more, may not be planned, or the length is not right.
        """
        with self._database.reading(actor) as reading:
            case = self._facts.case(case_id, reading=reading)
            self._facts.refuse(case, reading=reading, contact_type=contact_type)
            team = self._team(reading)
            along = {one.user for one in details.companions} if details else set()
            visit = Appointment(
                id=AppointmentId(new_id()),
                case_id=case_id,
                nurse=next((nurse for nurse in team if nurse not in along), actor),
                starts_at=self._facts.now(),
                minutes=check_minutes(minutes),
                mode=mode,
                contact_type=contact_type,
            )
            visit = with_details(visit, details) if details else visit
            return self._checks.gather(visit, team, span, reading=reading, is_new=True)

    def move(  # noqa: PLR0913 - where it goes, and what she saw of it
        self,
        appointment_id: AppointmentId,
        starts_at: datetime,
        *,
        nurse: UserId | None = None,
        minutes: int | None = None,
        actor: UserId,
        version: int,
        despite: Collection[str] = NOTHING_SEEN,
    ) -> Changes:
        """Give a visit another time, and nurse or length if they are named. It stays the same visit. Can be undone.

        Args:
            appointment_id: which visit.
            starts_at: when it begins now, with a time zone.
            nurse: who goes; None for who went already.
            minutes: how long; None for as long as it was.
            actor: who moves it.
            version: of the visit as she saw it.
            despite: the codes of what she saw that stands against it.
        Raises:
            StaleError: somebody changed the visit meanwhile.
            UserErrors: everything that stands against it, when some of it cannot be or was not seen.
            UserError: it is not planned any more.
        """
        with self._database.work(actor, AuditEvent.VISIT_MOVED) as work:
            visit = find(appointment_id, reading=work)
            if visit.version != version:
                raise StaleError
            minutes = visit.minutes if minutes is None or minutes == visit.minutes else check_minutes(minutes)
            goes = nurse or visit.nurse
            move = self._checks.gather(visit, [goes], day_span(local_day(starts_at)), reading=work)
            known = self._checks.refuse(move.conflicts(starts_at, nurse=goes, minutes=minutes), despite)
            moved = replace(visit, starts_at=starts_at.astimezone(UTC), nurse=goes, minutes=minutes)
            changes = self._changing.change(visit, moved, _MOVED, work=work)
            self._checks.keep(AuditEvent.VISIT_MOVED, visit, known, work=work)
            return changes

    def book(  # noqa: PLR0913 - what a visit is
        self,
        case_id: CaseId,
        contact_type: str,
        starts_at: datetime,
        minutes: int,
        nurse: UserId,
        mode: Mode,
        *,
        actor: UserId,
        details: Details | None = None,
        despite: Collection[str] = NOTHING_SEEN,
    ) -> Accepted:
        """Book a visit at any time. Can be undone.

        Args:
            case_id: whom to visit.
            contact_type: key of the kind of contact.
            starts_at: when, with a time zone.
            minutes: how long.
            nurse: who goes.
            mode: how they meet.
            actor: who books it.
            details: the place elsewhere and who comes along; its length and way count before `minutes` and `mode`.
            despite: the codes of what she saw that stands against it.
        Raises:
            UserErrors: everything that stands against it, when some of it cannot be or was not seen.
            UserError: the case may not be planned, or the length or place is not right.
        """
        how = details or Details(minutes=minutes, mode=mode)
        with self._database.work(actor, AuditEvent.VISIT_PLANNED) as work:
            case = self._facts.case(case_id, reading=work)
            self._facts.refuse(case, reading=work, contact_type=contact_type)
            visit = with_details(
                Appointment(
                    id=AppointmentId(new_id()),
                    case_id=case_id,
                    nurse=nurse,
                    starts_at=starts_at.astimezone(UTC),
                    minutes=how.minutes,
                    contact_type=contact_type,
                ),
                how,
            )
            move = self._checks.gather(visit, [nurse], day_span(local_day(starts_at)), reading=work, is_new=True)
            known = self._checks.refuse(move.conflicts(starts_at), despite)
            appointment_id, changes = self._changing.book_visit(visit, work=work)
            self._checks.keep(AuditEvent.VISIT_PLANNED, visit, known, work=work)
        return Accepted(appointment_id=appointment_id, changes=changes)

    def _team(self, reading: Reading) -> list[UserId]:
        return [profile.user for profile in self._schedules.team(reading=reading)]

    def told_otherwise(self, appointment_id: AppointmentId, *, actor: UserId) -> tuple[Reason, ...]:
        """Return where papers name another time or nurse than a visit has now, a sentence each."""
        with self._database.reading(actor) as reading:
            visit = find(appointment_id, reading=reading)
            return self._told(visit, reading)

    def _told(self, visit: Appointment, reading: Reading) -> tuple[Reason, ...]:
        return tuple(reason for room in self.told for reason in room.told_otherwise(visit, reading=reading))
