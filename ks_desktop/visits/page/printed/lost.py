"""The small form for a plan that is lost: where and when, for the privacy officer."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import NoteField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, column, row
from ks_desktop.widgets.theme import Space


class LostStep(QWidget):
    """Asks for a few words.

    Attributes:
        told: What she said.
        left: She does not do it after all.
    """

    told = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lost_step")
        hint = N_("What happened, where and when, for the privacy officer")
        self.form = Form((FormSection(N_("This plan is lost"), [NoteField("note", hint)]),))
        self.form.submitted.connect(self.submit)
        self.button = Button(N_("Record as lost"), part="primary")
        self.button.setObjectName("do_lost")
        self.button.clicked.connect(self.submit)
        back = Button(N_("Cancel"))
        back.clicked.connect(self.left)
        buttons = row(self.button, back)
        buttons.addStretch(1)
        self.setLayout(column(self.form, buttons, gap=Space.RELATED))
        self.hide()

    def begin(self) -> None:
        """Ask."""
        self.form.clear()
        self.show()
        self.form.focus_first()

    def show_errors(self, error: KsError) -> None:
        """Show what is wrong at its field."""
        self.form.show_errors(error)

    @Slot()
    def submit(self) -> None:
        """Hand on what she said."""
        self.form.clear_errors()
        self.told.emit(str(self.form.values()["note"]))
