"""The line under the grid: how what is lifted stands where it hangs now, and what can be done."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.page.lifting import Verdict
from ks_desktop.widgets.parts import Button, Card, column, label, row, say
from ks_desktop.widgets.theme import Size, Space, Tone

_MOST: Final = 4
_HINTS: Final = {
    Tone.ACCENT: N_("Enter takes it, Esc puts it back."),
    Tone.ATTENTION: N_("Enter asks once more, Esc puts it back."),
    Tone.SAFETY: N_("Choose another time, or Esc to put it back."),
    Tone.MUTED: N_("Arrows move it, Esc puts it back."),
}
_WORDS: Final = {Tone.ATTENTION: N_("Look out"), Tone.SAFETY: N_("Cannot be")}


class VerdictLine(QWidget):
    """Says it in words; colour is never alone.

    Attributes:
        taken: Take it where it hangs.
        put_back: Let it go back.
    """

    taken = Signal()
    put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self._card = Card("")
        self._heading = label("", "strong", wrap=True)
        self._sentences = label("", wrap=True)
        self._sentences.setObjectName("conflicts")
        self._hint = label("", "secondary", wrap=True)
        self._take = Button(N_("Put it here"), part="primary")
        self._take.setObjectName("take_lifted")
        self._take.clicked.connect(self.taken)
        self._back = Button(N_("Put back"))
        self._back.setObjectName("put_back")
        self._back.clicked.connect(self.put_back)
        words = column(self._heading, self._sentences, self._hint, gap=Space.HAIR)
        self._line = row(gap=Space.INSIDE)
        self._line.addLayout(words, 1)
        buttons = row(self._take, self._back, gap=Space.RELATED)
        buttons.addStretch()  # under the words they keep their width
        self._line.addLayout(buttons)
        self._card.body.addLayout(self._line)
        self.setLayout(column(self._card))
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where these would be pressed together beside them."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < Size.DIALOG
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._line.setSpacing(Space.RELATED if is_narrow else Space.INSIDE)

    @Slot(object)
    def show_verdict(self, verdict: Verdict) -> None:
        """Show how it stands."""
        word = _WORDS.get(verdict.tone, "")
        self._heading.setText(" · ".join(filter(None, (verdict.heading, _(word) if word else ""))))
        say(self._heading, tone=verdict.tone.value if verdict.tone in _WORDS else "")
        more = len(verdict.sentences) - _MOST
        sentences = [*verdict.sentences[:_MOST], *([_("And {count} more.", count=more)] if more > 0 else [])]
        self._sentences.setText("\n".join(sentences))
        self._sentences.setVisible(bool(sentences))
        asked = _("Once more Enter does it knowingly; it is kept in the journal.") if verdict.is_asked else ""
        self._hint.setText(asked or _(_HINTS[verdict.tone]))
        self._take.show()
        self._back.setText(_("Put back"))
        self._take.setText(_("Do it all the same") if verdict.is_asked else _("Put it here"))
        self._take.setEnabled(verdict.tone in {Tone.ACCENT, Tone.ATTENTION})
        self.show()

    def show_told(self, sentences: Sequence[str]) -> None:
        """Show what is to be done now that it was put down; nothing when there is none."""
        self._heading.setText(_(_WORDS[Tone.ATTENTION]))
        say(self._heading, tone=Tone.ATTENTION.value)
        self._sentences.setText("\n".join(sentences))
        self._sentences.show()
        self._hint.setText("")
        self._take.hide()
        self._back.setText(_("Seen"))
        self.setVisible(bool(sentences))
