"""Giving a case to a nurse, or to nobody. Can be undone, by name."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from ks_desktop.clients.domain import Case
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.service import Visits

GIVEN: Final = Changes(clients=True, visits=True, undo=True)
_LABEL: Final = N_("give case to a nurse")


class Assigning:
    """Says whose a case is."""

    def __init__(self, database: Database, visits: Visits, undo: Undo) -> None:
        self._database = database
        self._facts = visits.facts
        self._undo = undo

    def assign(self, case_ids: Collection[CaseId], nurse: UserId | None, *, actor: UserId) -> Changes:
        """Give open cases to a nurse, None for nobody. Booked visits stay where they are. Can be undone together.

        Raises:
            UserError: a case is not there any more, or closed.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            for case_id in case_ids:
                case = self._facts.case(case_id, reading=work)
                if not case.is_open:
                    raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
                self.give(case, nurse, work=work)
                self._undo.record(work, label=_LABEL, case_id=case_id)
        return GIVEN

    def give(self, case: Case, nurse: UserId | None, *, work: Work) -> None:
        """Store whose a case is, as part of other work; nothing where it is hers already."""
        if case.nurse != nurse:
            self._facts.put_case(replace(case, nurse=nurse), work=work)
