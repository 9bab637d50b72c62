"""Choosing a PIN for the rest of the day, over the page she works on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import SecretField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, Prose, column, label, row
from ks_desktop.widgets.theme import Size, Space, Tone

if TYPE_CHECKING:
    from collections.abc import Callable


class PinDialog(QDialog):
    """Asks for a PIN, twice.

    Attributes:
        chosen: The PIN, typed twice alike.
    """

    chosen = Signal(str)

    def __init__(self, hours: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pin_dialog")
        self.setWindowTitle(_("Choose a PIN"))
        self.setMinimumWidth(Size.DIALOG)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pin = SecretField("pin", N_("PIN"), hint=N_("At least 6 digits; no date, no row"))
        self.repeat = SecretField("repeat", N_("The same once more"))
        self.form = Form((FormSection("", (self.pin, self.repeat)),))
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submit)
        self.set = self._button(N_("Set PIN"), "set_pin", self.submit, part="primary")
        self.no = self._button(N_("Cancel"), "no", self.reject)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.set)
        about = _(
            "It opens the program after a lock for {hours} hours, until you close the program. Three wrong tries and "
            "it is forgotten; then your passphrase is asked. It is written down nowhere.",
            hours=hours,
        )
        self.setLayout(
            column(
                label(N_("Choose a PIN"), "section"),
                Prose(about, tone=Tone.MUTED),
                self.form,
                buttons,
                gap=Space.INSIDE,
                margin=Space.BETWEEN,
            )
        )
        self.form.focus_first()

    @override
    def event(self, event: QEvent, /) -> bool:
        kind = event.type()
        is_taken = super().event(event)
        if kind in {QEvent.Type.Show, QEvent.Type.LayoutRequest} and (box := self.layout()) is not None:
            # Qt gives a dialog at most two thirds of a small screen, and lets it not grow for a reason of two lines.
            self.resize(self.width(), max(self.height(), box.totalHeightForWidth(self.width())))
        return is_taken

    def _button(self, text: str, name: str, slot: "Callable[[], object]", *, part: str = "") -> Button:
        made = Button(text, part=part)
        made.setObjectName(name)
        made.clicked.connect(slot)
        return made

    @Slot()
    def submit(self) -> None:
        """Hand in the PIN, or say at the field what is not right yet."""
        from ks_desktop.security.quick import check_pin

        if not self.set.isEnabled():
            return
        self.form.clear_errors()
        try:
            check_pin(self.pin.value())
            _check_repeat(self.pin.value(), self.repeat.value())
        except UserError as error:
            self.show_problem(error)
            return
        self.set.setEnabled(False)
        self.chosen.emit(self.pin.value())

    def show_problem(self, error: KsError) -> None:
        """Say it at the field, and let her try again."""
        self.set.setEnabled(True)
        self.form.show_errors(error)

    @Slot(int)
    def done(self, result: int) -> None:
        """Wipe what was typed, however she leaves."""
        self.pin.forget()
        self.repeat.forget()
        super().done(result)


def _check_repeat(pin: str, repeated: str) -> None:
    if pin != repeated:
        raise UserError(N_("The two are not the same. Type the PIN once more."), code="repeat", field="repeat")
