"""Further contacts: a nurse asks for one, and it waits to be planned. Nothing comes by itself."""

from typing import Final

from ks_desktop.coalition.domain import FIRST_VISIT, ContactType
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import WantedContact, held_on, is_wanted, served
from ks_desktop.visits.planning.facts import Facts

_CHANGED: Final = Changes(visits=True, undo=True)


class FurtherContacts:
    """What a nurse wants to plan beside the first visit."""

    def __init__(self, database: Database, clock: Clock, coalition: Coalition, facts: Facts, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._coalition = coalition
        self._facts = facts
        self._undo = undo

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
            if contact_type in self.waiting(case_id, reading=work):
                raise UserError(N_("This contact waits to be planned already."), code="waits", field="contact_type")
            self.want_within(case_id, contact_type, work=work)
            self._undo.record(work, label=N_("plan a contact"), case_id=case_id)
        return _CHANGED

    def want_within(self, case_id: CaseId, contact_type: str, *, work: Work) -> None:
        """Let a further contact wait as part of other work; see `want`. Where it waits already, nothing changes."""
        case = self._facts.case(case_id, reading=work)
        self._facts.refuse(case, reading=work, contact_type=contact_type)
        kind = self._kind(contact_type, work)
        visits = store.of_cases(work, [case_id]).get(case_id, ())
        if kind.follows and held_on(visits, kind.follows) is None:
            raise UserError(
                N_("This contact comes after another one, which was not held yet."),
                code="too_early",
                field="contact_type",
            )
        if contact_type in self.waiting(case_id, reading=work):
            return
        wanted = WantedContact(
            id=new_id(),
            case_id=case_id,
            contact_type=contact_type,
            wanted_on=self._clock.today(),
            user=work.actor,
            served_before=served(visits, contact_type),
        )
        store.add_wanted(work, wanted)

    def waiting(self, case_id: CaseId, *, reading: Reading) -> tuple[str, ...]:
        """Return the kinds of further contact that wait to be planned in a case, the one asked for first in front."""
        visits = store.of_cases(reading, [case_id]).get(case_id, ())
        known = store.wanted(reading, [case_id]).get(case_id, ())
        return tuple(dict.fromkeys(each.contact_type for each in known if is_wanted(each, visits)))

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
            self._undo.record(work, label=N_("do not plan a contact"), case_id=case_id)
        return _CHANGED

    def _kind(self, contact_type: str, work: Work) -> ContactType:
        kind = self._coalition.contact_types.of(contact_type, reading=work)
        if kind.is_hidden or kind.key == FIRST_VISIT:
            raise UserError(N_("This kind of contact is not planned here."), code="contact_type", field="contact_type")
        return kind
