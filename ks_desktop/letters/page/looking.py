"""The line over the register in which somebody says which letters she looks for."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import KIND_LABELS, STATE_LABELS, LetterKind, LetterLine, LetterState
from ks_desktop.letters.domain.wanted import Wanted
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.parts import Button, Flow, column
from ks_desktop.widgets.theme import Size, Space

_PAUSE_MS: Final = 200


class LookingBar(QWidget):
    """Words, state, kind, and only one woman; each narrows what is shown.

    Attributes:
        changed: Something else is looked for.
        list_wanted: Go to what was found.
    """

    changed = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hers: LetterLine | None = None
        self._is_setting = False
        self.words = LineField("register_words", N_("Number, receiver or name"))
        self.state = ChoiceField("register_state", N_("State"), _options(STATE_LABELS), as_list=True)
        self.kind = ChoiceField("register_kind", N_("Kind"), _options(KIND_LABELS), as_list=True)
        for field in (self.words, self.state, self.kind):
            field.reserve_lines(0)
            field.setFixedWidth(Size.FIELD + Size.HIT_WIDTH)
        down = QShortcut(QKeySequence("Down"), self.words)
        down.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        down.activated.connect(self.list_wanted)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.words.edited.connect(self._on_typed)
        self.state.edited.connect(self._on_chosen)
        self.kind.edited.connect(self._on_chosen)
        self.everything = Button(N_("Show all letters"), part="link")
        self.everything.setObjectName("all_letters")
        self.everything.clicked.connect(self._on_everything_clicked)
        self.everything.hide()
        box = column(gap=Space.TIGHT)
        box.addLayout(Flow(self.words, self.state, self.kind))
        box.addLayout(Flow(self.everything))
        self.setLayout(box)
        self.setFocusProxy(self.words)

    def wanted(self) -> Wanted:
        """Return what is looked for."""
        state, kind = self.state.value(), self.kind.value()
        wanted = Wanted(
            state=LetterState(state) if state else None,
            kind=LetterKind(kind) if kind else None,
            text=self.words.value(),
            case_id=self._hers.letter.case_id if self._hers is not None else None,
        )
        self._say(wanted)
        return wanted

    def only_hers(self, line: LetterLine) -> None:
        """Show only letters about her case, whatever was looked for."""
        self._set(line)

    def _say(self, wanted: Wanted) -> None:
        self.everything.setVisible(not wanted.is_empty)
        woman = self._hers.woman if self._hers is not None else ""
        self.everything.setText(
            _("Only letters about {woman}. Show all letters", woman=woman) if woman else _("Show all letters")
        )

    @Slot()
    def _on_everything_clicked(self) -> None:
        self._set(None)
        self.words.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        if not self._is_setting:
            self._pause.start()

    @Slot()
    def _on_chosen(self) -> None:
        if not self._is_setting:
            self.changed.emit()

    def _set(self, hers: LetterLine | None) -> None:
        self._hers = hers
        self._is_setting = True  # one change, not three
        for field in (self.words, self.state, self.kind):
            field.set_value("")
        self._is_setting = False
        self._pause.stop()
        self.changed.emit()


def _options(labels: Mapping[LetterState, str] | Mapping[LetterKind, str]) -> list[Option]:
    return [Option(word, text) for word, text in labels.items()]
