"""Bringing the list of municipalities up to date: a file is read, what it says otherwise is looked at, then kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ks_desktop.coalition.domain.updating import MunicipalityUpdate
from ks_desktop.coalition.form.updating import UpdateForm
from ks_desktop.coalition.page.towns.editor import StateEditor
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.grid import MOST_BYTES
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.saving import ask_which


class UpdatePane(StateEditor):
    """The review of a newer list.

    Attributes:
        told: There is nothing to look at: the sentence that says why.
        begun: There is something to look at.
    """

    told = Signal(str)
    begun = Signal()

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(desk, "municipality_update", N_("Keep what is ticked"), parent)
        self._coalition = coalition

    def ask(self) -> QFileDialog:
        """Ask which file to read."""
        return ask_which(self, _("List of municipalities (CSV)"), "CSV (*.csv *.txt)", self._on_chosen)

    def _on_chosen(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.read_file(paths[0])

    def read_file(self, path: Path) -> None:
        """Read a file and show what it says otherwise."""
        self.desk.tasks.run_aside(
            partial(_compared, self._coalition, path), done=self._on_compared, failed=self._on_not_read, owner=self
        )

    def _on_compared(self, update: MunicipalityUpdate) -> None:
        if update.is_empty:
            said = n_(
                "{count} municipality is as it is known.", "{count} municipalities are as they are known.", update.same
            )
            self.told.emit(said)
            return
        self.begun.emit()
        form = UpdateForm(update, self.desk.clock.today)
        codes = sorted(each.code for each in (*update.new, *update.ended, *update.renamed))
        subject = f"{update.on} {' '.join(codes)}"  # what was ticked for another list must not come back here
        self.hold(form, _("What the list says otherwise"), subject, partial(self._reading, form))
        self.status.tell(_("{count} are the same. Nothing is kept until you say so.", count=update.same))

    def _on_not_read(self, error: KsError) -> None:
        self.told.emit(error.text())

    def _reading(self, form: UpdateForm) -> Callable[[], Changes]:
        return partial(self._coalition.register.save_all, form.chosen(), actor=self.desk.actor)


def _compared(coalition: Coalition, path: Path) -> MunicipalityUpdate:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES)
    except OSError as error:
        raise UserError(N_("This file cannot be read."), code="file", field="file") from error
    return coalition.register.compare(content, path.name)
