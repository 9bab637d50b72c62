"""What was handed over: a list on paper for each colleague, and the visits that are still to be decided."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.page.team.columns import visit_line
from ks_desktop.visits.service.handing_over import HandedCase, HandedOver
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone


class DonePart(QWidget):
    """Stands where the list stood.

    Attributes:
        list_wanted: The list on paper for a colleague: her id and the cases.
        replan_wanted: Plan these visits anew: their ids.
    """

    list_wanted = Signal(object, object)
    replan_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self.lists: list[Button] = []
        self._next = 0
        self.replan = Button(N_("Plan these visits anew"), Icon.AGENDA)
        self._box = column(gap=Space.BETWEEN)
        self._box.addStretch(1)
        self.setLayout(self._box)

    def show_done(self, done: HandedOver, names: Mapping[UserId, str]) -> None:
        """Show what was handed over, and go to the first list."""
        if self._card is not None:
            self._box.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = Card(N_("Handed over"))
        self.lists = []
        for nurse, cases in sorted(done.by_colleague().items(), key=lambda each: names.get(each[0], "")):
            self._card.body.addLayout(self._line(nurse, cases, names))
        self._show_stuck(done, self._card)
        self._box.insertWidget(0, self._card)
        self._next = -1
        self.go_on()

    def go_on(self) -> None:
        """Go to the list that comes next; after the last it stays there."""
        self._next = min(self._next + 1, len(self.lists) - 1)
        if self.lists:
            self.lists[self._next].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, nurse: UserId, cases: tuple[CaseId, ...], names: Mapping[UserId, str]) -> QHBoxLayout:
        name = names.get(nurse, "")
        button = Button(_("List for {name}", name=name), Icon.PRINT)
        button.setObjectName(f"list_{len(self.lists)}")
        button.clicked.connect(partial(self.list_wanted.emit, nurse, cases))
        self.lists.append(button)
        count = n_("{count} woman to {name}", "{count} women to {name}", len(cases), name=name)
        line = row(button, typed(count), gap=Space.INSIDE)
        line.addStretch(1)
        return line

    def _show_stuck(self, done: HandedOver, card: Card) -> None:
        stuck = [case for case in done.cases if any(not visit.goes for visit in case.visits)]
        if not stuck:
            return
        card.body.addWidget(label(N_("Still to be decided"), "section"))
        for case in stuck:
            card.body.addWidget(typed(_lines(case), wrap=True))
        hint = N_("These visits stand with her still. Planned anew, the women stand in the list of who waits.")
        card.body.addWidget(label(hint, "secondary", tone=Tone.MUTED, wrap=True))
        self.replan = Button(N_("Plan these visits anew"), Icon.AGENDA)
        self.replan.setObjectName("replan_stuck")
        ids = tuple(visit.visit.id for visit in done.stuck())
        self.replan.clicked.connect(partial(self.replan_wanted.emit, ids))
        line = row(self.replan)
        line.addStretch(1)
        card.body.addLayout(line)


def _lines(case: HandedCase) -> str:
    lines = [visit_line(visit) for visit in case.visits if not visit.goes]
    return "\n".join(f"{case.work.name}: {line}" for line in lines)
