"""The link to what was agreed with her municipality."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import Flow, NameButton


class TownLink(QWidget):
    """Leads to the coalition, the contacts and the agreements of where she lives; hidden while nobody knows where.

    Attributes:
        wanted: Show the card of a municipality: its CBS code.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.link = NameButton("")
        self.link.setObjectName("agreements_of_town")
        self.setLayout(Flow(self.link))
        self.link.clicked.connect(self._on_clicked)
        self.hide()

    def show_page(self, page: CasePage) -> None:
        """Show the municipality of a case."""
        self._code = page.client.address.municipality
        self.link.show_name(_("Agreements of {municipality}", municipality=page.municipality))
        self.setVisible(bool(self._code))

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._code)
