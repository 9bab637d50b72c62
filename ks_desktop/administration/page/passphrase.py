"""Choosing a passphrase: how strong it is, in words, while it is typed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.page.recovery import check_repeat
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.security import vault
from ks_desktop.widgets.fields import LineField, SecretField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Prose, column
from ks_desktop.widgets.theme import Space, Tone


def show_strength(field: SecretField) -> None:
    """Say under the field how strong its passphrase is, as far as typed."""
    text = field.value()
    field.show_note(_("Strength: {word}", word=_(vault.strength(text).text())) if text else "")


class PassphraseStep(QWidget):
    """The first step: a login name and a passphrase, typed twice.

    Attributes:
        chosen: Login name and passphrase, both as they will be kept.
        submitted: Ctrl+Enter was pressed, or Enter in the last field.
    """

    title = N_("Passphrase")
    chosen = Signal(str, str)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.user_name = LineField(
            "user_name", N_("Login name"), hint=N_("A short name, such as your initials"), width=20
        )
        self.passphrase = SecretField(
            "passphrase", N_("Passphrase"), hint=N_("At least 12 characters, or four words you can remember")
        )
        self.repeat = SecretField("repeat", N_("The same once more"))
        self.form = Form((FormSection(N_("Choose a passphrase"), (self.user_name, self.passphrase, self.repeat)),))
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.passphrase.edited.connect(self._on_passphrase_edited)
        text = N_("Everything is encrypted on this computer. Nothing goes to the internet.")
        self.setLayout(column(Prose(text, tone=Tone.MUTED), self.form, gap=Space.INSIDE))

    def submit(self) -> None:
        """Hand in the choice, or say at the field what is not right yet."""
        self.form.clear_errors()
        try:
            vault.check_passphrase(self.passphrase.value())
            check_repeat(self.passphrase.value(), self.repeat.value())
        except UserError as error:
            self.show_problem(error)
            return
        self.chosen.emit(self.user_name.value(), self.passphrase.value())

    def show_problem(self, error: KsError) -> None:
        """Say it at the field."""
        self.form.show_errors(error)

    def forget(self) -> None:
        """Wipe what was typed."""
        self.passphrase.forget()
        self.repeat.forget()

    def focus_first(self) -> None:
        """Begin with the name."""
        self.form.focus_first()

    @Slot()
    def _on_passphrase_edited(self) -> None:
        show_strength(self.passphrase)
