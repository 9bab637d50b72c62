"""What every field has: a label, an editor, and one line under it for a hint, a note or an error."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import column, label, row, say
from ks_desktop.widgets.theme import Size, Space, Tone

Raw = str | list[str]
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's word for: as wide as it likes


class Field(QWidget):
    """One datum of a form. Texts are marked with N_, or translated already.

    Attributes:
        name: The datum's name in records, errors and drafts.
        edited: Something was typed or chosen by the user or set from outside.
        left: The focus went elsewhere.
        is_secret: Never kept in a draft.
    """

    edited = Signal()
    left = Signal()
    is_secret = False

    def __init__(self, name: str, caption: str, *, hint: str = "") -> None:
        """Take the name, the label above the editor, and a hint that stands under it while there is no error."""
        super().__init__()
        self.name = name
        self._hint, self._meaning, self._note, self._error = _(hint), "", "", ""
        self._editor: QWidget = self
        self.setObjectName(name)
        self.caption = label(caption, "label")
        self._foot = label("", "secondary", wrap=True)
        self.reserve_lines(1)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignTop)

    def value(self) -> object:
        """Return the datum.

        Raises:
            UserError: what was typed cannot be understood.
        """
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a datum."""
        raise NotImplementedError

    def raw(self) -> Raw:
        """Return what stands in the editor, right or wrong, for a draft."""
        raise NotImplementedError

    def set_raw(self, raw: Raw) -> None:
        """Show what a draft kept."""
        raise NotImplementedError

    def show_error(self, sentence: str) -> None:
        """Say what to repair, under the field and with a red edge; an empty sentence takes it away."""
        self._error = _(sentence)
        self._show_foot()

    def show_note(self, sentence: str) -> None:
        """Say something that is no error, such as what was taken out of a text."""
        self._note = _(sentence)
        self._show_foot()

    def reserve_lines(self, count: int) -> None:
        """Keep room for a sentence of so many lines, so that the page does not jump when it comes; none keeps none."""
        self._is_kept_free = bool(count)
        room = count * self._foot.fontMetrics().lineSpacing() + Space.HAIR
        self._foot.setMinimumHeight(room if count else Space.NONE)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Let the sentence take no room where none is kept free and there is none."""
        self._foot.setMaximumHeight(QWIDGETSIZE_MAX if self._is_kept_free or self._foot.text() else Space.NONE)

    def is_at_work(self) -> bool:
        """Tell whether the focus is in this field."""
        focused = QApplication.focusWidget()
        return isinstance(focused, QWidget) and self.isAncestorOf(focused)

    def error(self) -> str:
        """Return the error that is shown, empty if none."""
        return self._error

    def note(self) -> str:
        """Return the note that is shown, empty if none."""
        return self._note

    def set_required(self) -> None:
        """Say at the label that this one is needed."""
        self.caption.setText(_("{label} (needed)", label=self.caption.text()))
        self._name_editor()

    def _lay_out(self, editor: QWidget, *, beside: QWidget | None = None) -> None:
        """Put the editor between the label and the sentence, with what stands at its right."""
        self._editor = editor
        self.setFocusProxy(editor)
        editor.installEventFilter(self)
        editor.setAcceptDrops(False)  # a file dropped here is for the window, not its address for this field
        if "&" in self.caption.text():
            self.caption.setBuddy(editor)
        middle = row(editor)
        if beside is not None:
            middle.addWidget(beside)
        elif editor.maximumWidth() < QWIDGETSIZE_MAX:
            middle.addStretch(1)
        box = column(gap=Space.TIGHT)
        box.addWidget(self.caption)
        box.addLayout(middle)
        box.addWidget(self._foot)
        self.setLayout(box)
        self.setMinimumWidth(Size.FIELD)
        self._name_editor()
        self._show_foot()

    def _name_editor(self) -> None:
        self._editor.setAccessibleName(self.caption.text().replace("&", ""))

    def _show_foot(self) -> None:
        sentence = self._error or self._note or self._meaning or self._hint
        self._foot.setText(sentence)
        self._fit_foot()
        self._editor.setAccessibleDescription(sentence)
        say(self._foot, tone=Tone.SAFETY.value if self._error else Tone.MUTED.value)
        say(self._editor, wrong="true" if self._error else "false")

    def _on_edited(self) -> None:
        """Take the error away as soon as something is repaired, and tell the form."""
        if self._error:
            self.show_error("")
        self.edited.emit()

    def _on_left(self) -> None:
        """Do what is done when the focus goes elsewhere."""
        self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._on_left()
        return super().eventFilter(watched, event)
