"""A line that proposes words while nothing is typed, and one for a phone number."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ks_desktop.core.errors import UserError
from ks_desktop.core.phones import check_phone
from ks_desktop.core.texts import _
from ks_desktop.widgets.fields.text import LineField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ProposingField(LineField):
    """A line under which stands what may belong in it. Enter takes it; what is typed is never replaced."""

    # Set on the class: the editor's events come while the field is still being built.
    _proposed: tuple[str, ...] = ()
    _sentence = ""

    def propose(self, words: Sequence[str]) -> None:
        """Offer words, the likeliest first; none takes the offer away."""
        proposed = tuple(dict.fromkeys(words))
        if proposed == self._proposed:
            return
        self._proposed = proposed
        self._show_proposal()

    def proposed(self) -> tuple[str, ...]:
        """Return what is offered."""
        return self._proposed

    def _show_proposal(self) -> None:
        """Say what is offered as long as nothing else is typed; notes of others are left alone."""
        before, self._sentence = self._sentence, self._offer() if self.editor.text() in {"", *self._proposed} else ""
        if self._sentence or self.note() == before:
            self.show_note(self._sentence)

    def _offer(self) -> str:
        if not self._proposed or self._proposed == (self.editor.text(),):
            return ""
        if len(self._proposed) == 1:
            return _("Proposal: {word}. Enter takes it.", word=self._proposed[0])
        words = ", ".join(self._proposed)
        return _("Proposal: {words}. Enter takes the first, arrow down the next.", words=words)

    @override
    def _on_edited(self) -> None:
        super()._on_edited()
        if self._proposed or self._sentence:
            self._show_proposal()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._proposed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER and not event.modifiers() and not self.editor.text():
                self.editor.setText(self._proposed[0])  # Enter itself goes on to the next field
            elif event.key() in _STEPS and self.editor.text() in {"", *self._proposed}:
                self._step(_STEPS[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        typed = self.editor.text()
        at = self._proposed.index(typed) + by if typed else (0 if by > 0 else -1)
        self.editor.setText(self._proposed[at % len(self._proposed)])


class PhoneField(LineField):
    """A phone number; when it is left it stands as people write it, if it is one."""

    @override
    def _on_left(self) -> None:
        typed = self.value()
        try:
            shown = check_phone(typed) if typed else ""
        except UserError:
            shown = typed  # said when it is handed in: a remark may still be on its way to its own field
        if shown != typed:
            self.editor.setText(shown)
        super()._on_left()
