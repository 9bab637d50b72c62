"""Asking for a place: what to say, to read out or to copy, and the answer in a letter and Ctrl+Enter.

Nothing here knows a woman, so that nothing about one can be said by mistake.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import CapacityAnswer, CapacityState
from ks_desktop.coalition.wording.capacity import STATES
from ks_desktop.core.errors import KsError, UserError, UserErrors, each
from ks_desktop.core.texts import N_, n_
from ks_desktop.core.values import ServiceId
from ks_desktop.widgets.clipboard import Copied, copy_for_a_minute
from ks_desktop.widgets.fields import ChoiceField, DateField, Field, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, Prose, column, label
from ks_desktop.widgets.theme import Space, Tone

_MOST_DIGITS = 9


class CapacityForm(Form):
    """What was answered."""

    hands_in_at_end = True

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today."""
        self._today = today
        fields: list[Field | list[Field]] = [
            ChoiceField("state", N_("What did they say?"), [Option(one.value, text) for one, text in STATES.items()]),
            [
                LineField("weeks", N_("How many weeks"), hint=N_("Only with a waiting list"), width=4),
                DateField("asked_on", N_("Asked on"), today),
            ],
            LineField("words", N_("What else they said"), hint=N_("Nothing about a woman: this card is for everybody")),
        ]
        super().__init__([FormSection("", fields)], parent)

    def begin(self) -> None:
        """Empty it, for an answer of today."""
        self.clear()
        self.field("asked_on").set_value(self._today())
        self.take_as_saved()

    def answer(self, service_id: ServiceId) -> CapacityAnswer:
        """Return what is typed.

        Raises:
            UserErrors: no answer is chosen, or a number or day cannot be understood; each names its field.
        """
        errors: list[UserError] = []
        weeks, asked_on = None, None
        if not self.field("state").raw():
            errors.append(UserError(N_("Choose what they said."), code="required", field="state"))
        try:
            weeks = _number(self.field("weeks"))
            asked_on = self.field("asked_on").value()
        except UserError as error:
            errors += each(error)
        if errors:
            raise UserErrors(errors)
        return CapacityAnswer(
            service_id=service_id,
            asked_on=asked_on if isinstance(asked_on, date) else self._today(),
            state=CapacityState(str(self.field("state").raw())),
            weeks=weeks,
            words=str(self.field("words").raw()),
        )


def _number(field: Field) -> int | None:
    typed = str(field.raw()).strip()
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit():
        raise UserError(N_("Type a whole number."), code="number", field=field.name)
    return int(typed[:_MOST_DIGITS])


class CapacityPanel(QWidget):
    """What to ask, and the answer.

    Attributes:
        answered: They said this: a CapacityAnswer.
        left: She is done with it.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today."""
        super().__init__(parent)
        self.setObjectName("ask_capacity")
        self._service_id: ServiceId | None = None
        self._copied: Copied | None = None
        self._text = ""
        self.text = column(gap=Space.NONE)
        self.copy = _button(N_("Copy"), "copy_question")
        self.seconds = label("", "secondary", tone=Tone.MUTED)
        self.form = CapacityForm(today)
        self.form.setObjectName("capacity_form")
        self.save = _button(N_("Save the answer"), "save_capacity", Icon.CHECK)
        self.save.setToolTip("Ctrl+Enter")
        self.cancel = _button(N_("Cancel"), "cancel_capacity")
        card = Card(N_("Ask for a place"))
        card.body.addLayout(self.text)
        copying = Flow(self.copy)
        copying.addWidget(self.seconds)
        card.body.addLayout(copying)
        card.body.addWidget(self.form)
        card.body.addLayout(Flow(self.save, self.cancel))
        self.setLayout(column(card))
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        self.form.submitted.connect(self._on_save)
        self.cancel.clicked.connect(self.leave)

    def ask(self, service_id: ServiceId, question: str) -> None:
        """Show what to ask about a service, and wait for the answer."""
        self._service_id, self._text = service_id, question
        while (item := self.text.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        self.text.addWidget(Prose(question))
        self.seconds.setText("")
        self.form.begin()
        self.show()
        self.form.focus_first()

    @Slot()
    def leave(self) -> None:
        """Put it away."""
        self._service_id = None
        self.hide()
        self.left.emit()

    @Slot()
    def _on_copy(self) -> None:
        self._copied = copied = copy_for_a_minute(self._text, self)
        copied.counted.connect(partial(self._on_counted, copied))
        self._on_counted(copied, copied.left)

    def _on_counted(self, copied: Copied, seconds: int) -> None:
        if copied is self._copied:
            said = n_("Copied, for {count} second still.", "Copied, for {count} seconds still.", seconds)
            self.seconds.setText(said if seconds else "")

    @Slot()
    def _on_save(self) -> None:
        if self._service_id is None:
            return
        try:
            answer = self.form.answer(self._service_id)
        except UserError as error:
            self.form.show_errors(error)
            return
        self.answered.emit(answer)

    def refuse(self, error: KsError) -> None:
        """Say at each field what the directory did not take."""
        self.form.show_errors(error)


def _button(text: str, name: str, drawing: Icon | None = None) -> Button:
    made = Button(text, drawing)
    made.setObjectName(name)
    return made
