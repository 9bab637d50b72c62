"""When nurses are away: leave, illness, training."""

from collections.abc import Callable
from uuid import UUID

from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import named
from ks_desktop.core.values import UserId
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Absence, Scheduled
from ks_desktop.visits.store.absences import absence, remove_absence, write_absence

Told = Callable[[UserId, Work], Scheduled]


class Absences:
    """Absence counts at once; visits that are booked in it stay, and are told."""

    def __init__(self, database: Database, told: Told) -> None:
        self._database = database
        self._told = told

    def save(self, changed: Absence, *, actor: UserId) -> Scheduled:
        """Store new or changed absence.

        Raises:
            StaleError: it was changed since it was read, or is gone.
        """
        with self._database.work(actor, AuditEvent.SCHEDULE_CHANGED) as work:
            write_absence(work, changed)
            named(work, N_("record absence"))
            return self._told(changed.user, work)

    def remove(self, absence_id: UUID, *, actor: UserId) -> Scheduled:
        """Take absence away: she is there after all.

        Raises:
            StaleError: it is gone already.
        """
        with self._database.work(actor, AuditEvent.SCHEDULE_CHANGED) as work:
            found = absence(work, absence_id)
            if found is None:
                raise StaleError
            remove_absence(work, absence_id)
            named(work, N_("remove absence"))
            return self._told(found.user, work)
