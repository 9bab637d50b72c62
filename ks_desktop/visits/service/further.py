"""Further contacts: a nurse asks for one, and it waits to be planned. Nothing comes by itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from ks_desktop.coalition.domain import FIRST_VISIT, ContactType
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import WantedContact, held_on, is_wanted, served
from ks_desktop.visits.planning.facts import Facts

UNDO_WANTED: Final = "visits.wanted"
UNDO_UNWANTED: Final = "visits.unwanted"
_CHANGED: Final = Changes(visits=True, undo=True)


class FurtherContacts:
    """What a nurse wants to plan beside the first visit."""

    def __init__(self, database: Database, clock: Clock, coalition: Coalition, facts: Facts, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._coalition = coalition
        self._facts = facts
        self._undo = undo
        undo.register(UNDO_WANTED, self._take_back)
        undo.register(UNDO_UNWANTED, self._put_back)

    def kinds(self, *, actor: UserId) -> tuple[ContactType, ...]:
        """Return the kinds of contact that can be planned or written down, the first visit first."""
        with self._database.reading(actor) as reading:
            return self._coalition.contact_types.offered(reading=reading)

    def want(self, case_id: CaseId, contact_type: str, *, actor: UserId) -> Changes:
        """Let a further contact wait to be planned. Can be undone.

        Raises:
            UserError: this kind is not offered, waits already, or follows a contact that was not held; her case is
                closed, or she does not agree.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            case = self._facts.case(case_id, reading=work)
            self._facts.refuse(case, reading=work, contact_type=contact_type)
            kind = self._kind(contact_type, work)
            visits = store.of_cases(work, [case_id]).get(case_id, ())
            known = store.wanted(work, [case_id]).get(case_id, ())
            if any(each.contact_type == contact_type and is_wanted(each, visits) for each in known):
                raise UserError(N_("This contact waits to be planned already."), code="waits", field="contact_type")
            if kind.follows and held_on(visits, kind.follows) is None:
                raise UserError(
                    N_("This contact comes after another one, which was not held yet."),
                    code="too_early",
                    field="contact_type",
                )
            wanted = WantedContact(
                id=new_id(),
                case_id=case_id,
                contact_type=contact_type,
                wanted_on=self._clock.today(),
                user=actor,
                served_before=served(visits, contact_type),
            )
            store.add_wanted(work, wanted)
            self._record(UNDO_WANTED, N_("plan a contact"), wanted, work)
        return _CHANGED

    def give_up(self, case_id: CaseId, contact_type: str, *, actor: UserId) -> Changes:
        """Let a further contact wait no more. Can be undone.

        Raises:
            UserError: it does not wait.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            visits = store.of_cases(work, [case_id]).get(case_id, ())
            waiting = [
                each
                for each in store.wanted(work, [case_id]).get(case_id, ())
                if each.contact_type == contact_type and is_wanted(each, visits)
            ]
            if not waiting:
                raise UserError(N_("This contact does not wait to be planned any more."), code="gone")
            for wanted in waiting:
                store.remove_wanted(work, wanted.id)
                self._record(UNDO_UNWANTED, N_("do not plan a contact"), wanted, work)
        return _CHANGED

    def _kind(self, contact_type: str, work: Work) -> ContactType:
        kind = self._coalition.contact_types.of(contact_type, reading=work)
        if kind.is_hidden or kind.key == FIRST_VISIT:
            raise UserError(N_("This kind of contact is not planned here."), code="contact_type", field="contact_type")
        return kind

    def _record(self, undo_kind: str, label: str, wanted: WantedContact, work: Work) -> None:
        payload = {
            "id": str(wanted.id),
            "case_id": str(wanted.case_id),
            "contact_type": wanted.contact_type,
            "wanted_on": wanted.wanted_on.isoformat(),
            "user": str(wanted.user),
            "served_before": wanted.served_before,
        }
        self._undo.record(work, kind=undo_kind, label=label, case_id=wanted.case_id, payload=payload)

    def _take_back(self, work: Work, payload: Mapping[str, Any]) -> Changes:
        if store.remove_wanted(work, UUID(payload["id"])) is None:
            raise StaleError
        return _CHANGED

    def _put_back(self, work: Work, payload: Mapping[str, Any]) -> Changes:
        case_id = CaseId(UUID(payload["case_id"]))
        if not self._facts.case(case_id, reading=work).is_open:
            raise StaleError(N_("The case was closed in the meantime."), code="case_closed")
        wanted = WantedContact(
            id=UUID(payload["id"]),
            case_id=case_id,
            contact_type=payload["contact_type"],
            wanted_on=date.fromisoformat(payload["wanted_on"]),
            user=UserId(UUID(payload["user"])),
            served_before=payload["served_before"],
        )
        store.add_wanted(work, wanted)
        return _CHANGED
