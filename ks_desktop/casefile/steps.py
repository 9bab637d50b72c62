"""What was done in the last thirty days, with whom it is about: looked up, never kept with the step."""

from dataclasses import dataclass
from typing import Final

from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo, UndoStep
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditAction, AuditEvent
from ks_desktop.security.service import Users

MOST_STEPS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step as the list shows it.

    Attributes:
        women: whom it is about, by name; empty for what is about a nurse.
        by: who did it.
        case_id: the case to go to, None where it is about none or several.
        is_own: whoever looks did it herself.
    """

    step: UndoStep
    women: tuple[str, ...]
    by: str
    case_id: CaseId | None
    is_own: bool


class DoneSteps:
    """Lists what was done. A record that whoever looks may not see is not in it."""

    def __init__(self, database: Database, undo: Undo, clients: Clients, users: Users, audit: Audit) -> None:
        self._database = database
        self._undo = undo
        self._clients = clients
        self._users = users
        self._audit = audit

    def lines(self, *, actor: UserId, of_all: bool = False, is_refresh: bool = False) -> tuple[StepLine, ...]:
        """Return what was done, the newest first.

        Args:
            actor: who looks.
            of_all: also what colleagues did.
            is_refresh: the list is open already and only looks again; else it is logged.
        """
        steps = self._undo.steps(actor=actor, most=MOST_STEPS, of_all=of_all)
        with self._database.reading(actor) as reading:
            cases = self._clients.cases({case for step in steps for case in step.case_ids}, reading=reading)
            women = self._clients.clients({case.client_id for case in cases.values()}, reading=reading)
            users = {user.id: user.full_name for user in self._users.everybody(reading=reading)}
        if women and not is_refresh:
            self._note(len(women), actor)
        shown = {key: case for key, case in cases.items() if not case.is_quiet}  # of who is quiet nothing stands here
        names = {key: women[case.client_id].name.full for key, case in shown.items() if case.client_id in women}
        return tuple(
            StepLine(
                step=step,
                women=tuple(dict.fromkeys(names[case] for case in step.case_ids if case in names)),
                by=users.get(step.user, ""),
                case_id=step.case_ids[0] if len(step.case_ids) == 1 else None,
                is_own=step.user == actor,
            )
            for step in steps
            if not step.case_ids or any(case in names for case in step.case_ids)
        )

    def _note(self, count: int, actor: UserId) -> None:
        with self._database.work(actor, AuditEvent.CLIENTS_LISTED) as work:
            about = About(subject="client", columns=str(count))
            self._audit.record(work, AuditEvent.CLIENTS_LISTED, action=AuditAction.READ, about=about)
