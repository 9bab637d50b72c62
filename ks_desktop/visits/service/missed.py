"""Windows that passed without a contact: the reason is asked once, and the work stays."""

from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, clean_line, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import MissedReason, MissedWindow
from ks_desktop.visits.planning.facts import Facts

_CHANGED: Final = Changes(visits=True, undo=True)


class MissedWindows:
    """Why her weeks passed without a contact."""

    def __init__(self, database: Database, clock: Clock, facts: Facts, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts
        self._undo = undo

    def say_why(
        self, case_id: CaseId, contact_type: str, reason: MissedReason, note: str = "", *, actor: UserId
    ) -> Changes:
        """Keep why; a later answer counts, earlier ones stay. She can still be planned and visited. Can be undone.

        Raises:
            UserError: her weeks have not passed, her case is closed, or another reason has no words.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            case = self._facts.case(case_id, reading=work)
            if not case.is_open:
                raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
            wish = self._facts.wishes_for([(case, contact_type)], reading=work)[case_id, contact_type]
            closed_on = wish.possible().last
            if closed_on >= self._clock.today():
                raise UserError(
                    N_("Her weeks run until {day}: nothing is missed yet."),
                    code="not_missed",
                    field="reason",
                    values={"day": f"{closed_on:%d-%m-%Y}"},
                )
            answer = MissedWindow(
                id=new_id(),
                case_id=case_id,
                contact_type=contact_type,
                reason=reason,
                note=clean_line(note).text,
                closed_on=closed_on,
                recorded_on=self._clock.today(),
            )
            store.add_missed(work, answer)
            self._undo.record(work, label=N_("say why"), case_id=case_id)
        return _CHANGED
