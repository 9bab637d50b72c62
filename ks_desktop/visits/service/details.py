"""How they meet at a visit that is planned: at home, elsewhere, by phone, by video; how long; with whom."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, Changes, UserId
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Appointment, Details, Member, with_details
from ks_desktop.visits.planning.facts import day_span
from ks_desktop.visits.service.changing import Changing, find
from ks_desktop.visits.service.checking import NOTHING_SEEN, Checks
from ks_desktop.visits.service.schedules import Schedules

_CHANGED: Final = N_("change visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a form about a visit offers: the visit as it is now, and colleagues with their names."""

    visit: Appointment
    colleagues: tuple[tuple[UserId, str], ...]


def _may_come(member: Member, visit: Appointment) -> bool:
    # Who left is no choice any more, but stays where she is named already.
    return member.user != visit.nurse and (member.profile.is_planned or member.user in visit.colleagues)


class VisitDetails:
    """Changes how they meet."""

    def __init__(self, database: Database, changing: Changing, checks: Checks, schedules: Schedules) -> None:
        self._database = database
        self._changing = changing
        self._checks = checks
        self._schedules = schedules

    def choices(self, appointment_id: AppointmentId, *, actor: UserId) -> Choices:
        """Return a visit as it is now, and who may come along.

        Raises:
            UserError: it is not there any more.
        """
        with self._database.reading(actor) as reading:
            visit = find(appointment_id, reading=reading)
            members = self._schedules.members(reading=reading)
        self._database.looked(actor, AuditEvent.VISIT_OPENED, visit.case_id, visit.id)
        return Choices(
            visit=visit,
            colleagues=tuple((one.user, one.name) for one in members if _may_come(one, visit)),
        )

    def change(
        self,
        appointment_id: AppointmentId,
        details: Details,
        *,
        actor: UserId,
        version: int,
        despite: Collection[str] = NOTHING_SEEN,
    ) -> Changes:
        """Let a visit be so from now on; its time and nurse stay. Can be undone.

        Args:
            appointment_id: which visit.
            details: how they meet.
            actor: who changes it.
            version: of the visit as she saw it.
            despite: the codes of what she saw that stands against it.
        Raises:
            StaleError: somebody changed the visit meanwhile.
            UserErrors: everything that stands against it, when some of it cannot be or was not seen.
            UserError: it is not planned any more, or its nurse is named as who comes along.
        """
        with self._database.work(actor, AuditEvent.VISIT_CHANGED) as work:
            visit = find(appointment_id, reading=work)
            if visit.version != version:
                raise StaleError
            changed = with_details(visit, details)
            move = self._checks.gather(changed, [visit.nurse], day_span(visit.day), reading=work)
            known = self._checks.refuse(move.conflicts(visit.starts_at), despite)
            changes = self._changing.change(visit, changed, _CHANGED, work=work)
            self._checks.keep(AuditEvent.VISIT_CHANGED, visit, known, work=work)
            return changes
