"""This room's part when a pregnancy ends, and when that is taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from ks_desktop.clients.domain import NotBack
from ks_desktop.core.clock import Clock, local_day, local_time
from ks_desktop.core.database import Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.service.changing import Changing, booked_of

_TAKEN: Final = N_("The appointment of {day} at {time} does not come back: that time was taken.")
_GONE_BY: Final = N_("The appointment of {day} at {time} does not come back: that day has passed.")


@dataclass(frozen=True, slots=True)
class VisitsQuiet:
    """Looks whether visits that came back can stand."""

    clock: Clock
    changing: Changing

    def pregnancy_ended(self, case_id: CaseId, *, work: Work) -> None:
        """Nothing more: `case_closed` cancelled what was to come, and every list asks for open cases."""

    def pregnancy_goes_on(self, case_id: CaseId, *, since: datetime, work: Work) -> Iterable[NotBack]:
        """Cancel again what cannot stand: its time was taken, or has passed; return it in words."""
        return tuple(self._not_back(case_id, since, work))

    def _not_back(self, case_id: CaseId, since: datetime, work: Work) -> Iterator[NotBack]:
        for visit in booked_of(case_id, reading=work):
            if visit.starts_at <= since:
                continue  # it was there to be reported before
            if visit.starts_at <= self.clock.now():
                yield self._off(visit, _GONE_BY, work)
            elif not self._is_free(visit, work):
                yield self._off(visit, _TAKEN, work)

    def _is_free(self, visit: Appointment, work: Work) -> bool:
        try:
            self.changing.check_free(visit, work=work)
        except StaleError:
            return False
        return True

    def _off(self, visit: Appointment, text: str, work: Work) -> NotBack:
        store.write(work, replace(visit, state=AppointmentState.CANCELLED))
        day, time = local_day(visit.starts_at), local_time(visit.starts_at)
        return NotBack(text=text, values=(("day", f"{day:%d-%m-%Y}"), ("time", f"{time:%H:%M}")))
