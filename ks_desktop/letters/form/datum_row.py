"""One datum that may go along: its tick, what is printed, why; beyond the preset the line that asks for a reason."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import Datum, Preset
from ks_desktop.letters.domain.beyond import USUAL_REASONS, reason_field
from ks_desktop.widgets.fields.proposing import ProposingField
from ks_desktop.widgets.parts import Tick, column, label, row
from ks_desktop.widgets.theme import Space, Tone


class ReasonField(ProposingField):
    """Asks in one line why a datum goes along; arrow down goes through the usual reasons, or she types her own."""

    def __init__(self, word: str) -> None:
        super().__init__(reason_field(word), N_("Why does this go along?"))
        self.reserve_lines(0)
        self.propose([_(reason) for reason in USUAL_REASONS])

    def _offer(self) -> str:
        if not self._proposed or self.value():
            return ""
        return _("Arrow down for a usual reason (Enter takes the first), or type your own.")


class DatumRow(QWidget):
    """The tick and what belongs to it.

    Attributes:
        clicked: She ticked or unticked it.
        typed: She typed at its reason.
        left: She left its reason.
    """

    clicked = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, datum: Datum, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.datum = datum
        self._is_filling = False
        self.tick = Tick(datum.label)
        self.tick.setObjectName(f"tick_{datum.word}")
        self.tick.setAccessibleDescription(f"{datum.value}. {_(datum.reason)}")
        self.tick.setEnabled(datum.preset is not Preset.ALWAYS)
        self.tick.clicked.connect(self._on_clicked)  # not toggled: only what she does herself is an edit
        self._note = label(N_("She has not agreed to this yet."), "secondary", tone=Tone.ATTENTION)
        self._note.hide()
        self.reason = ReasonField(datum.word) if datum.preset is Preset.OFF else None
        under = column(label(datum.value, wrap=True), gap=Space.NONE)
        under.addWidget(label(datum.reason, "secondary", tone=Tone.MUTED, wrap=True))
        under.addWidget(self._note)
        if self.reason is not None:
            self.reason.hide()
            self.reason.edited.connect(self._on_edited)
            self.reason.left.connect(self.left)
            under.addWidget(self.reason)
        under.setContentsMargins(Space.MARGIN, Space.NONE, Space.NONE, Space.NONE)
        self.setLayout(column(row(self.tick), under, gap=Space.NONE))

    def show_state(self, *, is_ticked: bool, is_unagreed: bool) -> None:
        """Show whether it goes along, and whether she agreed to that."""
        self.tick.setChecked(is_ticked or not self.tick.isEnabled())
        self._note.setVisible(is_unagreed)
        if self.reason is not None:
            self.reason.setVisible(self.tick.isChecked())

    def say_why(self, reason: str) -> None:
        """Show why it goes along."""
        if self.reason is not None:
            self._is_filling = True
            self.reason.set_raw(reason)
            self._is_filling = False

    def why(self) -> str:
        """Return why it goes along, "" where nobody needs to say so."""
        return self.reason.raw() if self.reason is not None and self.tick.isChecked() else ""

    @Slot()
    def _on_clicked(self) -> None:
        if self.reason is not None:
            self.reason.setVisible(self.tick.isChecked())
            if self.tick.isChecked():
                self.reason.setFocus()
            else:
                self.say_why("")  # unticking forgets it
        self.clicked.emit()

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_filling:
            self.typed.emit()
