"""From whose directory a partner's card was taken over: a line under the card, or nothing."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.domain.cards import Origin
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording.origins import origin_text
from ks_desktop.core.texts import _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column, label
from ks_desktop.widgets.theme import Tone


class OriginPane(QWidget):
    """Says from whom a partner was taken over, and when."""

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("origin")
        self._desk, self._coalition = desk, coalition
        self.text = label("", tone=Tone.MUTED, wrap=True)
        self.setLayout(column(self.text))
        self.hide()

    def show_organisation(self, organisation: Organisation | None) -> None:
        """Show it of a stored partner."""
        self.hide()
        if organisation is not None:
            call = partial(self._coalition.origin, organisation.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_origin, owner=self, latest="origin")

    @Slot(object)
    def _on_origin(self, origin: Origin | None) -> None:
        self.text.setText(_("Taken over {origin}", origin=origin_text(origin)))
        self.setVisible(origin is not None)
