"""The part of Beheer about papers that come in: the folder that is watched."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ks_desktop.administration.domain import Standing
from ks_desktop.administration.form.papers import PAPERS, papers_form
from ks_desktop.administration.page.steps import Saving, Step, some, typed
from ks_desktop.administration.service import Administration
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.widgets.parts import column


class PapersStep(Step):
    """Where papers come in."""

    title = N_("Papers that come in")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = papers_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.setLayout(column(self.form))

    def show_standing(self, standing: Standing) -> None:
        """Show what is set."""
        self.form.set_values({name: str(getattr(standing.settings, name)) for name in PAPERS})

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps the folder."""
        return partial(administration.save_papers, some(typed(self.form), PAPERS), actor=actor)

    def show_problem(self, error: KsError) -> None:
        """Say it at the field."""
        self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with the folder."""
        self.form.focus_first()
