"""The two small forms under a final letter: how it went out, and why it is withdrawn."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain import ROUTE_LABELS, SendRoute
from ks_desktop.widgets.fields import ChoiceField, DateField, Field, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, column, row
from ks_desktop.widgets.tabbing import make_visible
from ks_desktop.widgets.theme import Space


class _Step(QWidget):
    """A form with one button that does what it says, and one that leaves it.

    Attributes:
        left: She does not do it after all.
    """

    left = Signal()

    def __init__(self, form: Form, verb: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.form = form
        form.submitted.connect(self.submit)
        self.button = Button(verb)
        self.button.setObjectName(f"do_{name}")
        self.button.clicked.connect(self.submit)
        back = Button(N_("Cancel"))
        back.clicked.connect(self.left)
        buttons = row(self.button, back)
        buttons.addStretch(1)
        self.setLayout(column(form, buttons, gap=Space.RELATED))
        self.hide()

    def show_errors(self, error: KsError) -> None:
        """Show what is wrong at its field."""
        self.form.show_errors(error)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring)  # once it has its room

    def _bring(self) -> None:
        make_visible(self)

    def is_at_work(self) -> bool:
        """Tell whether the focus is in it."""
        focused = QApplication.focusWidget()
        return isinstance(focused, QWidget) and self.isAncestorOf(focused)

    @Slot()
    def submit(self) -> None:
        """Read the form and hand it on, or show what is wrong."""
        self.form.clear_errors()
        try:
            self._hand_on(self.form.values())
        except UserError as error:
            self.form.show_errors(error)

    def _hand_on(self, values: dict[str, object]) -> None:
        raise NotImplementedError


class SentStep(_Step):
    """Records by which route and on which day a letter went out, and when to ask what became of it.

    Attributes:
        sent: The route, the day, and the day to ask; None for as many days later as always.
    """

    sent = Signal(object, object, object)

    def __init__(self, today: Callable[[], date]) -> None:
        routes = [Option(route, label) for route, label in ROUTE_LABELS.items()]
        hint = N_("Then Today tells you to ask what became of it.")
        self._ask_on = DateField("follow_up_on", N_("Ask on"), today, lean=Lean.FUTURE, hint=hint)
        fields: list[Field] = [
            ChoiceField("route", N_("Route"), routes, as_list=True),
            DateField("sent_on", N_("On"), today, lean=Lean.PAST),
            self._ask_on,
        ]
        super().__init__(Form((FormSection(N_("How it went out"), fields),)), N_("Record as sent"), "sent_step")
        self._today = today
        self._proposed: date | None = None

    def begin(self, route: SendRoute, ask_after: int | None = None) -> None:
        """Propose the route that was chosen, and today.

        Args:
            route: that was chosen.
            ask_after: after so many days is asked what became of it; None for a letter that asks nobody for help.
        """
        self._proposed = self._today() + timedelta(days=ask_after) if ask_after is not None else None
        self.form.clear()
        self.form.set_values({"route": route, "sent_on": self._today(), "follow_up_on": self._proposed})
        self._ask_on.setVisible(ask_after is not None)
        self.show()
        self.form.focus_first()

    def _hand_on(self, values: dict[str, object]) -> None:
        if not values["route"]:
            raise UserError(N_("Choose how it went out."), code="required", field="route")
        if not values["sent_on"]:
            raise UserError(N_("Fill in the day."), code="required", field="sent_on")
        ask_on = values["follow_up_on"] if values["follow_up_on"] != self._proposed else None
        self.sent.emit(SendRoute(str(values["route"])), values["sent_on"], ask_on)


class WithdrawStep(_Step):
    """Withdraws a letter with a reason.

    Attributes:
        withdrawn: The reason.
    """

    withdrawn = Signal(str)

    def __init__(self) -> None:
        form = Form((FormSection(N_("Withdraw this letter"), [LineField("reason", N_("Why"))]),))
        super().__init__(form, N_("Withdraw"), "withdraw_step")

    def begin(self) -> None:
        """Ask for the reason."""
        self.form.clear()
        self.show()
        self.form.focus_first()

    def _hand_on(self, values: dict[str, object]) -> None:
        self.withdrawn.emit(str(values["reason"]))


class CorrectStep(_Step):
    """Withdraws a letter with a reason and goes on to the one that stands in its place.

    Attributes:
        corrected: The reason.
    """

    corrected = Signal(str)

    def __init__(self) -> None:
        hint = N_("This letter is withdrawn and stays known as it went; the new one says which it stands in place of.")
        form = Form((FormSection(N_("Correct this letter"), [LineField("reason", N_("What was wrong"), hint=hint)]),))
        super().__init__(form, N_("Withdraw and make a new one"), "correct_step")

    def begin(self) -> None:
        """Ask for the reason."""
        self.form.clear()
        self.show()
        self.form.focus_first()

    def _hand_on(self, values: dict[str, object]) -> None:
        self.corrected.emit(str(values["reason"]))
