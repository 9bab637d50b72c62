"""The part of Beheer about what goes out on paper: envelopes with a drawing and a test page, ink, the logo."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.domain import Standing
from ks_desktop.administration.form.stationery import STATIONERY, stationery_form, window_in
from ks_desktop.administration.page.drawing import SheetPicture
from ks_desktop.administration.page.logo import LogoCard
from ks_desktop.administration.page.steps import Saving, Step, some, typed
from ks_desktop.administration.service import Administration
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Prose, column, row
from ks_desktop.widgets.theme import Size, Space


class StationeryStep(Step):
    """How letters and plans are printed.

    Attributes:
        trial_wanted: She wants the test page of what stands in the form: its texts by name.
    """

    title = N_("Stationery")
    trial_wanted = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = stationery_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.form.edited.connect(self._draw)
        self.picture = SheetPicture()
        self.trial = Button(N_("Test page"), Icon.PRINT)
        self.trial.setObjectName("window_trial")
        self.trial.clicked.connect(self._on_trial)
        self._kept: bytes | None = None
        self.logo = LogoCard()
        self.logo.changed.connect(self._draw)
        beside = column(self._window_card())  # the drawing stays in sight while its fields are filled in
        beside.addStretch(1)
        across = row(column(self.form, self.logo, gap=Space.INSIDE), beside, gap=Space.INSIDE)
        across.setStretch(0, 1)
        self.setLayout(across)

    def _window_card(self) -> Card:
        card = Card(N_("In the window"))
        card.body.addWidget(self.picture)
        card.body.addWidget(self.trial)
        card.body.addWidget(
            Prose(
                N_(
                    "Only the return address and the receiver stand in the coloured part, also when the sheet shifts "
                    "in its envelope. Is your window elsewhere? Print the test page, fold it and put it in an "
                    "envelope: its rulers say what to type here."
                )
            )
        )
        card.setFixedWidth(Size.STATIONERY)
        return card

    def show_standing(self, standing: Standing) -> None:
        """Show what is set."""
        self.form.set_values({name: str(getattr(standing.settings, name)) for name in STATIONERY})
        if self.logo.logo == self._kept:  # else she chose another, and has not saved it yet
            self.logo.show_logo(standing.logo)
        self._kept = standing.logo
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Draw the sheet as the fields say; while one of them cannot be read the drawing stays as it was."""
        texts = some(typed(self.form), STATIONERY)
        window = window_in(texts)
        if window is not None:
            bears = texts["letter_logo"] != "no" and texts["low_ink"] != "yes"
            logo = self.logo.logo if bears else None
            self.picture.show_sheet(window, has_folds=texts["letter_folds"] != "no", logo=logo)

    @Slot()
    def _on_trial(self) -> None:
        self.form.clear_errors()
        self.trial_wanted.emit(some(typed(self.form), STATIONERY))

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps all of it together."""
        return partial(administration.save_stationery, some(typed(self.form), STATIONERY), self.logo.logo, actor=actor)

    def show_problem(self, error: KsError) -> None:
        """Say it at the field, or under the logo."""
        if isinstance(error, UserError) and error.field == "logo":
            self.logo.tell(error)
        else:
            self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with the envelopes."""
        self.form.focus_first()
