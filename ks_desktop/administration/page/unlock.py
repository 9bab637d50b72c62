"""The first thing that is seen: who are you, and your passphrase or PIN. It starts fast and knows no service."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.administration.page.ways import LINKS, Way, leads_to
from ks_desktop.core.errors import KsError, StorageError, UserError, each
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import ChoiceField, Field, LineField, Option, SecretField
from ks_desktop.widgets.parts import Button, Card, Prose, column, label, row, say
from ks_desktop.widgets.theme import Size, Space, Tone

_SECOND_MS: Final = 1_000
Offer = tuple[str, Callable[[], object]]


class UnlockPage(QWidget):
    """Asks for the passphrase, a PIN that was set today, or the code of the recovery sheet and a new passphrase.

    Attributes:
        unlock_wanted: Login name and passphrase.
        pin_wanted: The PIN.
        recovery_wanted: Login name, recovery code, and the passphrase she wants from now on.
        change_wanted: Login name, the passphrase she was given, and the one she wants from now on.
        continue_wanted: Practice goes on; it has no passphrase.
        way: What the page asks for now.
    """

    unlock_wanted = Signal(str, str)
    pin_wanted = Signal(str)
    recovery_wanted = Signal(str, str, str)
    change_wanted = Signal(str, str, str)
    continue_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        say(self, part="page")
        self.way = Way.PASSPHRASE
        self._pin_of = ""
        self._name = ""
        self._is_practice = False
        self._seconds = 0
        self._error: UserError | None = None
        self.user: ChoiceField | None = None
        self.passphrase = SecretField("passphrase", N_("Passphrase"))
        self.pin = SecretField("pin", N_("PIN"))
        self.code = LineField("recovery_code", N_("Code on the recovery sheet"), hint=N_("Dashes may be left out"))
        self.new_passphrase = SecretField(
            "new_passphrase", N_("New passphrase"), hint=N_("At least 12 characters, or four words")
        )
        self.repeat = SecretField("repeat", N_("The same once more"))
        self.unlock = Button(N_("Unlock"), part="primary")
        self.unlock.setObjectName("unlock_button")
        self.links = {way: Button(text, part="link") for way, text in LINKS.items()}
        self.other_way = self.links[Way.SHEET]
        self.other_way.setObjectName("other_way")
        self._message = Prose("", tone=Tone.SAFETY)
        self._message.setObjectName("message")
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._on_second_passed)
        self._lay_out()
        self._connect()
        self.show_way(Way.PASSPHRASE)

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(Size.DIALOG)
        self._heading = label(N_("Unlock"), "section")
        self._sentence = Prose("", tone=Tone.MUTED)
        fields = (self.code, *self._secrets())
        for item in (self._heading, self._sentence, *fields, self._message):
            card.body.addWidget(item)
        self._body = card.body
        self._offers = column(gap=Space.RELATED)
        card.body.addLayout(self._offers)
        for button in (self.unlock, *self.links.values()):
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

    def _connect(self) -> None:
        self.unlock.clicked.connect(self.submit)
        for way, link in self.links.items():
            link.clicked.connect(partial(self.show_way, way))
        for field in self._secrets():
            field.editor.returnPressed.connect(self.submit)
        self.new_passphrase.edited.connect(self._on_new_passphrase_edited)

    def show_users(self, names: tuple[str, ...], *, pin_of: str = "", last: str = "") -> None:
        """Offer these login names; one name needs no choice.

        Args:
            names: who has a slot in the key file.
            pin_of: whose PIN opens the program now; "" when nobody's does.
            last: who was here last, and will be most often the next.
        """
        if self.user is not None:
            self._body.removeWidget(self.user)
            self.user.deleteLater()
            self.user = None
        self._name = names[0] if len(names) == 1 else ""
        if len(names) > 1:
            self.user = ChoiceField("user_name", N_("Who are you?"), [Option(n, n) for n in names], as_list=True)
            self._body.insertWidget(2, self.user)
            if last in names:
                self.user.set_value(last)
        self._pin_of = pin_of if pin_of in names else ""
        self.show_way(Way.PIN if self._pin_of else Way.PASSPHRASE)

    def show_way(self, way: Way) -> None:
        """Ask for what one way needs."""
        self.way = way
        fields = {field.name: field for field in self._all_fields()}
        for name, field in fields.items():
            field.setVisible(name in way.value.fields)
        for other, link in self.links.items():
            link.setVisible(other in leads_to(way, has_pin=bool(self._pin_of)))
        self._heading.setText(_(way.value.heading))
        whose = _("PIN of {name}, until you close the program.", name=self._pin_of)
        sentence = whose if way is Way.PIN else _(way.value.sentence) if way.value.sentence else ""
        self._sentence.show_text(sentence)
        self._sentence.setVisible(bool(sentence))
        self.unlock.setText(self._verb())
        self._message.setVisible(False)
        self.show_offers(())
        if way is Way.PASSPHRASE and self.passphrase.value() and self.passphrase.editor.hasFocus():
            return  # she began before the names were there: what she types goes on where she is
        for name in way.value.fields:
            field_or_none = fields.get(name)
            is_asked = isinstance(field_or_none, ChoiceField) and not field_or_none.value()
            if field_or_none is not None and (is_asked or isinstance(field_or_none, SecretField | LineField)):
                field_or_none.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def show_working(self, working: bool) -> None:
        """Say that the key is being made; until then nothing more can be asked."""
        self.unlock.setEnabled(not working)
        self.unlock.setText(_("One moment ...") if working else self._verb())
        if not working:
            self._hold(False)

    def _hold(self, held: bool) -> None:
        # What is typed while the key is made would change what was handed in, and what is handed in after it.
        for field in self._secrets():
            field.editor.setReadOnly(held)

    def show_locking(self) -> None:
        """Cover at once: what was typed here before is gone, and the program says that it is locking."""
        self.forget()
        self._message.setVisible(False)
        self.show_offers(())
        self.unlock.setEnabled(False)
        self.unlock.setText(_("Locking ..."))

    def show_problem(self, error: KsError, offers: tuple[Offer, ...] = ()) -> None:
        """Say what is wrong and what can be done, at the field it is about.

        Args:
            error: what is wrong.
            offers: what can be done about it here: the words of a button, and what it does.
        """
        self.show_working(False)
        if self.way is Way.PIN and getattr(error, "field", "") == "passphrase":
            self._pin_of = ""  # it does not count any more
            self.pin.forget()
            self.show_way(Way.PASSPHRASE)
        for problem in each(error) if isinstance(error, UserError) else ():
            if problem.code == "wait":
                self._count_down(problem)
            field = self._field(problem.field)
            if field is not None:
                field.show_error(problem.text())
                field.setFocus()
                return
        self.say(error.text(), Tone.SAFETY if isinstance(error, StorageError) else Tone.ATTENTION)
        self.show_offers(offers)

    def say(self, sentence: str, tone: Tone) -> None:
        """Say something that is about no field."""
        self._message.show_text(sentence)
        self._message.setVisible(True)
        say(self._message, tone=tone.value)

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Offer what else can be done, with a button each, in place of what was offered before."""
        while (item := self._offers.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for words, act in offers:
            button = Button(words)
            button.clicked.connect(act)
            self._offers.addWidget(button)

    def show_practice(self) -> None:
        """Show the lock of practice mode: there is no passphrase to ask."""
        for field in self._all_fields():
            field.setVisible(False)
        for link in self.links.values():
            link.setVisible(False)
        self._heading.setText(_("Locked"))
        self.say(N_("This is practice mode with invented families. It has no passphrase."), Tone.MUTED)
        self._is_practice = True
        self.show_working(False)
        self.unlock.setFocus()

    def forget(self) -> None:
        """Wipe what was typed."""
        for field in self._secrets():
            field.forget()
        self.code.set_value("")

    @Slot()
    def submit(self) -> None:
        """Ask to be let in with what was typed."""
        if not self.unlock.isEnabled():
            return
        if self._is_practice:
            self.continue_wanted.emit()
            return
        self._message.setVisible(False)
        self.show_offers(())
        asked = [self._field(name) for name in self.way.value.fields if name != "user_name"]
        for field in (one for one in asked if one is not None):
            if not field.value():
                field.show_error(N_("Fill this in."))
                field.setFocus()
                return
        if self.repeat in asked and self.repeat.value() != self.new_passphrase.value():
            # She cannot see what she types, and nothing opens with a passphrase that nobody knows.
            self.repeat.show_error(N_("This is not the same. Type it once more."))
            self.repeat.setFocus()
            return
        self.show_working(True)
        self._hold(True)
        self._hand_in()

    def _hand_in(self) -> None:
        name = self.name()
        if self.way is Way.PIN:
            self.pin_wanted.emit(self.pin.value())
        elif self.way is Way.SHEET:
            self.recovery_wanted.emit(name, self.code.value(), self.new_passphrase.value())
        elif self.way is Way.CHANGE:
            self.change_wanted.emit(name, self.passphrase.value(), self.new_passphrase.value())
        else:
            self.unlock_wanted.emit(name, self.passphrase.value())

    def name(self) -> str:
        """Return who says she is here; "" for the only one."""
        return self._name if self.user is None else str(self.user.value())

    def _verb(self) -> str:
        return _("Go on practising") if self._is_practice else _(self.way.value.verb)

    def _all_fields(self) -> tuple[Field, ...]:
        whose = () if self.user is None else (self.user,)
        return (*whose, self.code, *self._secrets())

    def _secrets(self) -> tuple[SecretField, ...]:
        return (self.passphrase, self.pin, self.new_passphrase, self.repeat)

    def _field(self, name: str) -> Field | None:
        if self.way in {Way.SHEET, Way.CHANGE} and name == "passphrase":
            name = "new_passphrase"
        return next((f for f in self._all_fields() if f.name == name and f.isVisibleTo(self)), None)

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
    def _on_new_passphrase_edited(self) -> None:
        from ks_desktop.administration.page.passphrase import show_strength  # the keys' library comes after the paint

        show_strength(self.new_passphrase)
