"""The text that is changed: what is typed, what could be better in it, and what else can be done with it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ks_desktop.administration.form.wording import WordingForm
from ks_desktop.administration.page.wordings.below import BelowCard
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain.own_texts import COMMON
from ks_desktop.letters.texts.editing import TextEdit
from ks_desktop.letters.texts.hints import Hint
from ks_desktop.letters.texts.questions import QUESTION
from ks_desktop.letters.texts.sheet import ASKS_IN, TextLine, TextSheet
from ks_desktop.letters.texts.words import BLOCKS
from ks_desktop.paper.paint import glyph_error
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, column, label, row, say
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone

_ADDED: Final = ("paragraph", "heading", "bullets", "fields", QUESTION)


class EditorPart(QWidget):
    """One text.

    Attributes:
        saved: Store it.
        added: Begin a part of this block behind it.
        moved: Print it so many places further down.
        turned_off: Print it no more, or again.
        reset: Back to what is shipped.
    """

    saved = Signal()
    added = Signal(str)
    moved = Signal(int)
    turned_off = Signal()
    reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: TextLine | None = None
        self._block = self._after = ""
        self.form = WordingForm()
        self.status = StatusLine()
        self.status.give_room_back()
        self.below = BelowCard()
        self.hints = label("", "secondary", wrap=True)
        self.hints.setObjectName("hints")
        room = self.hints.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # a hint does not push Save away from under the pointer
        self.hints.setSizePolicy(room)
        self.hints.hide()
        self.heading = label("", "section")
        self._make_buttons()
        head = row(self.heading)
        head.addStretch(1)
        for button in (self.up, self.down, self.off):
            head.addWidget(button)
        box = column(self.below, head, self.status, self.form, self.hints, gap=Space.RELATED)
        box.addLayout(Flow(self.save, self.insert, self.add, self.back))
        box.addStretch(1)
        self.setLayout(box)

    def _make_buttons(self) -> None:
        self.save = self._button("save_wording", N_("Save"), self.saved.emit, part="primary")
        self.insert = self._button("insert_field", N_("Insert a field"), self.form.show_menu)
        self.add = Button(N_("Add"), Icon.ADD)
        self.add.setObjectName("add_part")
        menu = QMenu(self.add)
        for block in _ADDED:
            menu.addAction(_(BLOCKS[block]), partial(self.added.emit, block))
        self.add.setMenu(menu)
        self.up = self._button("move_up", N_("Up"), partial(self.moved.emit, -1))
        self.down = self._button("move_down", N_("Down"), partial(self.moved.emit, 1))
        self.off = self._button("turn_off", N_("Leave out"), self.turned_off.emit)
        self.back = self._button("reset_text", N_("Back to the program's text"), self.reset.emit)

    def _button(self, name: str, text: str, act: Callable[[], object], *, part: str = "") -> Button:
        button = Button(text, part=part)
        button.setObjectName(name)

        def clicked() -> None:  # without the truth that a click brings along
            act()

        button.clicked.connect(clicked)
        return button

    def line(self) -> TextLine | None:
        """Return the text that is changed; None while a part is added."""
        return self._line if not self._block else None

    def path(self) -> str:
        """Return where the text stands, "" while a part is added."""
        return self._line.path if self._line is not None and not self._block else ""

    def show_line(self, line: TextLine, sheet: TextSheet) -> None:
        """Show a text as it is kept now."""
        self._line, self._block, self._after = line, "", ""
        self._show(line, sheet)
        self.below.show_line(line)

    def begin(self, block: str, sheet: TextSheet) -> None:
        """Begin a part that is not there yet, behind the one that is shown."""
        self._after = self._line.path if self._line is not None else ""
        self._block = block
        self._show(TextLine(path="", block=block, what=_("New: {part}", part=_(BLOCKS[block]))), sheet)
        self.below.show_line(None)
        self.form.focus_first()

    def _show(self, line: TextLine, sheet: TextSheet) -> None:
        self.status.tell("")
        self.show_hints((), ())
        self.heading.setText(line.what)
        self.form.show_line(line, sheet.words(line.path))
        self.save.setEnabled(not line.is_fixed)
        self.insert.setEnabled(not line.is_fixed and line.block != QUESTION)
        leads = sheet.language == ASKS_IN  # another language follows what the Dutch says, part by part
        self.add.setVisible(leads and sheet.kind != COMMON)
        is_part = leads and line.is_part and not line.is_lost
        for button in (self.up, self.down):
            button.setVisible(is_part and not line.is_left_out)
        self.off.setVisible((is_part and not line.is_fixed) or (line.block == QUESTION and bool(line.path)))
        self.off.setText(_("Print it again") if line.is_left_out else _("Leave out"))
        self.back.setVisible(not line.path or (line.is_own and not line.is_lost))
        removes = _("Remove this part") if line.is_added else _("Back to the program's text")
        self.back.setText(removes if line.path else _("Cancel"))

    def is_changed(self) -> bool:
        """Tell whether something is typed that is not stored."""
        return bool(self._block or self.form.unsaved()) and self.may_save()

    def may_save(self) -> bool:
        """Tell whether there is a text that can be stored."""
        return self._line is not None and self.save.isEnabled()

    def edit(self) -> TextEdit:
        """Return the text as it is typed now."""
        version = self._line.version if self._line is not None and not self._block else 0
        return self.form.read(self.path(), block=self._block, after=self._after, version=version)

    def show_hints(self, hints: Iterable[Hint], missing: Sequence[str]) -> None:
        """Say what could be better in the text, the clear ones first, and which characters cannot be printed."""
        found = sorted(hints, key=lambda hint: not hint.is_clear)
        said = [hint.text for hint in found]
        if missing:
            said.insert(0, glyph_error(missing, field="text").text())
        is_clear = bool(missing) or any(hint.is_clear for hint in found)
        say(self.hints, tone=(Tone.ATTENTION if is_clear else Tone.MUTED).value)
        self.hints.setText("\n".join(said))
        self.hints.setVisible(bool(said))

    def show_problem(self, error: KsError) -> None:
        """Say it at the field, or above the text."""
        if isinstance(error, UserError) and error.field in self.form.names():
            self.form.field(error.field).show_error(error.text())
        else:
            self.status.tell(error.text(), Tone.ATTENTION)
