"""One quiet line for the foot of a page: how many plans are out still."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.values import Changes
from ks_desktop.visits.domain.printed import PrintedPlan
from ks_desktop.visits.page.printed.columns import summary
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import NameButton


class PrintedLine(NameButton):
    """Says `3 plans are out still`, cut short where there is no room, and opens the list; hidden when none is.

    Attributes:
        wanted: Show the list.
    """

    wanted = Signal()

    def __init__(self, desk: Desk, plans: PrintedPlans, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("plans_out")
        self._desk = desk
        self._plans = plans
        self.clicked.connect(self.wanted)
        self.hide()

    def refresh(self) -> None:
        """Count anew."""
        call = partial(self._plans.out, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_plans, latest="plans_out")

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Count again when something about visits changed."""
        if changes.visits:
            self.refresh()

    @Slot(object)
    def _on_plans(self, plans: tuple[PrintedPlan, ...]) -> None:
        self.show_name(summary(plans, self._desk.clock.today()))
        self.setVisible(bool(self.text()))
