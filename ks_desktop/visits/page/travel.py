"""A small line under a proposal or a visit: how long the way there takes, and room to say better."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import Proposal
from ks_desktop.visits.service.travels import TravelCorrections, Way
from ks_desktop.visits.travel import digits_of
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import minutes

_CHARACTERS = 6


class TravelLine(QWidget):
    """`Not right?` opens a field for the minutes; Enter keeps them for everybody, both ways."""

    def __init__(self, desk: Desk, travels: TravelCorrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("travel_line")
        self._desk, self._travels = desk, travels
        self._way: Way | None = None
        self._said = label("", "secondary")
        self._ask = Button(N_("Not right?"), part="link")
        self._ask.setObjectName("travel_wrong")
        self._ask.clicked.connect(self._on_asked)
        self._typed = QLineEdit()
        self._typed.setObjectName("travel_minutes")
        self._typed.setFixedWidth(self._typed.fontMetrics().averageCharWidth() * (_CHARACTERS + 4))
        self._typed.setAccessibleName(_("Minutes this way takes"))
        self._typed.returnPressed.connect(self._on_entered)
        self._unit = label(N_("min, there and back"), "secondary")
        self._forget = Button(N_("Compute it again"), part="link")
        self._forget.setObjectName("travel_forget")
        self._forget.clicked.connect(self._on_forgotten)
        self._wrong = label("", tone=Tone.ATTENTION, wrap=True)
        for words in (self._said, self._unit):
            words.setMinimumHeight(Size.CONTROL)
        line = QWidget()
        line.setLayout(Flow(self._said, self._ask, self._typed, self._unit, self._forget, gap=Space.TIGHT))
        self.setLayout(column(line, self._wrong, gap=Space.HAIR))
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.show_way(None, 0)

    def show_proposal(self, proposal: Proposal, place: int) -> None:
        """Show the way to a proposed time; `place` is its number, from 0."""
        way = Way(case_id=proposal.case_id, ends=proposal.way, transport=proposal.transport)
        self.show_way(way, proposal.travel_before, is_corrected=proposal.is_corrected)
        takes = minutes(proposal.travel_before)
        self._said.setText(_("{number}: the way there {minutes}", number=place + 1, minutes=takes))

    def show_way(self, way: Way | None, takes: int, *, is_corrected: bool = False) -> None:
        """Show a journey and its minutes; None or a postcode that is not known shows nothing."""
        self._way = way if way is not None and all(map(digits_of, way.ends)) else None
        self.setVisible(self._way is not None)
        self._said.setText(_("The way there: {minutes}", minutes=minutes(takes)))
        self._typed.setText(str(takes))
        self._forget.setVisible(is_corrected)
        self._open(is_open=False)

    def _open(self, *, is_open: bool) -> None:
        self._wrong.hide()
        self._ask.setVisible(not is_open)
        self._typed.setVisible(is_open)
        self._unit.setVisible(is_open)

    @Slot()
    def _on_asked(self) -> None:
        self._open(is_open=True)
        self._typed.selectAll()
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_entered(self) -> None:
        typed = self._typed.text().strip()
        if typed.isascii() and typed.isdigit():
            self._keep(int(typed))
        else:
            self._tell(_("Type a whole number."))

    @Slot()
    def _on_forgotten(self) -> None:
        self._keep(None)

    def _keep(self, takes: int | None) -> None:
        if self._way is not None:
            self._desk.tasks.run(
                partial(self._travels.correct, self._way, takes, actor=self._desk.actor),
                done=self._on_kept,
                failed=self._on_failed,
                owner=self,
            )

    def _on_kept(self, _changes: object) -> None:
        self._open(is_open=False)

    def _on_failed(self, error: KsError) -> None:
        self._tell(error.text())

    def _tell(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._typed.isVisible():
            self._open(is_open=False)
            self._ask.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
