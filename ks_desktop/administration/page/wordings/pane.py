"""The texts of one kind of letter: choose one, change it, and see the page as it will be printed."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.page.wordings.checked import CheckedPart
from ks_desktop.administration.page.wordings.editor import EditorPart
from ks_desktop.administration.page.wordings.listing import ListPart
from ks_desktop.core.errors import KsError, StaleError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.service.wordings import TextLook, TextPut, Wordings
from ks_desktop.letters.texts.sheet import TextLine, TextSheet
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import Button, Scrolling, column, row
from ks_desktop.widgets.pdf_view import PdfView
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.unsaved import kept, put_back

LOOK_AFTER_MS: Final = 300
WIDE: Final = Size.FORM + Size.FIELD  # from here on the page fits beside the texts


class WordingsPane(QWidget):
    """Changes the texts of letters.

    Attributes:
        title: What it is called.
        told: A sentence for the message bar.
    """

    title = N_("Texts of letters")
    told = Signal(str)

    def __init__(self, desk: Desk, wordings: Wordings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wordings")
        self._desk, self._wordings = desk, wordings
        self._sheet: TextSheet | None = None
        self._wanted = ""
        self._shows_page = False
        self._keeper = Keeper(desk, "settings.wording", self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self.look)
        self.list = ListPart(wordings)
        self.checked = CheckedPart(desk, wordings.translations)
        self.editor = EditorPart()
        self.view = PdfView()
        self.view.without_output()
        self.turn = Button(N_("Show the page"))
        self.turn.setObjectName("turn_page")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        texts = QWidget()
        box = column(self.list, self.checked, gap=Space.INSIDE)
        box.addWidget(self.editor, 1)  # it takes what room there is
        texts.setLayout(box)
        self._texts = Scrolling(texts)
        side = row(gap=Space.BETWEEN)
        side.addWidget(self._texts, 3)
        side.addWidget(self.view, 2)
        turning = row(self.turn)
        turning.addStretch(1)
        whole = column(turning, gap=Space.RELATED)
        whole.addLayout(side, 1)
        self.setLayout(whole)
        self._arrange()

    def _connect(self) -> None:
        self.list.turned.connect(self.refresh)
        self.list.selected.connect(self._on_selected)
        self.list.reset_wanted.connect(self._on_reset_all)
        self.checked.recorded.connect(self.refresh)
        self.turn.clicked.connect(self._on_turn)
        self.editor.form.edited.connect(self._pause.start)
        self.editor.form.draft_due.connect(self._on_draft_due)
        self.editor.form.submitted.connect(self.submit)
        self.editor.saved.connect(self.submit)
        self.editor.added.connect(self._on_added)
        self.editor.moved.connect(self._on_moved)
        self.editor.turned_off.connect(self._on_turned_off)
        self.editor.reset.connect(self._on_reset)
        self.editor.below.kept.connect(self._on_kept)
        self.editor.below.taken.connect(self._on_taken)

    def focus_first(self) -> None:
        """Begin with the kind of letter."""
        self.list.focus_first()

    @Slot()
    def refresh(self) -> None:
        """Look again at the texts of the chosen kind."""
        self.flush()
        call = partial(self._wordings.texts, self.list.kind(), self.list.language(), actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_sheet, owner=self, latest="texts")
        self.checked.show_texts(self.list.kind(), self.list.language())

    def flush(self) -> None:
        """Keep now what is typed and not saved."""
        self.editor.form.flush_draft()

    def _on_sheet(self, sheet: TextSheet) -> None:
        is_same = self._sheet is not None and (self._sheet.kind, self._sheet.language) == (sheet.kind, sheet.language)
        before = self._wanted or (self.editor.path() if is_same else "")
        self._sheet, self._wanted = sheet, ""
        self.list.show_sheet(sheet, before)
        if not is_same:
            self.view.to_top()
        self.look()

    @Slot(object)
    def _on_selected(self, line: TextLine | None) -> None:
        self.flush()
        if self._sheet is None or line is None:
            return
        self.editor.show_line(line, self._sheet)
        self._keeper.find(self._subject(line.path), partial(self._on_draft_found, line.path))
        self.look()

    def _subject(self, path: str) -> str:
        return f"{self.list.kind()}:{self.list.language()}:{path}"

    def _on_draft_found(self, path: str, draft: Draft) -> None:
        if draft and path == self.editor.path():
            self.editor.status.tell(put_back(self.editor.form, draft), Tone.ATTENTION)
            self.look()

    @Slot()
    def _on_draft_due(self) -> None:
        self._keeper.keep(self._subject(self.editor.path()), kept(self.editor.form))

    @Slot()
    def look(self) -> None:
        """Paint the page with the text as it is typed now, and say what could be better in it."""
        self._pause.stop()
        if self._sheet is None:
            return
        edit = self.editor.edit() if self.editor.is_changed() else None
        call = partial(self._wordings.look, self._sheet.kind, self._sheet.language, edit, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_look, failed=self.editor.show_problem, owner=self, latest="look")

    def _on_look(self, look: TextLook) -> None:
        if not self._pause.isActive():  # else something was typed meanwhile: a newer look is coming
            self.view.set_pdf(look.paper.pdf)
            self.editor.show_hints(look.hints, look.paper.missing)

    @Slot()
    def submit(self) -> None:
        """Store the text, or say at its field what is wrong."""
        self.editor.form.clear_errors()
        if self._sheet is not None and self.editor.may_save():
            subject = self._subject(self.editor.path())
            self._do(partial(self._wordings.put, *self._where(), self.editor.edit()), subject)

    def _where(self) -> tuple[str, str]:
        return self.list.kind(), self.list.language()

    def _do(self, call: Callable[..., TextPut], subject: str = "") -> None:
        """Do something that changes the texts; what was typed in a stored text is no draft any more."""
        actor, drafts = self._desk.actor, self._desk.drafts

        def act() -> TextPut:
            put = call(actor=actor)
            if subject:
                drafts.drop("settings.wording", subject, actor=actor)
            return put

        self.setEnabled(False)
        self._desk.tasks.run(act, done=self._on_done, failed=self._on_failed, owner=self)

    def _on_done(self, put: TextPut) -> None:
        self.setEnabled(True)
        self.editor.form.take_as_saved()
        self._wanted = put.path
        self.told.emit(_("Saved. Letters that are final stay as they are."))
        self.refresh()

    def _on_failed(self, error: KsError) -> None:
        self.setEnabled(True)
        if isinstance(error, StaleError):
            self.refresh()  # what she typed is put back over what the colleague stored
        self.editor.show_problem(error)

    @Slot(str)
    def _on_added(self, block: str) -> None:
        self.flush()
        if self._sheet is not None:
            self.editor.begin(block, self._sheet)
            self._keeper.find(self._subject(""), partial(self._on_draft_found, ""))

    @Slot(int)
    def _on_moved(self, by: int) -> None:
        self._do(partial(self._wordings.move, *self._where(), self.editor.path(), by))

    @Slot()
    def _on_turned_off(self) -> None:
        line = self.editor.line()
        if line is not None:
            act = self._wordings.take_in if line.is_left_out else self._wordings.leave_out
            self._do(partial(act, *self._where(), line.path))

    @Slot()
    def _on_reset(self) -> None:
        line = self.editor.line()
        if line is None:
            self._keeper.keep(self._subject(""), {})
            self.editor.form.clear()
            self._on_selected(self.list.table.current())  # the part that was begun is left
            return
        act = partial(self._reset, line.path)
        if line.is_added:
            ask(self, N_("Remove this part?"), _("Ctrl+Z brings it back."), N_("Remove it"), act)
            return
        told = _("Your own text goes; Ctrl+Z brings it back.")
        ask(self, N_("Back to the program's text?"), told, N_("Back to the program's text"), act)

    @Slot()
    def _on_reset_all(self) -> None:
        told = _("All own texts of this kind of letter and language go; Ctrl+Z brings them back.")
        verb = N_("Back to the program's texts")
        ask(self, N_("Back to all of the program's texts?"), told, verb, partial(self._reset, ""))

    def _reset(self, path: str) -> None:
        self._do(partial(self._wordings.reset, *self._where(), path), self._subject(path))

    @Slot()
    def _on_kept(self) -> None:
        self._do(partial(self._wordings.keep_mine, *self._where(), self.editor.path()))

    @Slot()
    def _on_taken(self) -> None:
        self._reset(self.editor.path())

    @Slot()
    def _on_turn(self) -> None:
        self._shows_page = not self._shows_page
        self._arrange()

    def _arrange(self) -> None:
        """Show the page beside the texts where there is room, else one of both."""
        is_wide = self.width() >= WIDE
        self.turn.setVisible(not is_wide)
        self.turn.setText(_("Back to the texts") if self._shows_page else _("Show the page"))
        self._texts.setVisible(is_wide or not self._shows_page)
        self.view.setVisible(is_wide or self._shows_page)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
