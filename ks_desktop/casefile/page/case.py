"""The page of one woman: the heart of the program."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.editing import edited, values_of
from ks_desktop.casefile.form import (
    Loaded,
    Panel,
    attempt_form,
    client_form,
    close_form,
    consent_form,
    due_date_form,
    read_margin,
)
from ks_desktop.casefile.page.actions import to_report
from ks_desktop.casefile.page.answering import Answering
from ks_desktop.casefile.page.dating import correction_words
from ks_desktop.casefile.page.joining import JoinedCard
from ks_desktop.casefile.page.sheet import CaseSheet
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.domain import Client, CloseReason, DueDateMethod
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError, UserError, UserErrors
from ks_desktop.core.gestation import Due
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.letters.domain import LetterKind
from ks_desktop.visits.domain import ContactResult
from ks_desktop.visits.form import ReportForm
from ks_desktop.visits.service import Visits
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.theme import Tone

LETTERS: Final = {
    "refer_medical": LetterKind.REFERRAL_MEDICAL,
    "refer_social": LetterKind.REFERRAL_SOCIAL,
    "appointment_letter": LetterKind.APPOINTMENT,
    "feedback": LetterKind.FEEDBACK,
    "receipt": LetterKind.RECEIPT,
    "question": LetterKind.QUESTION,
}


class CaseView(QWidget):
    """Shows one case and does what its letters ask.

    Attributes:
        left: Back to the list.
        plan_wanted: Plan a visit for this case.
        letter_wanted: Make a letter of this kind for this case.
        referral_wanted: Complete this referral of hers.
        to_tell_wanted: Show on paper who must hear what she of this case took back.
    """

    left = Signal()
    shielded = Signal(object)
    to_tell_wanted = Signal(object)
    plan_wanted = Signal(object)
    letter_wanted = Signal(object, str)
    referral_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        casefiles: CaseFiles,
        clients: Clients,
        visits: Visits,
        coalition: Coalition,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("case")
        self._desk = desk
        self._casefiles, self._clients = casefiles, clients
        self._visits, self._coalition = visits, coalition
        self.case_id: CaseId | None = None
        self.page: CasePage | None = None
        self._wanted_panel = ""
        today = desk.clock.today
        self.panels: dict[str, Panel] = {
            "call": Panel(desk, "call", attempt_form(), N_("Record the call")),
            "due_date": Panel(desk, "due_date", due_date_form(today), N_("Correct the due date")),
            "client": Panel(desk, "client", client_form(today), N_("Save")),
            "close": Panel(desk, "close", close_form(), N_("Close the case")),
            "consent": Panel(desk, "consent", consent_form(today), N_("Record her answer")),
        }
        self.report = ReportForm(desk, visits)
        self.sheet = CaseSheet(self, (*self.panels.values(), self.report))
        self.answering = Answering(desk, casefiles, clients.answers, coalition, self.panels["consent"], self.sheet)
        self.joined = JoinedCard(desk, clients)
        self.joined.beside(self.sheet)
        self.setLayout(column(self.joined, self.sheet))
        self._connect()

    def _connect(self) -> None:
        for panel in self.panels.values():
            panel.saved.connect(self.close_panel)
            panel.left.connect(self.close_panel)
        self.report.saved.connect(self.close_panel)
        self.report.left.connect(self.close_panel)
        self.sheet.action_bar.wanted.connect(self.do)
        self.sheet.back.clicked.connect(self.left)
        self.sheet.complete.clicked.connect(self._on_complete_clicked)
        self.sheet.to_tell.print_wanted.connect(self._on_print_wanted)
        self.answering.opened.connect(self._on_answering)
        self.sheet.dating.case_wanted.connect(self.open_case)
        for name in ("due_date", "due_date_margin"):
            self.panels["due_date"].form.field(name).edited.connect(self._on_due_date_edited)

    def open_case(self, case_id: CaseId, panel: str = "") -> None:
        """Show another case, with one of the forms open if that is asked; this is one opening in the log."""
        self.sheet.close_panel()
        self.case_id, self.page, self._wanted_panel = case_id, None, panel
        self._look(is_refresh=False)

    def refresh(self) -> None:
        """Look again."""
        if self.case_id is not None and self.page is not None:
            self._look(is_refresh=True)

    def _look(self, *, is_refresh: bool) -> None:
        call = partial(self._casefiles.page, self._id(), actor=self._desk.actor, is_refresh=is_refresh)
        self._desk.tasks.run(call, done=self._on_page, failed=self._on_no_page, owner=self, latest="page")

    def _on_page(self, page: CasePage) -> None:
        self.page = page
        self.sheet.show_page(page)
        self.joined.show_woman(page.client.id, page)
        self.answering.page = page
        wanted, self._wanted_panel = self._wanted_panel, ""
        if wanted:
            self.open_panel(wanted)

    def _on_no_page(self, error: KsError) -> None:
        # The page of another woman must not stay there in her place.
        case_id = self.case_id
        if error.code != "shielded":
            self._desk.tasks.problem.emit(error)
        self.left.emit()
        if error.code == "shielded":
            self.shielded.emit(case_id)

    @Slot(str)
    def do(self, word: str) -> None:
        """Do what a letter or a button asks."""
        page = self.page
        if page is None:
            return
        if word == "plan":
            self.plan_wanted.emit(page.case.id)
        elif word in LETTERS:
            if self.sheet.is_asking():
                self.close_panel()
            self.letter_wanted.emit(page.case.id, LETTERS[word].value)
        elif word == "refer":
            self.sheet.ask_domain(self.do)
        elif word == "reopen":
            self._desk.tasks.run(partial(self._clients.reopen_case, page.case.id, actor=self._desk.actor))
        else:
            self.open_panel(word)

    def open_panel(self, word: str) -> None:
        """Show one of the forms."""
        page = self.page
        if page is None:
            return
        if word == "report":
            visit = to_report(page.facts.appointments)
            if visit is not None:
                self.sheet.open_panel(self.report)
                self.report.show_visit(visit)
            return
        panel = self.panels[word]
        if word == "consent":
            self.answering.begin(page)
            return
        begin = {
            "call": partial(panel.begin, str(page.case.id), {}, self._saving_call),
            "due_date": partial(panel.begin, str(page.case.id), self._due_date(page), self._saving_due_date),
            "client": partial(panel.begin, str(page.client.id), *self._client(page), self._looking(page.case.id)),
            "close": partial(panel.begin, str(page.case.id), {}, self._saving_close),
        }
        self.sheet.open_panel(panel)
        begin[word]()
        if word == "close":
            self._say_who_waits(page, panel)

    def _say_who_waits(self, page: CasePage, panel: Panel) -> None:
        """Say before a case closes which referrers must still hear how it went."""
        waiting = "; ".join(referral.referrer for referral in page.facts.owed() if referral.referrer)
        if waiting:
            panel.status.tell(_("Must still hear how it went: {who}.", who=waiting), Tone.ATTENTION)
            panel.status.offer(N_("Give feedback first"), partial(self.do, "feedback"))

    @Slot()
    def close_panel(self) -> None:
        """Take the form away."""
        self.sheet.close_panel()
        if self.page is not None:
            self.sheet.show_page(self.page)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_panel_word(self) -> str:
        """Return the word of the form that is open, "" without one."""
        panel = self.sheet.panel()
        if panel is self.report:
            return "report"
        return next((word for word, known in self.panels.items() if known is panel), "")

    def _due_date(self, page: CasePage) -> Mapping[str, object]:
        due = page.case.due
        margin = str(due.margin) if due.margin else ""
        return {"due_date": due.day, "due_date_method": page.case.due_date_method, "due_date_margin": margin}

    def _client(self, page: CasePage) -> Loaded:
        return values_of(page.client, page.municipality), partial(self._saving_client, page.client)

    def _looking(self, case_id: CaseId) -> Callable[[], Loaded]:
        casefiles, actor = self._casefiles, self._desk.actor
        return lambda: self._client(casefiles.page(case_id, actor=actor, is_refresh=True))

    def _saving_call(self, values: dict[str, object]) -> "partial[Changes]":
        result = _chosen(values, "result", N_("Choose what came of it."))
        note = str(values["note"])
        return partial(self._visits.attempt, self._id(), ContactResult(result), note, actor=self._desk.actor)

    def _saving_due_date(self, values: dict[str, object]) -> "partial[Changes]":
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
        if self.page is not None and isinstance(day, date):
            form.field("due_date_margin").show_note(correction_words(self.page, Due(day, margin)))

    def _saving_client(self, before: Client, values: dict[str, object]) -> "partial[Changes]":
        changed = edited(before, values, lambda name: self._coalition.municipality(name).code)
        return partial(self._clients.save_client, changed, actor=self._desk.actor)

    def _saving_close(self, values: dict[str, object]) -> "partial[Changes]":
        reason = CloseReason(_chosen(values, "reason", N_("Choose a reason.")))
        return partial(self._clients.close_case, self._id(), reason, actor=self._desk.actor)

    def _id(self) -> CaseId:
        assert self.case_id is not None  # noqa: S101 - the forms open only on a page that is shown
        return self.case_id

    @Slot()
    def _on_complete_clicked(self) -> None:
        if self.page is not None and self.page.facts.referrals:
            self.referral_wanted.emit(self.page.facts.referrals[-1].id)

    @Slot()
    def _on_answering(self) -> None:
        self.sheet.open_panel(self.panels["consent"])

    @Slot()
    def _on_print_wanted(self) -> None:
        if self.page is not None:
            self.to_tell_wanted.emit(self.page.case.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An open form takes its own Escape before it comes here; from beside it, Escape closes it all the same.
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.sheet.leave_panel():
            return
        elif self.sheet.is_asking():
            self.close_panel()
        else:
            self.left.emit()


def _chosen(values: dict[str, object], name: str, sentence: str) -> str:
    if not values[name]:
        raise UserErrors([UserError(sentence, code="required", field=name)])
    return str(values[name])
