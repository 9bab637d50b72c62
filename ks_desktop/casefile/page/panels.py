"""The page's own forms: what each begins with, and what it saves."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.editing import edited, values_of
from ks_desktop.casefile.form import (
    Loaded,
    Panel,
    client_form,
    consent_form,
    due_date_form,
    read_margin,
)
from ks_desktop.casefile.page.dating import correction_words
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.domain import Client, DueDateMethod
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.gestation import Due
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.widgets.desk import Desk

Values = dict[str, object]
Saves = Callable[[Values], "partial[Changes]"]


class OwnForms(QObject):
    """Begins each form about the case that is shown.

    Attributes:
        panels: the forms by their word.
    """

    def __init__(
        self,
        desk: Desk,
        casefiles: CaseFiles,
        clients: Clients,
        coalition: Coalition,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._casefiles, self._clients = desk, casefiles, clients
        self._coalition = coalition
        self._page: CasePage | None = None
        today = desk.clock.today
        self.panels: dict[str, Panel] = {
            "due_date": Panel(desk, "due_date", due_date_form(today), N_("Correct the due date")),
            "client": Panel(desk, "client", client_form(today), N_("Save")),
            "consent": Panel(desk, "consent", consent_form(today), N_("Record her answer")),
        }
        for name in ("due_date", "due_date_margin"):
            self.panels["due_date"].form.field(name).edited.connect(self._on_due_date_edited)

    def begins(self) -> dict[str, Callable[[CasePage], None]]:
        """Return by its word how each form begins about a case; the form is shown already."""
        return {
            "due_date": self._begin_due_date,
            "client": self._begin_client,
        }

    def _begin_due_date(self, page: CasePage) -> None:
        due = page.case.due
        margin = str(due.margin) if due.margin else ""
        values = {"due_date": due.day, "due_date_method": page.case.due_date_method, "due_date_margin": margin}
        self._begin("due_date", page, values, self._saving_due_date)

    def _begin_client(self, page: CasePage) -> None:
        self._page = page
        self.panels["client"].begin(str(page.client.id), *self._client(page), self._looking(page.case.id))

    def _begin(self, word: str, page: CasePage, values: Mapping[str, object], saving: Saves) -> None:
        self._page = page
        self.panels[word].begin(str(page.case.id), values, saving)

    def _client(self, page: CasePage) -> Loaded:
        return values_of(page.client, page.municipality), partial(self._saving_client, page.client)

    def _looking(self, case_id: CaseId) -> Callable[[], Loaded]:
        casefiles, actor = self._casefiles, self._desk.actor
        return lambda: self._client(casefiles.page(case_id, actor=actor, is_refresh=True))

    def _saving_due_date(self, values: Values) -> "partial[Changes]":
        day = values["due_date"]
        if not isinstance(day, date):
            raise UserErrors([UserError(N_("Fill in the day."), code="required", field="due_date")])
        method = DueDateMethod(str(values["due_date_method"] or DueDateMethod.UNKNOWN))
        due = Due(day, read_margin(values["due_date_margin"]))
        return partial(self._clients.state_due_date, self._id(), due, method, actor=self._desk.actor)

    @Slot()
    def _on_due_date_edited(self) -> None:
        """Say at the field what the correction changes."""
        form = self.panels["due_date"].form
        try:
            day, margin = form.field("due_date").value(), read_margin(form.field("due_date_margin").raw())
        except UserError:
            return
        if self._page is not None and isinstance(day, date):
            form.field("due_date_margin").show_note(correction_words(self._page, Due(day, margin)))

    def _saving_client(self, before: Client, values: Values) -> "partial[Changes]":
        changed = edited(before, values, lambda name: self._coalition.municipality(name).code)
        return partial(self._clients.save_client, changed, actor=self._desk.actor)

    def _id(self) -> CaseId:
        assert self._page is not None  # noqa: S101 - the forms open only on a page that is shown
        return self._page.case.id
