"""The bar at the top: search, what can be undone, who is at work, lock."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.undo import UndoStep
from ks_desktop.search.page import SearchField
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, row, typed
from ks_desktop.widgets.theme import Space, Tone

DONE: Final = {
    "plan visit": N_("Visit planned."),
    "cancel visit": N_("Visit cancelled."),
    "report visit": N_("Report recorded."),
    "close case": N_("Case closed."),
    "write down visit": N_("Visit written down."),
    "move visit": N_("Visit moved."),
    "change visit": N_("Visit changed."),
    "change her wishes": N_("Her wishes were changed."),
    "stop the term": N_("Term stopped."),
    "let the term run": N_("The term runs again."),
    "correct travel time": N_("Travel time changed."),
    "hand over work": N_("Work handed over."),
    "give case to a nurse": N_("Case given to a nurse."),
    "plan a contact": N_("The contact waits to be planned."),
    "do not plan a contact": N_("The contact is off the list."),
    "say why": N_("Reason recorded."),
    "arrange interpreter": N_("Interpreter changed."),
}
_ELSE: Final = N_("Done.")


def done(step: UndoStep) -> str:
    """Return what was just done and can be undone, in a sentence."""
    if step.count > 1 and step.label == "plan visit":
        return n_("{count} visit was planned.", "{count} visits were planned.", step.count)
    return _(DONE.get(step.label, _ELSE))


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
        self.undo = Button("", Icon.UNDO, part="link")
        self.undo.setObjectName("undo")
        self.undo.clicked.connect(self.undo_wanted)
        who = typed(user_name, tone=Tone.MUTED)
        who.setObjectName("who")
        lock = Button(N_("Lock"), Icon.LOCK, part="link")
        lock.setObjectName("lock")
        lock.setToolTip(_("Lock (Ctrl+L)"))
        lock.clicked.connect(self.lock_wanted)
        line = row(search, gap=Space.RELATED)
        line.addStretch(1)
        for widget in (self.undo, who, lock):
            line.addWidget(widget)
        line.setContentsMargins(Space.MARGIN, Space.RELATED, Space.INSIDE, Space.RELATED)
        self.setLayout(line)
        self.show_undo("")

    def show_undo(self, what: str, count: int = 1) -> None:
        """Say what can be undone, and how many of it at once; nothing when it is empty.

        Args:
            what: a source text such as "plan visit".
            count: how many such things are taken back together.
        """
        shown = _(what) if count == 1 else f"{_(what)} ({count})"
        self.undo.setVisible(bool(what))
        self.undo.setText(_("Undo: {what}", what=shown) if what else "")
        self.undo.setToolTip(_("Undo: {what} (Ctrl+Z)", what=shown) if what else "")
