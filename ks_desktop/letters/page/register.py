"""The register: every letter with its number, and the chosen one beside it as it was printed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import LetterId
from ks_desktop.letters.domain import Letter, LetterLine, LetterState
from ks_desktop.letters.page.acting import LetterBar
from ks_desktop.letters.page.looking import LookingBar
from ks_desktop.letters.page.told import StoryPane
from ks_desktop.letters.service import Letters
from ks_desktop.letters.table import COLUMNS, with_found
from ks_desktop.paper.paint import Paper
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.pdf_view import PdfView
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

AT_ONCE: Final = 500  # letters in the list; older ones when they are asked for
_PARTS: Final = (("page", N_("Letter")), ("story", N_("What went to whom (F8)")))
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
        self.table.setMinimumHeight(4 * Size.ROW)
        self.table.selected.connect(self._on_selected)
        self.table.chosen.connect(self._on_chosen)
        self._make_list()
        self._make_side()
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(self.list, 3)
        panes.addWidget(self.side, 2)
        self.setLayout(panes)
        self._make_keys()
        self._arrange()
        self.setFocusProxy(self.looking)

    def _make_list(self) -> None:
        self.looking = LookingBar()
        self.looking.changed.connect(self.refresh)
        self.looking.list_wanted.connect(self._to_table)
        self._make_bar()
        self._make_rest()
        list_and_bar = QWidget()
        under = column(self.looking, gap=Space.RELATED)
        under.addWidget(self.table, 1)
        under.addWidget(self.rest)
        under.addWidget(self.bar)
        list_and_bar.setLayout(under)
        self.list: Scrolling = Scrolling(list_and_bar)  # on a low screen there is no room for list and form at once

    def _make_keys(self) -> None:
        for keys, slot in (
            ("F8", self.next_part),
            ("F9", self.show_letter),
            ("Esc", self.hide_letter),
            ("Ctrl+P", self._on_print_asked),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _make_bar(self) -> None:
        self.bar = LetterBar(self._desk, self._letters)
        self.bar.show_asked.connect(self.show_letter)
        self.bar.draft_chosen.connect(self.draft_chosen)
        self.bar.case_chosen.connect(self.case_chosen)
        self.bar.hers_asked.connect(self.looking.only_hers)
        self.bar.changed.connect(self.refresh)
        self.bar.left.connect(self._to_table)

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
        self.told = StoryPane()
        self.told.letter_chosen.connect(self._on_letter_wanted)
        self.parts = Segments(_PARTS, "letter_part")
        self.parts.chosen.connect(self._on_part_chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.told)
        head = row(self.back)
        head.addWidget(self.parts, 1)
        box = column(head, gap=Space.RELATED)
        box.addWidget(self._stack, 1)
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
        wanted = self.looking.wanted()
        call = partial(self._letters.register, actor=self._desk.actor, limit=self._most + 1, wanted=wanted)
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
        self.bar.show_line(line)
        self.told.show_story(None)
        self._is_showing = self._is_showing and line is not None
        self._arrange()
        if line is None:
            return
        call = partial(self._letters.preview, line.letter.id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_preview, owner=self, latest="preview")
        tell = partial(self._letters.story, line.letter.id, actor=self._desk.actor)
        self._desk.tasks.run(tell, done=self.told.show_story, owner=self, latest="story")

    @Slot(object)
    def _on_preview(self, paper: Paper) -> None:
        self.view.set_pdf(paper.pdf)
        self.view.to_top()  # it is another letter each time

    @Slot(str)
    def _on_part_chosen(self, part: str) -> None:
        self._stack.setCurrentWidget(self.told if part == "story" else self.view)

    @Slot()
    def next_part(self) -> None:
        """Show the other part of the letter: its page, or its story; from the list its story."""
        if self.side.isVisible():
            self.parts.step(1)
        elif self.current() is not None:
            self.parts.show_word("story")
            self._on_part_chosen("story")
            self.show_letter()
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_letter_wanted(self, letter_id: LetterId) -> None:
        """Go to a letter that hangs together with the shown one, also when it is not among those looked for."""
        call = partial(self._letters.story, letter_id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=lambda told: self.open_letter(told.line), owner=self, latest="wanted")

    def search(self) -> None:
        """Go to the words that are looked for."""
        self._is_showing = False
        self._arrange()
        self.looking.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _to_table(self) -> None:
        if self.current() is None:
            self.table.select_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.bar.show_button.setVisible(not is_wide)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

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
