"""The part of the Privacy page about requests: what women asked, until when it must be answered, and each step."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.letters.service.extracts import ExtractPart
from ks_desktop.paper.paint import Paper
from ks_desktop.records.domain.requests import Request
from ks_desktop.records.form import requests as forms
from ks_desktop.records.page.part import PrivacyPart, Services
from ks_desktop.records.page.request_columns import columns
from ks_desktop.records.page.request_file import keep_file
from ks_desktop.records.page.request_forms import BeginForm, CopyForm, FinishForm, NoteForm
from ks_desktop.records.page.request_sheet import RequestSheet
from ks_desktop.records.page.woman_field import WomanField
from ks_desktop.records.requests.copies import AccessCopy
from ks_desktop.records.requests.lines import RequestLine
from ks_desktop.visits.page.case_form import CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import EmptyState, Scrolling, column, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

_ROWS = 6


class RequestsPart(PrivacyPart):
    """The register, and beside it the request that is chosen or the form that is open."""

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requests")
        self._desk, self._requests, self._copies = desk, services.requests, services.copies
        self._keeping = services.keeping
        self._shown: RequestLine | None = None
        self._wanted: UUID | None = None
        self.woman = WomanField(desk, self._requests)
        self.woman.chosen.connect(self.begin)
        self.status = StatusLine()
        self.status.give_room_back()
        self.table: RecordsTable[RequestLine] = RecordsTable(
            columns(desk.clock.today),
            key=lambda line: line.request.id,
            name=N_("Requests about records"),
            empty=N_("Nobody asked anything about her record yet."),
        )
        self.table.setMinimumHeight(_ROWS * Size.ROW)
        self.table.selected.connect(self._on_selected)
        self.sheet = RequestSheet()
        self.sheet.wanted.connect(self.act)
        self.sheet.ticked.connect(self._on_ticked)
        self.form: CaseForm | None = None
        self._stack = QStackedWidget()
        for widget in (EmptyState(N_("Choose a request, or look for her to begin one.")), Scrolling(self.sheet)):
            self._stack.addWidget(widget)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setLayout(column(self.woman, self.status, self.table, gap=Space.INSIDE))
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(left, 1)
        panes.addWidget(self._stack, 1)
        self.setLayout(panes)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_form)

    @override
    def focus_first(self) -> None:
        self.table.setFocus()

    @override
    def forget(self) -> None:
        self.woman.forget()
        if self.form is not None:
            self.form.flush_draft()

    @override
    def refresh(self) -> None:
        call = partial(self._requests.register, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_lines, failed=self._on_failed, owner=self, latest="requests")

    @override
    def on_changes(self, changes: Changes) -> None:
        if changes.clients:
            self.refresh()

    def _on_lines(self, lines: tuple[RequestLine, ...]) -> None:
        self.table.set_records(lines)
        if self._wanted is not None:
            self.table.select(self._wanted)
            self._wanted = None
        self._on_selected(self.table.current())

    @Slot(object)
    def _on_selected(self, line: RequestLine | None) -> None:
        if line is None:
            self._shown = None
            self._stack.setCurrentIndex(0)
            return
        if self._shown is not None and self._shown.request.id != line.request.id:
            self.close_form()
        self._shown = line
        self.sheet.show_line(line, self._desk.clock.today())
        if self.form is None:
            self._stack.setCurrentIndex(1)

    @Slot(object, str)
    def begin(self, case_id: CaseId, who: str) -> None:
        """Write down a new request about a case."""
        form = BeginForm(self._desk, self._requests)
        self._open(form, self._on_begun)
        form.show_case(case_id, who)

    def _on_begun(self, request_id: UUID) -> None:
        self.woman.forget()
        self._wanted = request_id
        self.told.emit(_("Written down. The last day to answer stands beside it."))
        self.refresh()

    @Slot(str)
    def act(self, word: str) -> None:
        """Do what a button of the request says."""
        if self._shown is None:
            return
        request, actor = self._shown.request, self._desk.actor
        acts: dict[str, Callable[[], object]] = {
            "case": lambda: self.case_chosen.emit(request.case_id),
            "finish": lambda: self._ask(FinishForm(self._desk, self._requests, request)),
            "prolong": lambda: self._ask(self._prolonging(request)),
            "statement": lambda: self._ask(self._stating(request)),
            "copy": lambda: self._ask_parts(request),
            "answer": lambda: self._show_answer(request),
            "lift": lambda: self._run(partial(self._requests.lift, request.case_id, actor=actor), _("Lifted.")),
            "destroy": lambda: self._ask_destruction(request),
        }
        acts[word]()

    def _prolonging(self, request: Request) -> NoteForm:
        form = forms.note_form(N_("It takes longer"), "why", N_("Why, as it is told to her"))
        store = partial(self._requests.prolong, actor=self._desk.actor)
        return NoteForm(self._desk, request, store, form, name="why", save=N_("Take two months more"))

    def _stating(self, request: Request) -> NoteForm:
        form = forms.note_form(N_("Her own statement"), "statement", N_("What she says, in her own words"))
        store = partial(self._requests.add_statement, actor=self._desk.actor)
        return NoteForm(self._desk, request, store, form, name="statement", save=N_("Add to her record"))

    def _ask_destruction(self, request: Request) -> None:
        call = partial(self._keeping.ask, request.case_id, request=str(request.number), actor=self._desk.actor)
        self._run(call, _("Asked. A second person confirms it under “Keeping and destroying”."))

    def _ask_parts(self, request: Request) -> None:
        def ask(parts: tuple[ExtractPart, ...]) -> None:
            form = CopyForm(self._desk, self._copies, request, parts)
            self._open(form, self._on_copied)
            form.open(forms.copy_values(parts))

        call = partial(self._copies.parts, request.id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=ask, failed=self._on_failed, owner=self, latest="parts")

    def _on_copied(self, made: AccessCopy) -> None:
        self.refresh()
        self.paper_wanted.emit(lambda: made.paper, _("Copy of her record"), "afschrift")
        self.status.tell(_("The copy was made, and that it was is in the log."), Tone.ACCENT)
        self.status.offer(N_("Save as a file for a computer…"), lambda: keep_file(self, self._desk, made.data))

    def _show_answer(self, request: Request) -> None:
        def make() -> Paper:
            return self._copies.answer(request.id, actor=self._desk.actor)

        self.paper_wanted.emit(make, _("Answer to her request"), f"antwoord-{request.number}")

    def _ask(self, form: FinishForm | NoteForm) -> None:
        self._open(form, self._on_done)
        form.open()

    def _open(self, form: CaseForm, done: Callable[..., object]) -> None:
        self.close_form()
        self.form = form
        page = Scrolling(form)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        form.saved.connect(self.close_form)
        form.saved.connect(done)
        form.left.connect(self.close_form)

    @Slot()
    def close_form(self) -> None:
        """Show the request again; what was typed is kept."""
        if self.form is None:
            return
        form, self.form = self.form, None
        form.flush_draft()
        if (page := self._stack.widget(self._stack.count() - 1)) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        self._stack.setCurrentIndex(0 if self._shown is None else 1)
        self.table.setFocus()

    def _on_done(self, _answer: object) -> None:
        self.told.emit(_("Saved."))
        self.refresh()

    @Slot(str, bool)
    def _on_ticked(self, step: str, is_done: bool) -> None:
        if self._shown is not None:
            key, actor = self._shown.request.id, self._desk.actor
            self._run(partial(self._requests.step, key, step, is_done=is_done, actor=actor), "")

    def _run(self, call: Callable[[], object], said: str) -> None:
        def done(_answer: object) -> None:
            self.status.tell(said, Tone.ACCENT)
            self.refresh()

        self._desk.tasks.run(call, done=done, failed=self._on_failed, owner=self)

    def _on_failed(self, error: KsError) -> None:
        self.status.tell(error.text(), Tone.SAFETY)
        self.refresh_sheet()

    def refresh_sheet(self) -> None:
        """Show the request as it is kept: a tick that was refused goes back."""
        if self._shown is not None:
            self.sheet.show_line(self._shown, self._desk.clock.today())
