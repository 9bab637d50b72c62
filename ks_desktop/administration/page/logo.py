"""Chooses the logo: looked at before it is shown, off the GUI thread; kept when she saves."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.paper.paint import prepared_logo
from ks_desktop.widgets.parts import Button, Card, Flow, label
from ks_desktop.widgets.saving import ask_which
from ks_desktop.widgets.theme import Size, Tone

_MOST_BYTES = 2_000_001  # one more than a logo may have: what is larger is refused


class LogoCard(Card):
    """The logo with the buttons that change it.

    Attributes:
        logo: As it will be kept, None without one.
        changed: Another logo is shown, or none.
        picked: She chose a file, to be looked at: see `logo_from`.
    """

    changed = Signal()
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Logo"))
        if parent is not None:
            self.setParent(parent)
        self.logo: bytes | None = None
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
        self.body.addWidget(
            label(
                N_(
                    "A PNG or JPEG picture, for letters and the referral form. The neutral letter to a woman who was "
                    "not reached stays without."
                ),
                tone=Tone.MUTED,
                wrap=True,
            )
        )
        self.body.addWidget(self.picture)
        self.body.addLayout(Flow(self.pick, self.without))
        self.body.addWidget(self.told)
        self.show_logo(None)

    def show_logo(self, logo: bytes | None) -> None:
        """Show this logo, or that there is none."""
        self.logo = logo
        self.told.setText("")
        self.told.hide()
        self.without.setEnabled(logo is not None)
        pixmap = QPixmap()
        if logo is None or not pixmap.loadFromData(logo):
            self.picture.setText(_("No logo: the name of the organisation stands there."))
        else:
            room = Size.NOTE - Size.CELL_IN
            if pixmap.height() > room or pixmap.width() > Size.PROSE:
                kept = Qt.AspectRatioMode.KeepAspectRatio
                pixmap = pixmap.scaled(Size.PROSE, room, kept, Qt.TransformationMode.SmoothTransformation)
            self.picture.setPixmap(pixmap)
            self.picture.setAccessibleName(_("Logo"))
        self.changed.emit()

    @Slot()
    def ask(self) -> QFileDialog:
        """Let her choose a picture; it is looked at before it is shown."""
        return ask_which(self, _("Choose a logo"), _("Pictures") + " (*.png *.jpg *.jpeg *.svg)", self._on_files)

    def _on_files(self, files: tuple[Path, ...]) -> None:
        self.picked.emit(files[0])

    @Slot()
    def _on_without(self) -> None:
        self.show_logo(None)

    def tell(self, error: KsError) -> None:
        """Say what is wrong with it."""
        self.told.setText(error.text())
        self.told.show()


def logo_from(file: Path) -> bytes:
    """Return the picture in a file as it will be kept; a large one takes its time.

    Raises:
        UserError: it cannot be read or printed.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(_MOST_BYTES)
    except OSError as error:
        raise UserError(N_("This file cannot be read."), code="logo", field="logo") from error
    return prepared_logo(content)
