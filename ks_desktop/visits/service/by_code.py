"""What a code on a plan stands for: a visit, or the sheet itself."""

from dataclasses import dataclass
from datetime import date

from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.domain.printed import PrintedPlan
from ks_desktop.visits.store import printed


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFound:
    """A visit of a code, with whom it is to; of a shielded record who looks sees no name."""

    visit: Appointment
    case: Case
    client: Client


@dataclass(frozen=True, slots=True)
class VisitCodes:
    """Looks up what stands on plans."""

    database: Database
    clients: Clients

    def visits(self, code: str, *, actor: UserId) -> tuple[VisitFound, ...]:
        """Return the visits of a code, the newest first; also of a case that is closed: the paper is there still."""
        with self.database.reading(actor) as reading:
            found = store.with_code(reading, code)
            cases = self.clients.cases({visit.case_id for visit in found}, reading=reading)
            women = self.clients.clients({case.client_id for case in cases.values()}, reading=reading)
        return tuple(
            VisitFound(visit=visit, case=case, client=women[case.client_id])
            for visit in reversed(found)
            for case in (cases[visit.case_id],)
        )

    def plan(self, number: int, made_on: date, *, actor: UserId) -> PrintedPlan | None:
        """Return the sheet of a number and day, None when it was not printed."""
        with self.database.reading(actor) as reading:
            return printed.numbered(reading, made_on, number)
