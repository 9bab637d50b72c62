"""Taking the paragraph about the last visit out of the program: who did so is logged, not what it said."""

from ks_desktop.casefile.summary.sentences import last_visit, summary
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.domain.reporting import NextContact
from ks_desktop.visits.service import Visits


class Summaries:
    """The paragraph for the child record's system."""

    def __init__(self, database: Database, clock: Clock, audit: Audit, clients: Clients, visits: Visits) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._clients = clients
        self._visits = visits

    def take(self, case_id: CaseId, *, actor: UserId) -> str:
        """Return the paragraph about the last visit, to be copied. That it was taken is logged.

        Raises:
            UserError: no visit was held, her record is shielded, or the case is not there.
        """
        look = self._visits.reports.look(case_id, actor=actor)
        with self._database.reading(actor) as reading:
            case = self._clients.cases([case_id], reading=reading)[case_id]
            woman = self._clients.clients([case.client_id], reading=reading).values()
            if self._clients.shield.unseen(woman, reading):
                raise UserError(N_("This record is shielded. Open her page first, and say why."), code="shielded")
            visits = self._visits.of_cases([case_id], reading=reading).get(case_id, ())
        visit = last_visit(visits)
        if visit is None:
            raise UserError(N_("No visit was held yet: there is nothing to copy."), code="not_visited")
        coming = self._booked(visits) or look.next_contact
        text = summary(visit, case.due_date, coming, {kind.key: kind.name for kind in look.kinds})
        with self._database.work(actor, AuditEvent.EXPORTED) as work:
            about = About(case=case_id, subject="appointment", subject_id=visit.id.hex, columns="summary")
            self._audit.record(work, AuditEvent.EXPORTED, about=about)
        return text

    def _booked(self, visits: tuple[Appointment, ...]) -> NextContact | None:
        ahead = [v for v in visits if v.state is AppointmentState.BOOKED and v.starts_at > self._clock.now()]
        first = min(ahead, key=lambda visit: visit.starts_at, default=None)
        return NextContact(contact_type=first.contact_type, not_before=first.day) if first is not None else None
