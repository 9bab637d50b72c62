"""Booked visits that lie outside the working days of a nurse now: they stay until somebody decides."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import AppointmentId
from ks_desktop.visits.domain import Outside
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import clock_time, short_day

_SHOWN = 8


class OutsideCard(QWidget):
    """Says which visits these are and why, and hands them to planning again, together or one by one.

    Attributes:
        replanned: They are to be planned again now.
    """

    replanned = Signal()

    def __init__(self, desk: Desk, schedules: Schedules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outside")
        self._desk, self._schedules = desk, schedules
        self._found: Sequence[Outside] = ()
        self.said = label("", tone=Tone.ATTENTION, wrap=True)
        self.said.setObjectName("outside_said")
        self._lines = column(gap=Space.TIGHT)
        self.all = Button(N_("Plan all of them again"))
        self.all.setObjectName("replan_all")
        self.all.clicked.connect(self._on_all)
        card = Card(N_("Booked outside the working days"))
        card.body.addWidget(self.said)
        card.body.addLayout(self._lines)
        card.body.addLayout(Flow(self.all))
        self.setLayout(column(card))
        self.hide()

    def show_outside(self, found: Sequence[Outside]) -> None:
        """Show these visits; none is nothing to see."""
        self._found = found
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        self.said.setText(
            n_(
                "{count} visit is booked at a time at which she does not visit. It stays until you decide.",
                "{count} visits are booked at times at which she does not visit. They stay until you decide.",
                len(found),
            )
        )
        for outside in found[:_SHOWN]:
            self._lines.addWidget(self._line(outside))
        if len(found) > _SHOWN:
            self._lines.addWidget(label(_("and {count} more", count=len(found) - _SHOWN), tone=Tone.MUTED))
        self.all.setVisible(len(found) > 1)
        self.setVisible(bool(found))

    def _line(self, outside: Outside) -> QWidget:
        visit = outside.visit
        when = f"{short_day(visit.day)} {clock_time(visit.start)}"
        said = _("{when} · visit {code} · {why}", when=when, code=visit.code, why=outside.why.text())
        button = Button(N_("Plan again"), part="link")
        button.setObjectName("replan")
        button.clicked.connect(partial(self._replan, (visit.id,)))
        holder = QWidget()
        line = row(typed(said, wrap=True), button, gap=Space.RELATED)
        line.setStretch(0, 1)
        holder.setLayout(line)
        return holder

    @Slot()
    def _on_all(self) -> None:
        self._replan(tuple(outside.visit.id for outside in self._found))

    def _replan(self, visits: tuple[AppointmentId, ...]) -> None:
        self.setEnabled(False)
        call = partial(self._schedules.replan, visits, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_replanned, failed=self._on_refused, owner=self)

    def _on_replanned(self, _changes: object) -> None:
        self.setEnabled(True)
        self.replanned.emit()

    def _on_refused(self, error: object) -> None:
        self.setEnabled(True)
        self._desk.tasks.problem.emit(error)
