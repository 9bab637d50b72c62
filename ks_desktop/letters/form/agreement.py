"""She agrees: who asked her, when and how, for exactly what is ticked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.clients.domain import ConsentForm
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.service import Agreement
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, column, row
from ks_desktop.widgets.theme import Space


class AgreementCard(QWidget):
    """Records her yes in place, when the letter waits for it.

    Attributes:
        agreed: She agrees: an `Agreement` to record.
    """

    agreed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreement")
        self._today = today
        forms = [Option(ConsentForm.SPOKEN, N_("By word of mouth")), Option(ConsentForm.WRITTEN, N_("In writing"))]
        fields = [
            LineField("asked_by", N_("Who asked her"), hint=N_("Tell her who gets the letter and what is ticked.")),
            DateField("given_on", N_("When"), today, lean=Lean.PAST),
            ChoiceField("form", N_("How she said it"), forms),
        ]
        self.form = Form((FormSection(N_("She agrees"), fields),))
        self.form.submitted.connect(self._on_submitted)
        self.button = Button(N_("Record that she agrees"))
        self.button.setObjectName("record_agreement")
        self.button.clicked.connect(self._on_submitted)
        buttons = row(self.button)
        buttons.addStretch(1)
        self.setLayout(column(self.form, buttons, gap=Space.RELATED))

    def begin(self, asked_by: str) -> None:
        """Propose who asked her, today, spoken."""
        self.form.clear()
        self.form.set_values({"asked_by": asked_by, "given_on": self._today(), "form": ConsentForm.SPOKEN})

    def show_errors(self, error: KsError) -> None:
        """Show what is wrong at its field."""
        self.form.show_errors(error)

    @Slot()
    def _on_submitted(self) -> None:
        try:
            values = self.form.values()
        except UserError as error:
            self.form.show_errors(error)
            return
        given_on = values["given_on"]
        if not isinstance(given_on, date):
            self.form.show_errors(UserError(N_("Fill in the day."), code="required", field="given_on"))
            return
        self.form.clear_errors()
        form = ConsentForm(str(values["form"] or ConsentForm.SPOKEN))
        self.agreed.emit(Agreement(asked_by=str(values["asked_by"]), given_on=given_on, form=form))
