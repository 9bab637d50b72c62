"""The link to what was agreed with her municipality."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.coalition.wording.municipalities import words_of_code
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import Card, Flow, NameButton, typed


class TownLink(Card):
    """Leads to the coalition, the contacts and the agreements of where she lives; hidden while nobody knows where.

    Attributes:
        wanted: Show the card of a municipality: its CBS code.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Her municipality"), parent=parent)
        self._code = ""
        self.link = NameButton("")
        self.link.setObjectName("agreements_of_town")
        self.town = typed("", wrap=True)
        self.body.addWidget(self.town)
        self.body.addLayout(Flow(self.link))
        self.link.clicked.connect(self._on_clicked)
        self.hide()

    def show_page(self, page: CasePage) -> None:
        """Show the municipality of a case."""
        self._code = page.client.address.municipality
        self.town.setText(words_of_code(self._code))
        self.link.show_name(_("Agreements of {municipality}", municipality=page.municipality))
        self.setVisible(bool(self._code))

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._code)
