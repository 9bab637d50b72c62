"""A letter that goes out without her consent: on which legal ground, and why. Folded away until it is asked for."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import LegalGround
from ks_desktop.letters.domain.grounds import GROUND_LABELS, GROUND_MEANS
from ks_desktop.widgets.fields import ChoiceField, NoteField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, column, row
from ks_desktop.widgets.theme import Space

_HINT = N_("One whole sentence. It is kept with the letter and not printed; the letter says on which ground it goes.")


class GroundCard(QWidget):
    """Asks for the ground and the reason.

    Attributes:
        edited: Another ground was chosen, or it was taken away.
        typed: She typed at the reason.
        left: She left the reason.
    """

    edited = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground_card")
        self._is_filling = False
        self.open = Button(N_("Without her consent, on a legal ground"), part="link")
        self.open.setObjectName("open_ground")
        self.open.clicked.connect(self._on_open_clicked)
        grounds = [Option(ground, label) for ground, label in GROUND_LABELS.items()]
        self._ground = ChoiceField("ground", N_("Legal ground"), grounds, as_list=True)
        self._reason = NoteField("ground_reason", N_("Why it cannot wait for her consent"), hint=_HINT)
        self.form = Form((FormSection(N_("Without her consent"), [self._ground, self._reason]),))
        self._ground.edited.connect(self._on_chosen)
        self._reason.edited.connect(self._on_typed)
        self._reason.left.connect(self.left)
        self.away = Button(N_("Take the ground away"))
        self.away.setObjectName("take_ground_away")
        self.away.clicked.connect(self._on_away_clicked)
        buttons = row(self.away)
        buttons.addStretch(1)
        self._inside = QWidget()
        self._inside.setLayout(column(self.form, buttons, gap=Space.RELATED))
        opener = row(self.open)
        opener.addStretch(1)
        box = column(gap=Space.RELATED)
        box.addLayout(opener)
        box.addWidget(self._inside)
        self.setLayout(box)
        self._fold(is_open=False)

    def ground(self) -> LegalGround | None:
        """Return the chosen ground, None with her consent."""
        chosen = self._ground.value()
        return LegalGround(chosen) if chosen else None

    def reason(self) -> str:
        """Return why, as it was typed."""
        return self._reason.raw()

    def show_ground(self, ground: LegalGround | None, reason: str) -> None:
        """Show the ground of a letter; folded away where there is none."""
        self._is_filling = True
        self.form.clear_errors()
        self._ground.set_value(ground)
        self._reason.set_raw(reason)
        self._is_filling = False
        self._explain()
        self._fold(is_open=ground is not None)

    def show_errors(self, errors: Iterable[UserError]) -> bool:
        """Show what is wrong with the ground and go there; tell whether there was anything."""
        own = [error for error in errors if error.field in self.form.names()]
        if own:
            self._fold(is_open=True)
            self.form.show_errors(UserErrors(own))
        return bool(own)

    def _fold(self, *, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self.open.setVisible(not is_open)

    def _explain(self) -> None:
        ground = self.ground()
        self._ground.show_note(_(GROUND_MEANS[ground]) if ground is not None else "")

    @Slot()
    def _on_open_clicked(self) -> None:
        self._fold(is_open=True)
        self.form.focus_first()

    @Slot()
    def _on_away_clicked(self) -> None:
        self.show_ground(None, "")
        self.open.setFocus()
        self.edited.emit()

    @Slot()
    def _on_chosen(self) -> None:
        self._explain()
        if not self._is_filling:
            self.edited.emit()

    @Slot()
    def _on_typed(self) -> None:
        if not self._is_filling:
            self.typed.emit()
