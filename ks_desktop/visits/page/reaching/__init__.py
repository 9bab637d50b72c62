"""Calling a woman, or reaching her another way: how it is safe, her number, and what came of it.

It stands on her page and beside the list of whom to call: both open it for a case and hear what follows.
"""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import ContactAttempt, ContactWay
from ks_desktop.visits.page.case_form import MadeAnew
from ks_desktop.visits.page.reaching.fields import DECLINED, PLAN, REACHING_FORM, ReachFields
from ks_desktop.visits.service.contacts import Contacts, ToReach
from ks_desktop.widgets.desk import Desk

__all__ = ["REACHING_FORM", "ReachingForm"]


class ReachingForm(MadeAnew[ReachFields]):
    """The form about trying to reach one woman.

    Attributes:
        plan_wanted: She was spoken to: plan a visit for this case.
        declined: She was spoken to and does not want it: this case.
    """

    plan_wanted = Signal(object)
    declined = Signal(object)

    def __init__(self, desk: Desk, contacts: Contacts, parent: QWidget | None = None) -> None:
        super().__init__(desk, "call", parent)
        self._contacts = contacts
        self._case_id: CaseId | None = None
        self._result, self._said_before = "", ""
        self._way: ContactWay | None = None
        self.saved.connect(self._on_saved)

    def show_case(
        self, case_id: CaseId, result: str = "", *, way: ContactWay | None = None, said_before: str = ""
    ) -> None:
        """Show the form about a case, with what came of it chosen already where that is known.

        Args:
            case_id: whom to reach.
            result: a `ContactResult`, when a button said so.
            way: how she was tried, where that is known.
            said_before: what her referrer wants to say before she is called.
        """
        self._case_id, self._result, self._said_before, self._way = case_id, result, said_before, way
        self.fetch(partial(self._contacts.to_reach, case_id, actor=self._desk.actor), self._on_found)

    def leave(self) -> None:
        """Go back without saving; what was typed is kept."""
        if self.form is not None:
            self.form.leave()
        else:
            self.left.emit()

    def _on_found(self, found: ToReach) -> None:
        self._put(found, None)
        known = (("result", self._result), ("way", self._way))
        for name, value in known:
            if self.form is not None and value:
                self.form.form.field(name).set_value(value)

    def _put(self, found: ToReach, correcting: ContactAttempt | None) -> None:
        before = self._said_before if not found.tries else ""
        form = ReachFields(self._desk, self._contacts, found, correcting, said_before=before, parent=self)
        form.head.correct_wanted.connect(partial(self._on_correct_wanted, found))
        self.put(form)
        form.show_try()

    def _on_correct_wanted(self, found: ToReach, attempt: ContactAttempt) -> None:
        self.flush_draft()
        self._put(found, attempt)

    @Slot(object)
    def _on_saved(self, _answer: object) -> None:
        then = self.form.then if self.form is not None else ""
        if self._case_id is not None and then == PLAN:
            self.plan_wanted.emit(self._case_id)
        elif self._case_id is not None and then == DECLINED:
            self.declined.emit(self._case_id)
