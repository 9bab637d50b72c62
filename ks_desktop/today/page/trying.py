"""The short form in a row of the calls: was a message left, and when again; the proposal stands there already."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, UserError, each
from ks_desktop.core.moments import Moment, read_next
from ks_desktop.core.texts import N_
from ks_desktop.today.domain import ToCall
from ks_desktop.visits.domain import ContactResult, NextTry
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Flow, Tick, column
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import brief_day, clock_time

_CHARACTERS = 34


class TryStrip(QWidget):
    """Asks what is left to say of a try that did not reach her.

    Attributes:
        submitted: It is to be written down; the row asks `tried`.
        left: Escape: nothing is written down.
    """

    submitted = Signal()
    left = Signal()

    def __init__(self, entry: ToCall, result: ContactResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("try_strip")
        self.result = result
        self._proposed: NextTry | None = None
        self._put_in = ""
        self.again = LineField("again", N_("Try again"), hint=N_("For example +1, morgen or wo 15:30"))
        self.again.setFixedWidth(self.again.editor.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.message = Tick(N_("Message left on her voicemail"))
        self.message.setObjectName("left_message")
        self.save = Button(N_("Record"))
        self.save.setObjectName("try_save")
        cancel = Button(N_("Cancel"), part="link")
        cancel.setObjectName("try_cancel")
        box = column(gap=Space.TIGHT)
        box.setContentsMargins(Space.RELATED, Space.TIGHT, Space.NONE, Space.TIGHT)
        box.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.message)
        box.addLayout(Flow(self.save, cancel, gap=Space.TIGHT))
        self.setLayout(box)
        # Where a message is not known to be safe, none is left: nothing is asked.
        self.message.setVisible(entry.may_leave_message and result is ContactResult.NOT_REACHED)
        self.save.clicked.connect(self.submitted)
        cancel.clicked.connect(self.left)
        self.again.editor.returnPressed.connect(self.submitted)

    @Slot(object)
    def show_proposal(self, proposed: NextTry | None) -> None:
        """Put in when she is best tried again, unless something was typed already."""
        if proposed is None or self.again.editor.isModified():
            return
        self._proposed = proposed
        self._put_in = f"{brief_day(proposed.day)} {clock_time(proposed.start)}-{clock_time(proposed.end)}"
        self.again.set_value(self._put_in)
        self.again.show_note(proposed.why)
        self.again.editor.selectAll()

    def begin(self) -> None:
        """Put the focus where Enter is enough."""
        self.again.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.again.editor.selectAll()

    def tried(self, now: datetime) -> Tried:
        """Return what is to be written down.

        Raises:
            UserError: when to try again is not understood, or has passed.
        """
        left_message = self.message.isVisibleTo(self) and self.message.isChecked()
        again, why = self._again(now)
        return Tried(result=self.result, left_message=left_message, again=again, why=why)

    def _again(self, now: datetime) -> tuple[Moment | None, str]:
        typed, kept = self.again.value(), self._proposed
        if kept is not None and typed == self._put_in:
            return Moment(day=kept.day, start=kept.start, end=kept.end), kept.why
        return (read_next(typed, now, field="again") if typed else None), ""

    def show_error(self, error: KsError) -> None:
        """Say what to repair, at its place."""
        found = [one.text() for one in each(error)] if isinstance(error, UserError) else [error.text()]
        self.again.show_error(" ".join(found))
        self.begin()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
