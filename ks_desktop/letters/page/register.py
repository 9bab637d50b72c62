"""The register: every letter with its number, and the chosen one beside it as it was printed."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import KIND_LABELS, Letter, LetterLine, LetterState, SendRoute
from ks_desktop.letters.form.steps import SentStep, WithdrawStep
from ks_desktop.letters.service import Letters
from ks_desktop.letters.table import COLUMNS, story, with_found
from ks_desktop.paper.paint import Paper
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.pdf_view import PdfView
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

AT_ONCE: Final = 500  # letters in the list; older ones when they are asked for
_QUIET: Final = N_("Show letters of quiet cases too")
WIDE: Final = Size.FORM + Size.DIALOG  # from here on list and letter fit beside each other


class RegisterPane(QWidget):
    """Lists letters and what can be done with the chosen one.

    Attributes:
        case_chosen: Open her page: her case.
        draft_chosen: Go on with this draft: the letter's id.
        print_asked: Print this letter: the letter.
        save_asked: Save this letter as a file: the letter.
    """

    case_chosen = Signal(object)
    draft_chosen = Signal(object)
    print_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(self, desk: Desk, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register")
        self._desk = desk
        self._letters = letters
        self._wanted: object = None
        self._is_showing = False
        self._most = AT_ONCE
        self._with_quiet = False
        self._found: LetterLine | None = None
        self.table: RecordsTable[LetterLine] = RecordsTable(
            COLUMNS,
            key=lambda line: line.letter.id,
            name=N_("Register of letters"),
            empty=N_("No letters yet. Open a woman's page and choose a letter there."),
        )
        self.table.setObjectName("letters_table")
        self.table.selected.connect(self._on_selected)
        self.table.chosen.connect(self._on_chosen)
        self._make_actions()
        self._make_rest()
        self._make_side()
        self.list = QWidget()
        under = column(gap=Space.RELATED)
        under.addWidget(self.table, 1)
        under.addWidget(self.rest)
        under.addWidget(self.bar)
        self.list.setLayout(under)
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(self.list, 3)
        panes.addWidget(self.side, 2)
        self.setLayout(panes)
        for keys, slot in (("F9", self.show_letter), ("Esc", self.hide_letter), ("Ctrl+P", self._on_print_asked)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self._arrange()

    def _make_actions(self) -> None:
        self.title = label("", "section", wrap=True)
        self.note = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.show_button = self._button("show_letter", N_("Show (F9)"), self.show_letter)
        self.go_on = self._button("go_on", N_("Go on with it"), self._on_go_on_clicked, part="primary")
        self.sent = self._button("mark_sent", N_("Record as sent"), self._on_sent_clicked)
        self.withdraw = self._button("withdraw", N_("Withdraw"), self._on_withdraw_clicked)
        self.page = self._button("her_page", N_("Her page"), self._on_page_clicked)
        buttons = row(self.go_on, self.show_button, self.sent, self.withdraw, self.page)
        buttons.addStretch(1)
        self.sent_step = SentStep(self._desk.clock.today)
        self.sent_step.sent.connect(self._on_sent)
        self.withdraw_step = WithdrawStep()
        self.withdraw_step.withdrawn.connect(self._on_withdrawn)
        for step in (self.sent_step, self.withdraw_step):
            step.left.connect(self._hide_steps)
        self.bar = QWidget()
        self.bar.setLayout(
            column(self.title, self.note, buttons, self.sent_step, self.withdraw_step, gap=Space.RELATED)
        )
        self.bar.hide()

    def _make_rest(self) -> None:
        self._said = label("", "secondary", tone=Tone.MUTED)
        self.older = self._button("older_letters", N_("Show older letters"), self._on_older_clicked, part="link")
        self.quiet = self._button("quiet_letters", _QUIET, self._on_quiet_clicked, part="link")
        line = row(self._said, self.older, self.quiet)
        line.addStretch(1)
        self.rest = QWidget()
        self.rest.setLayout(line)
        self.rest.hide()

    def _make_side(self) -> None:
        self.back = self._button("leave_letter", N_("Back to the list"), self.hide_letter)
        self.view = PdfView()
        self.view.print_asked.connect(self._on_print_asked)
        self.view.save_asked.connect(self._on_save_asked)
        head = row(self.back)
        head.addStretch(1)
        box = column(head, gap=Space.RELATED)
        box.addWidget(self.view, 1)
        self.side = QWidget()
        self.side.setLayout(box)

    def _button(self, name: str, text: str, slot: object, *, part: str = "") -> Button:
        button = Button(text, part=part)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def refresh(self, *, select: object = None) -> None:
        """Fetch the register anew; `select` is the id of the letter to go to."""
        self._wanted = select or self._wanted
        call = partial(self._letters.register, actor=self._desk.actor, limit=self._most + 1)
        self._desk.tasks.run(call, done=self._on_register, latest="register")

    def open_letter(self, line: LetterLine) -> None:
        """Go to a letter that was found by its code; an old one or a quiet one too stands in the list for this once."""
        self._found = line
        self.refresh(select=line.letter.id)

    def current(self) -> LetterLine | None:
        """Return the chosen letter."""
        return self.table.current()

    @Slot(object)
    def _on_register(self, lines: tuple[LetterLine, ...]) -> None:
        shown = [line for line in lines[: self._most] if self._with_quiet or not line.is_quiet]
        self.table.set_records(with_found(shown, self._found))
        has_older, hides = len(lines) > self._most, len(shown) < len(lines[: self._most])
        self.rest.setVisible(has_older or hides)
        self._said.setText(_("These are the newest {count} letters.", count=self._most) if has_older else "")
        self.older.setVisible(has_older)
        self.quiet.setVisible(hides)
        if self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_older_clicked(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    @Slot()
    def _on_quiet_clicked(self) -> None:
        self._with_quiet = True
        self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._with_quiet or self._found is not None:  # for this once: she stands on no list by herself
            self._with_quiet, self._found = False, None
            self.table.set_records(())
        super().hideEvent(event)

    @Slot(object)
    def _on_selected(self, line: LetterLine | None) -> None:
        self._hide_steps()
        self.bar.setVisible(line is not None)
        self._is_showing = self._is_showing and line is not None
        self._arrange()
        if line is None:
            return
        letter, state = line.letter, line.letter.state
        self.title.setText(f"{letter.number}  {_(KIND_LABELS[letter.kind])}".strip())
        self.note.setText(story(line))
        self.note.setVisible(bool(self.note.text()))
        self.go_on.setVisible(state is LetterState.DRAFT)
        self.sent.setVisible(state is LetterState.FINAL)
        self.withdraw.setVisible(state is not LetterState.WITHDRAWN)
        call = partial(self._letters.preview, letter.id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_preview, owner=self, latest="preview")

    @Slot(object)
    def _on_preview(self, paper: Paper) -> None:
        self.view.set_pdf(paper.pdf)
        self.view.to_top()  # it is another letter each time

    @Slot(object)
    def _on_chosen(self, line: LetterLine) -> None:
        if line.letter.state is LetterState.DRAFT:
            self.draft_chosen.emit(line.letter.id)
        else:
            self.show_letter()

    @Slot()
    def show_letter(self) -> None:
        """Show the chosen letter, where there is no room for it beside the list."""
        self._is_showing = self.current() is not None
        self._arrange()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def hide_letter(self) -> None:
        """Show the list again."""
        self._is_showing = False
        self._arrange()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Show the letter beside the list where the page is wide, else one of both."""
        is_wide = self.width() >= WIDE
        has_letter = self.current() is not None
        self.list.setVisible(is_wide or not self._is_showing)
        self.side.setVisible(has_letter and (is_wide or self._is_showing))
        self.back.setVisible(not is_wide)
        self.show_button.setVisible(not is_wide)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _on_go_on_clicked(self) -> None:
        if (line := self.current()) is not None:
            self.draft_chosen.emit(line.letter.id)

    @Slot()
    def _on_page_clicked(self) -> None:
        if (line := self.current()) is not None:
            self.case_chosen.emit(line.letter.case_id)

    @Slot()
    def _on_sent_clicked(self) -> None:
        if (line := self.current()) is not None:
            self._hide_steps()
            self.sent_step.begin(line.letter.route)

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        self._hide_steps()
        self.withdraw_step.begin()

    @Slot()
    def _hide_steps(self) -> None:
        if self.sent_step.is_at_work() or self.withdraw_step.is_at_work():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt gives it to the first place in the window
        self.sent_step.hide()
        self.withdraw_step.hide()

    @Slot(object, object)
    def _on_sent(self, route: SendRoute, on: date) -> None:
        if (line := self.current()) is not None:
            call = partial(self._letters.mark_sent, line.letter.id, route, on, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_changed, failed=self.sent_step.show_errors, owner=self)

    @Slot(str)
    def _on_withdrawn(self, reason: str) -> None:
        if (line := self.current()) is not None:
            call = partial(self._letters.withdraw, line.letter.id, reason, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_changed, failed=self.withdraw_step.show_errors, owner=self)

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._hide_steps()
        self.refresh()

    @Slot()
    def _on_print_asked(self) -> None:
        if (letter := self._numbered()) is not None:
            self.print_asked.emit(letter)

    @Slot()
    def _on_save_asked(self) -> None:
        if (letter := self._numbered()) is not None:
            self.save_asked.emit(letter)

    def _numbered(self) -> Letter | None:
        """Return the chosen letter if it may leave the program, else say that it is a draft."""
        line = self.current()
        if line is not None and line.letter.state is LetterState.DRAFT:
            sentence = N_("This letter is a draft still. Make it final first.")
            self._desk.tasks.problem.emit(UserError(sentence, code="letter_not_final"))
            return None
        return line.letter if line is not None else None
