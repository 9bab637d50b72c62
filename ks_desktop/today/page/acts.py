"""What a nurse does from the morning page: each goes to its service, off the GUI thread."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.values import AppointmentId, CaseId, Changes
from ks_desktop.today.page.call_row import CallRow
from ks_desktop.today.page.services import Services
from ks_desktop.visits.domain import BookingState, ContactResult, InterpreterTask, MissedReason
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.widgets.desk import Desk


class Acts(QObject):
    """Hands on what was done in a card."""

    def __init__(self, desk: Desk, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._services = services

    @Slot(object, object)
    def record(self, row: CallRow, tried: Tried) -> None:
        """Write down a try to reach her; what is wrong stands at the typed text."""

        def done(_changes: Changes) -> None:
            row.close_strip()

        contacts, case_id, actor = self._services.contacts, row.entry.case_id, self._desk.actor
        self._desk.tasks.run(
            partial(contacts.record, case_id, tried, actor=actor),
            done=done,
            failed=row.show_error if row.is_busy() else None,
            owner=row,
        )

    @Slot(object, object)
    def propose(self, row: CallRow, tried: Tried) -> None:
        """Ask when she is best tried again after this try, and put it in."""
        contacts, case_id, actor = self._services.contacts, row.entry.case_id, self._desk.actor
        self._desk.tasks.run(
            partial(contacts.proposed, case_id, tried, actor=actor),
            done=row.show_proposal,
            owner=row,
            latest="again",
        )

    @Slot(object, object, bool)
    def mark(self, appointment_id: AppointmentId, result: ContactResult, left_message: bool) -> None:
        """Write down what came of the call about a visit."""
        reminders, actor = self._services.reminders, self._desk.actor
        self._desk.tasks.run(partial(reminders.mark, appointment_id, result, left_message=left_message, actor=actor))

    @Slot(object, object)
    def arrange(self, task: InterpreterTask, state: BookingState) -> None:
        """Write down how far a booking of an interpreter is."""
        who = task.interpreter
        self._desk.tasks.run(
            partial(
                self._services.interpreters.arrange,
                task.appointment_id,
                state,
                name=who.name,
                reference=who.reference,
                is_by_phone=who.is_by_phone,
                actor=self._desk.actor,
                version=task.version,
            )
        )

    @Slot(object, object)
    def say_why(self, case_id: CaseId, reason: MissedReason) -> None:
        """Write down why the weeks passed without a visit."""
        missed, actor = self._services.missed, self._desk.actor
        self._desk.tasks.run(partial(missed.say_why, case_id, FIRST_VISIT, reason, actor=actor))
