"""A text of a paper as it is typed: fields and conditions are put in by name."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QMenu

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.texts.editing import TextEdit
from ks_desktop.letters.texts.pieces import Condition
from ks_desktop.letters.texts.sheet import TextLine
from ks_desktop.letters.texts.words import Vocabulary, when_words
from ks_desktop.widgets.fields import ChoiceField, NoteField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.theme import Size

ALWAYS: Final = "always"
_HINTS: Final = {
    "": N_("One line."),
    "bullets": N_("Each line is a bullet."),
    "fields": N_("Each line begins with a label and a colon; a line without a text behind it is not printed."),
    "question": N_(
        "First line: the question, with * behind it where it must be answered. Then each choice on a line of its own; "
        "no choices is yes or no, a line with … is a few words."
    ),
}
_HINT: Final = N_("Ctrl+Space puts in a field, such as [phone number].")


class WordingField(NoteField):
    """The text, with a menu of what can be put in where the cursor is.

    Attributes:
        menu_wanted: Ctrl+Space was pressed.
    """

    menu_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("text", N_("Text"), hint=_HINT)
        self.editor.setFixedHeight(Size.NOTE + Size.ROW)
        self.reserve_lines(2)
        keys = QShortcut(QKeySequence("Ctrl+Space"), self.editor)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.menu_wanted)

    def put_in(self, text: str, back: int = 0) -> None:
        """Put a text in where the cursor is, and leave the cursor so many characters before its end."""
        cursor = self.editor.textCursor()
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, back)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> QPoint:
        """Return where the cursor is on the screen."""
        return self.editor.mapToGlobal(self.editor.cursorRect().bottomLeft())


class WordingForm(Form):
    """The text and when it is printed."""

    def __init__(self) -> None:
        self.text = WordingField()
        self.when = ChoiceField("when", N_("Printed"), (Option(ALWAYS, N_("always")),), as_list=True)
        super().__init__((FormSection("", (self.when, self.text)),))
        self.setObjectName("wording_form")
        self.when.reserve_lines(0)
        self.text.menu_wanted.connect(self.show_menu)
        self._words = Vocabulary({}, {})
        self._line: TextLine | None = None

    def show_line(self, line: TextLine, words: Vocabulary) -> None:
        """Show a text as it is kept now."""
        self._line, self._words = line, words
        self.clear()
        self.when.offer(_options(words, line.when))
        self.when.setVisible(line.block not in {"", "question"})
        hint = _HINTS.get(line.block, "")
        self.text.show_note(f"{_(hint)} {_(_HINT)}".strip() if line.block != "question" else _(hint))
        self.set_values({"text": line.text, "when": line.when or ALWAYS})
        self.setEnabled(not line.is_fixed)
        self.take_as_saved()

    def read(self, path: str, *, block: str = "", after: str = "", version: int = 0) -> TextEdit:
        """Return what stands in the form."""
        when = self.when.value()
        return TextEdit(
            path=path,
            text=self.text.raw(),
            when="" if when == ALWAYS else when,
            block=block,
            after=after,
            version=version,
        )

    @Slot()
    def show_menu(self) -> None:
        """Offer what can be put in where the cursor is."""
        menu = self.menu()
        menu.popup(self.text.place())

    def menu(self) -> QMenu:
        """Return the fields and conditions that may stand in this text, each putting itself in."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words in self._words.fields.values():
            menu.addAction(words, self._putting(f"[{words}]", 0))
        if self._words.conditions:
            inner = menu.addMenu(_("Only if …"))
            for words in self._words.conditions.values():
                inner.addAction(words, self._putting(f"[{_('if')} {words}: ]", 1))
        return menu

    def _putting(self, text: str, back: int) -> Callable[[], None]:
        return lambda: self.text.put_in(text, back)


def _options(words: Vocabulary, chosen: str) -> Iterable[Option]:
    """Return always, each condition, and each condition the other way round."""
    yield Option(ALWAYS, N_("always"))
    known = [Condition(one.name, one.value, is_not=is_not) for is_not in (False, True) for one in words.conditions]
    for condition in known:
        yield Option(str(condition), when_words(condition, words))
    if chosen and chosen not in map(str, known):
        yield Option(chosen, _("if something that is not there any more"))
