"""The part of Beheer about papers: the folder that is watched, and the logo on the referral form."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from ks_desktop.administration.domain import Standing
from ks_desktop.administration.form.papers import PAPERS, papers_form
from ks_desktop.administration.page.steps import Saving, Step, some, typed
from ks_desktop.administration.service import Administration
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.paper.paint import check_logo
from ks_desktop.widgets.parts import Button, Card, Flow, column, label
from ks_desktop.widgets.saving import ask_which
from ks_desktop.widgets.theme import Size, Space, Tone


class PapersStep(Step):
    """Where papers come in, and what stands on the form that goes out."""

    title = N_("Papers")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.logo: bytes | None = None
        self.form = papers_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.picture = label("", "secondary")
        self.picture.setObjectName("logo")
        self.picture.setFixedHeight(Size.NOTE)
        self.told = label("", tone=Tone.SAFETY, wrap=True)
        self.told.setObjectName("logo_told")
        self.pick = Button(N_("Choose a logo"))
        self.pick.setObjectName("choose_logo")
        self.pick.clicked.connect(self.ask)
        self.without = Button(N_("Without a logo"))
        self.without.setObjectName("without_logo")
        self.without.clicked.connect(self._on_without)
        card = Card()
        for part in (label(N_("Logo on the referral form"), "section"), self.picture):
            card.body.addWidget(part)
        card.body.addLayout(Flow(self.pick, self.without))
        card.body.addWidget(self.told)
        self.setLayout(column(self.form, card, gap=Space.INSIDE))
        self._show(None)

    def show_standing(self, standing: Standing) -> None:
        """Show what is set."""
        self.form.set_values({name: str(getattr(standing.settings, name)) for name in PAPERS})
        self._show(standing.logo)

    def _show(self, logo: bytes | None) -> None:
        self.logo = logo
        self.told.setText("")
        self.told.hide()
        self.without.setEnabled(logo is not None)
        pixmap = QPixmap()
        if logo is None or not pixmap.loadFromData(logo):
            self.picture.setText(_("No logo: the name of the organisation stands there."))
            return
        room = Size.NOTE - Size.CELL_IN
        if pixmap.height() > room or pixmap.width() > Size.PROSE:
            kept = Qt.AspectRatioMode.KeepAspectRatio
            pixmap = pixmap.scaled(Size.PROSE, room, kept, Qt.TransformationMode.SmoothTransformation)
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleName(_("Logo on the referral form"))

    @Slot()
    def ask(self) -> QFileDialog:
        """Let her choose a picture; it is looked at before it is shown."""
        return ask_which(self, _("Choose a logo"), _("Pictures") + " (*.png *.jpg *.jpeg)", self.take)

    def take(self, files: tuple[Path, ...]) -> None:
        """Show the first of these pictures, or say why it cannot be printed; it is kept when she saves."""
        try:
            content = _read(files[0])
            check_logo(content)
        except UserError as error:
            self._tell(error)
        else:
            self._show(content)

    @Slot()
    def _on_without(self) -> None:
        self._show(None)

    def _tell(self, error: KsError) -> None:
        self.told.setText(error.text())
        self.told.show()

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps folder and logo together."""
        return partial(administration.save_papers, some(typed(self.form), PAPERS), self.logo, actor=actor)

    def show_problem(self, error: KsError) -> None:
        """Say it at the field, or under the logo."""
        if isinstance(error, UserError) and error.field == "logo":
            self._tell(error)
        else:
            self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with the folder."""
        self.form.focus_first()


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(2_000_001)  # one more than a logo may have: what is larger is refused
    except OSError as error:
        raise UserError(N_("This file cannot be read."), code="logo", field="logo") from error
