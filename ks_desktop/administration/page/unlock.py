"""The first thing that is seen: who are you, and your passphrase. It starts fast and knows no service."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.core.errors import KsError, StorageError, UserError, each
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import ChoiceField, Field, LineField, Option, SecretField
from ks_desktop.widgets.parts import Button, Card, Prose, column, label, row, say
from ks_desktop.widgets.theme import Size, Space, Tone

_SECOND_MS: Final = 1_000


class UnlockPage(QWidget):
    """Asks for the passphrase, or for the code of the recovery sheet and a new passphrase.

    Attributes:
        unlock_wanted: Login name and passphrase.
        recovery_wanted: Login name, recovery code, and the passphrase she wants from now on.
        continue_wanted: Practice goes on; it has no passphrase.
    """

    unlock_wanted = Signal(str, str)
    recovery_wanted = Signal(str, str, str)
    continue_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        say(self, part="page")
        self._with_code = False
        self._seconds = 0
        self._error: UserError | None = None
        self._name = ""
        self.user: ChoiceField | None = None
        self.passphrase = SecretField("passphrase", N_("Passphrase"))
        self.code = LineField("recovery_code", N_("Code on the recovery sheet"), hint=N_("Dashes may be left out"))
        self.new_passphrase = SecretField(
            "new_passphrase", N_("New passphrase"), hint=N_("At least 12 characters, or four words")
        )
        self.unlock = Button(N_("Unlock"), part="primary")
        self.unlock.setObjectName("unlock_button")
        self.other_way = Button(N_("I do not know my passphrase any more"), part="link")
        self.other_way.setObjectName("other_way")
        self._message = Prose("", tone=Tone.SAFETY)
        self._message.setObjectName("message")
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._on_second_passed)
        self._lay_out()
        self.unlock.clicked.connect(self.submit)
        self.other_way.clicked.connect(self._on_other_way_clicked)
        for field in (self.passphrase, self.new_passphrase):
            field.editor.returnPressed.connect(self.submit)
        self._show_fields()

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(Size.DIALOG)
        self._heading = label(N_("Unlock"), "section")
        for item in (self._heading, self.code, self.passphrase, self.new_passphrase, self._message):
            card.body.addWidget(item)
        self._body = card.body
        for button in (self.unlock, self.other_way):
            line = row(button)
            line.addStretch(1)
            card.body.addLayout(line)
        inner = column(label(N_("KS Huisbezoek"), "title"), label(N_("Prenatal home visits"), tone=Tone.MUTED), card)
        inner.insertSpacing(2, Space.INSIDE)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = row()
        middle.addStretch(1)
        middle.addLayout(inner)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def show_users(self, names: tuple[str, ...]) -> None:
        """Offer these login names; one name needs no choice."""
        if self.user is not None:
            self.user.deleteLater()
            self.user = None
        self._name = names[0] if len(names) == 1 else ""
        if len(names) > 1:
            self.user = ChoiceField("user_name", N_("Who are you?"), [Option(n, n) for n in names], as_list=True)
            self._body.insertWidget(1, self.user)

    def show_working(self, working: bool) -> None:
        """Say that the key is being made; until then nothing more can be asked."""
        self.unlock.setEnabled(not working)
        self.unlock.setText(_("One moment ...") if working else self._verb())

    def show_problem(self, error: KsError) -> None:
        """Say what is wrong and what can be done, at the field it is about."""
        self.show_working(False)
        for problem in each(error) if isinstance(error, UserError) else ():
            if problem.code == "wait":
                self._count_down(problem)
            field = self._field(problem.field)
            if field is not None:
                field.show_error(problem.text())
                field.setFocus()
                return
        self._message.show_text(error.text())
        self._message.setVisible(True)
        say(self._message, tone=(Tone.SAFETY if isinstance(error, StorageError) else Tone.ATTENTION).value)

    def show_practice(self) -> None:
        """Show the lock of practice mode: there is no passphrase to ask."""
        self.passphrase.setVisible(False)
        self.other_way.setVisible(False)
        self._heading.setText(_("Locked"))
        self._message.show_text(N_("This is practice mode with invented families. It has no passphrase."))
        self._message.setVisible(True)
        say(self._message, tone=Tone.MUTED.value)
        self.unlock.setText(_("Go on practising"))
        self.unlock.clicked.disconnect(self.submit)
        self.unlock.clicked.connect(self.continue_wanted)
        self.unlock.setFocus()

    def forget(self) -> None:
        """Wipe what was typed."""
        self.passphrase.forget()
        self.new_passphrase.forget()
        self.code.set_value("")

    @Slot()
    def submit(self) -> None:
        """Ask to be let in with what was typed."""
        if not self.unlock.isEnabled():
            return
        self._message.setVisible(False)
        needed = (self.code, self.new_passphrase) if self._with_code else (self.passphrase,)
        for field in needed:
            if not field.value():
                field.show_error(N_("Fill this in."))
                field.setFocus()
                return
        self.show_working(True)
        name = self._name if self.user is None else self.user.value()
        if self._with_code:
            self.recovery_wanted.emit(name, self.code.value(), self.new_passphrase.value())
        else:
            self.unlock_wanted.emit(name, self.passphrase.value())

    def _verb(self) -> str:
        return _("Set the new passphrase") if self._with_code else _("Unlock")

    def _field(self, name: str) -> Field | None:
        if self._with_code and name == "passphrase":
            name = "new_passphrase"
        fields: tuple[Field | None, ...] = (self.user, self.passphrase, self.code, self.new_passphrase)
        return next((f for f in fields if f is not None and f.name == name and f.isVisibleTo(self)), None)

    def _count_down(self, error: UserError) -> None:
        self._error = error
        self._seconds = int(error.values["seconds"])
        self.unlock.setEnabled(False)
        self._clock.start()

    @Slot()
    def _on_second_passed(self) -> None:
        self._seconds -= 1
        if self._error is None or self._seconds <= 0:
            self._clock.stop()
            self._error = None
            self.passphrase.show_error("")
            self.show_working(False)
            return
        self.passphrase.show_error(_(self._error.message, seconds=self._seconds))

    @Slot()
    def _on_other_way_clicked(self) -> None:
        self._with_code = not self._with_code
        self._show_fields()

    def _show_fields(self) -> None:
        self.passphrase.setVisible(not self._with_code)
        self.code.setVisible(self._with_code)
        self.new_passphrase.setVisible(self._with_code)
        self._heading.setText(_("With the recovery sheet") if self._with_code else _("Unlock"))
        self.other_way.setText(
            _("I know my passphrase") if self._with_code else _("I do not know my passphrase any more")
        )
        self.unlock.setText(self._verb())
        self._message.setVisible(False)
        (self.code if self._with_code else self.passphrase).setFocus(Qt.FocusReason.OtherFocusReason)
