"""The register of incidents: lost paper, written down for the privacy officer, who judges within 72 hours."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Client
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, clean_line, clean_note, new_id
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain.incident import STRIPPED, Incident, LostKind, data_of_plan
from ks_desktop.visits.store import incidents as store
from ks_desktop.visits.store import printed

_CHANGED: Final = Changes(visits=True, undo=True)
_GONE: Final = N_("This incident is not in the register any more.")


class Incidents:
    """What was lost, what stood on it, what was done.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = store.CLAIMED

    def __init__(self, database: Database, clock: Clock, clients: Clients, audit: Audit, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._audit = audit
        self._undo = undo

    def register(self, *, actor: UserId) -> tuple[Incident, ...]:
        """Return all incidents, the newest first."""
        with self._database.reading(actor) as reading:
            return store.all_of(reading)

    def begin(self, kind: LostKind = LostKind.LETTER, *, actor: UserId) -> Incident:
        """Return an empty incident, noticed now; nothing is stored."""
        now = self._clock.now()
        return Incident(id=new_id(), kind=kind, what="…", noticed_at=now, recorded_at=now, recorded_by=actor)

    def begin_plan(self, plan_id: UUID, *, actor: UserId) -> Incident:
        """Return an incident about a printed plan, filled in from what that sheet really held; nothing is stored.

        One that stands in the register already comes as it is kept.

        Raises:
            UserError: there is no such sheet.
        """
        with self._database.reading(actor) as reading:
            known = next((each for each in store.all_of(reading) if each.plan_id == plan_id), None)
            if known is not None:
                return known
            plan = printed.find(reading, plan_id)
            if plan is None:
                raise UserError(N_("This plan is not in the register any more."), code="gone")
            cases = self._of_plan(plan_id, reading)
            has_strip = (read_within(reading).plan_strip == "yes") if plan.kind in STRIPPED else None
        return replace(
            self.begin(LostKind.PLAN, actor=actor),
            what=plan.label,
            plan_id=plan_id,
            lost_on=None,
            where=plan.note,
            women=len(cases),
            data=data_of_plan(plan.kind, has_strip=has_strip),
            has_strip=has_strip,
        )

    def record(self, incident: Incident, *, case_ids: Collection[CaseId] = (), actor: UserId) -> Changes:
        """Store an incident (version 0) or what changed of it.

        Args:
            incident: as it is to stand in the register.
            case_ids: whom a new one concerns, besides those on a plan.
            actor: who writes it down.
        Raises:
            UserError: it was noticed or lost at a time still to come, or lost after it was noticed.
            StaleError: somebody changed or removed it meanwhile.
        """
        cleaned = replace(
            incident,
            what=clean_line(incident.what).text,
            where=clean_note(incident.where).text,
            done=clean_note(incident.done).text,
        )
        self._check(cleaned)
        with self._database.work(actor, AuditEvent.INCIDENT_RECORDED) as work:
            store.put(work, cleaned)
            if incident.version == 0:
                store.concern(work, incident.id, sorted(set(case_ids) | self._of_plan(incident.plan_id, work)))
            self._undo.record(work, label=N_("write down lost paper"))
        return _CHANGED

    def remove(self, incident: Incident, *, actor: UserId) -> Changes:
        """Take an incident off the register: it was written down by mistake, or the paper was found unseen.

        Raises:
            StaleError: somebody changed it meanwhile.
            UserError: it is not there any more.
        """
        with self._database.work(actor, AuditEvent.INCIDENT_RECORDED) as work:
            store.remove(work, self._find(incident.id, work), incident.version)
            self._undo.record(work, label=N_("take lost paper off the register"))
        return _CHANGED

    def concerned(self, incident_id: UUID, *, actor: UserId) -> tuple[Client, ...]:
        """Return the women it is about, by name, for the screen alone. It is logged.

        Raises:
            UserError: there is no such incident.
        """
        with self._database.reading(actor) as reading:
            self._find(incident_id, reading)
            cases = self._clients.cases(store.cases_of(reading, incident_id), reading=reading)
            women = self._clients.clients({case.client_id for case in cases.values()}, reading=reading)
        self._audit.seen(AuditEvent.CLIENTS_LISTED, list(women), actor=actor)
        return tuple(sorted(women.values(), key=lambda woman: woman.name.full))

    def anchor(self) -> str:
        """Return where the log is now, as it stands at the foot of a sheet."""
        return self._audit.anchor()

    def one(self, incident_id: UUID, *, actor: UserId) -> Incident:
        """Return one incident, to put on paper; who took it is logged.

        Raises:
            UserError: there is no such incident.
        """
        with self._database.work(actor, AuditEvent.PLAN_PRINTED) as work:
            found = self._find(incident_id, work)
            about = About(subject="incident", subject_id=incident_id.hex)
            self._audit.record(work, AuditEvent.PLAN_PRINTED, about=about)
        return found

    def codes(self, incident: Incident, *, actor: UserId) -> tuple[str, ...]:
        """Return the codes of the visits that stood on a lost plan, in order of time."""
        if incident.plan_id is None:
            return ()
        with self._database.reading(actor) as reading:
            visits = printed.visits_of(reading, [incident.plan_id]).get(incident.plan_id, ())
        return tuple(dict.fromkeys(visit.code for visit in visits))

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Forget that a lost paper was about a case."""
        store.destroy(work, case_id)

    def _check(self, incident: Incident) -> None:
        if incident.noticed_at > self._clock.now():
            raise UserError(N_("This day is still to come: fill in the real day."), code="future", field="noticed_on")
        noticed = local_day(incident.noticed_at)
        if incident.lost_on is not None and incident.lost_on > noticed:
            raise UserError(N_("It was lost before it was noticed: check the days."), code="order", field="lost_on")
        if incident.told_on is not None and not noticed <= incident.told_on <= self._clock.today():
            raise UserError(N_("Choose a day from the day it was noticed until today."), code="order", field="told_on")

    def _of_plan(self, plan_id: UUID | None, reading: Reading) -> set[CaseId]:
        if plan_id is None:
            return set()
        visits = printed.visits_of(reading, [plan_id]).get(plan_id, ())
        return {visit.case_id for visit in visits} | printed.cases_of(reading, [plan_id]).get(plan_id, frozenset())

    def _find(self, incident_id: UUID, reading: Reading) -> Incident:
        found = store.find(reading, incident_id)
        if found is None:
            raise UserError(_GONE, code="gone")
        return found
