"""Choosing another woman on her page: a part of her name or her birth date, and a list of who fits."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.clients.domain import Client
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.finding import Found
from ks_desktop.core.texts import N_
from ks_desktop.core.values import ClientId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import NameButton, column, label
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import short_day

_PAUSE_MS: Final = 200
_MOST: Final = 8


class FindWoman(QWidget):
    """A line to type in, and who fits; a shielded record that is not hers to see is not found.

    Attributes:
        chosen: This woman is meant.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, clients: Clients, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_woman")
        self._desk, self._clients = desk, clients
        self._but: ClientId | None = None
        self.line = LineField("other_woman", N_("Find her"), hint=N_("Name or date of birth"))
        self.line.setMaximumWidth(Size.SEARCH)
        self._none = label(N_("Nobody found."), "secondary", tone=Tone.MUTED)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.TIGHT)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.line.edited.connect(self._pause.start)
        self.line.editor.returnPressed.connect(self._look)
        self.setLayout(column(self.line, self._none, self._lines, gap=Space.TIGHT))
        self._none.hide()

    def ask(self, but: ClientId) -> None:
        """Begin anew, and look for anybody but this woman."""
        self._but = but
        self._clear()
        self._none.hide()
        self.line.set_raw("")
        self.line.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _look(self) -> None:
        self._pause.stop()
        call = partial(self._clients.finding.find, self.line.value(), actor=self._desk.actor, limit=_MOST + 1)
        self._desk.tasks.run(call, done=self._show, owner=self, latest="find_woman")

    @Slot(object)
    def _show(self, found: tuple[Found, ...]) -> None:
        self._clear()
        others = [one.client for one in found if one.client.id != self._but][:_MOST]
        self._none.setVisible(not others and bool(self.line.value()))
        for place, client in enumerate(others):
            button = NameButton(who(client))
            button.setObjectName(f"found_{place}")
            button.clicked.connect(partial(self.chosen.emit, client))
            self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()


def who(client: Client) -> str:
    """Return as much of a woman as it takes to know her: name, birth date, place."""
    born = "" if client.birth_date is None else short_day(client.birth_date)
    return " · ".join(part for part in (client.name.full, born, client.address.place) if part)
