"""Fields for text: one line, several lines, a secret."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CleanText, clean_line, clean_note
from ks_desktop.widgets.fields.base import Field, Raw
from ks_desktop.widgets.parts import Button
from ks_desktop.widgets.theme import Size


def removed_words(clean: CleanText) -> str:
    """Return the sentence that says what was taken out of a text, empty if nothing was."""
    if not clean.removed:
        return ""
    return n_(
        "{count} unprintable character was removed.", "{count} unprintable characters were removed.", clean.removed
    )


class _KeepsEverything(QLineEdit):
    """A line that takes any length and any paste, so that what was typed is refused in words and never cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(2**20)


class LineField(Field):
    """A text of one line; its value is clean (NFC, no unprintable characters, no spaces at the ends)."""

    def __init__(
        self, name: str, caption: str, *, hint: str = "", width: int = 0, beside: QWidget | None = None
    ) -> None:
        """Take also the widest the editor may be, in characters (0 is as wide as there is room), and what is beside."""
        super().__init__(name, caption, hint=hint)
        self.editor = _KeepsEverything()
        if width:
            self.editor.setMaximumWidth(self.editor.fontMetrics().averageCharWidth() * (width + 4))
        self.editor.textChanged.connect(self._on_edited)
        self._lay_out(self.editor, beside=beside)

    @override
    def value(self) -> str:
        return clean_line(self.editor.text()).text

    @override
    def set_value(self, value: object) -> None:
        self.editor.setText("" if value is None else str(value))
        self.editor.setCursorPosition(0)

    @override
    def raw(self) -> str:
        return self.editor.text()

    @override
    def set_raw(self, raw: Raw) -> None:
        self.set_value(raw)

    @override
    def _on_left(self) -> None:
        clean = clean_line(self.editor.text())
        if clean.text != self.editor.text():
            self.editor.setText(clean.text)
            self.show_note(removed_words(clean))
        super()._on_left()


class NoteField(Field):
    """A text of several lines, without markup; Tab leaves it, Enter makes a new line."""

    def __init__(self, name: str, caption: str, *, hint: str = "") -> None:
        super().__init__(name, caption, hint=hint)
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(Size.NOTE)
        self.editor.textChanged.connect(self._on_edited)
        self._lay_out(self.editor)

    def _typed(self) -> str:
        # Not toPlainText(): that turns a no-break space into a plain one, and a text only looked at would change.
        return self.editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @override
    def value(self) -> str:
        return clean_note(self._typed()).text

    @override
    def set_value(self, value: object) -> None:
        self.editor.setPlainText("" if value is None else str(value))

    @override
    def raw(self) -> str:
        return self._typed()

    @override
    def set_raw(self, raw: Raw) -> None:
        self.set_value(raw)

    @override
    def _on_left(self) -> None:
        typed = self._typed()
        clean = clean_note(typed)
        if clean.text != typed:
            self.editor.setPlainText(clean.text)
            self.show_note(removed_words(clean))
        super()._on_left()


class SecretField(Field):
    """A passphrase or code: hidden, shown on demand, never cleaned and never in a draft."""

    is_secret = True

    def __init__(self, name: str, caption: str, *, hint: str = "") -> None:
        super().__init__(name, caption, hint=hint)
        self.editor = _KeepsEverything()
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.editor.textChanged.connect(self._on_edited)
        self._show = Button(N_("Show"))
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_show_toggled)
        self._lay_out(self.editor, beside=self._show)

    @override
    def value(self) -> str:
        return self.editor.text()

    @override
    def set_value(self, value: object) -> None:
        self.editor.setText("" if value is None else str(value))

    @override
    def raw(self) -> str:
        return ""

    @override
    def set_raw(self, raw: Raw) -> None:
        """Keep what stands there: a draft holds no secrets."""

    def forget(self) -> None:
        """Wipe what was typed, also from the field's own memory of undo."""
        self.editor.setText("")
        self._show.setChecked(False)

    @Slot(bool)
    def _on_show_toggled(self, shown: bool) -> None:
        self.editor.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(_("Hide") if shown else _("Show"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._show.setChecked(False)
