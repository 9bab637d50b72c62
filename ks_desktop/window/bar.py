"""The bar at the top: search, what can be undone, who is at work, lock."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.search.page import SearchField
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, NameButton, row, typed
from ks_desktop.widgets.theme import Space, Tone

_MOST: Final = 100


class TopBar(QWidget):
    """Stands above every page.

    Attributes:
        undo_wanted: Take back what was done last.
        lock_wanted: Lock now.
        search: The field that finds everything.
    """

    undo_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, search: SearchField, user_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = search
        self.undo = NameButton("", drawing=Icon.UNDO)
        self.undo.setObjectName("undo")
        self.undo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # cut before the lock is
        self.undo.clicked.connect(self.undo_wanted)
        who = typed(user_name, tone=Tone.MUTED)
        who.setObjectName("who")
        self._lock = lock = Button(N_("Lock"), Icon.LOCK, part="link")
        lock.setObjectName("lock")
        lock.setToolTip(_("Lock (Ctrl+L)"))
        lock.clicked.connect(self.lock_wanted)
        line = row(gap=Space.RELATED)
        line.addWidget(search, _MOST)  # as wide as it wants to be, before there is any room between
        line.addStretch(1)
        for widget in (self.undo, who, lock):
            line.addWidget(widget)
        line.setContentsMargins(Space.MARGIN, Space.RELATED, Space.INSIDE, Space.RELATED)
        self.setLayout(line)
        self.show_undo("")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The look gives every button the same least width, which would let this one be cut before the others.
        self._lock.ensurePolished()
        self._lock.setMinimumWidth(self._lock.sizeHint().width())

    def show_undo(self, what: str, count: int = 1) -> None:
        """Say what can be undone, and how many of it at once; nothing when it is empty.

        Args:
            what: a source text such as "plan visit".
            count: how many such things are taken back together.
        """
        shown = _(what) if count == 1 else f"{_(what)} ({count})"
        self.undo.setVisible(bool(what))
        self.undo.show_name(_("Undo: {what}", what=shown) if what else "")
        self.undo.setToolTip(_("Undo: {what} (Ctrl+Z)", what=shown) if what else "")
