"""The plans that were printed and are out of the house: shredded with one key, or lost with a note."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.clients.domain import Client
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.visits.domain.printed import PLAN_LABELS, PlanState, PrintedPlan
from ks_desktop.visits.page.printed.columns import columns, days_text, summary, wrong_lines
from ks_desktop.visits.page.printed.lost import LostStep
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, PageTitle, column, label, page_column, row, say, typed
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Space, Tone


class PrintedPage(QWidget):
    """Lists the sheets that are out, with what became wrong on each.

    Attributes:
        left: Back to where she was.
        report_wanted: Write down for the privacy officer that this plan was lost; None: show what was lost.
    """

    left = Signal()
    report_wanted = Signal(object)

    def __init__(self, desk: Desk, plans: PrintedPlans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("printed")
        say(self, part="page")
        self._desk = desk
        self._plans = plans
        self._wanted: UUID | None = None
        self._summary = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.table: RecordsTable[PrintedPlan] = RecordsTable(
            columns(desk.clock.today),
            key=lambda plan: plan.id,
            name=N_("Plans that are out"),
            empty=N_("No plan is out of the house."),
        )
        self.table.setObjectName("printed_table")
        self.table.selected.connect(self._on_selected)
        self._make_bar()
        back = self._button("leave_printed", N_("Back"), self.left.emit, icon=Icon.BACK)
        head = row(PageTitle(N_("Plans on paper")))
        head.addStretch(1)
        head.addWidget(self._button("lost_register", N_("Lost paper"), partial(self.report_wanted.emit, None)))
        head.addWidget(back)
        box = page_column(head, self._summary)
        box.addWidget(self.table, 1)
        box.addWidget(self.bar)
        self.setLayout(box)
        self._give_keys()

    def _make_bar(self) -> None:
        self.heading = label("", "section", wrap=True)
        self.wrong = label("", wrap=True)
        self.note = typed("", wrap=True)
        self.women = typed("", wrap=True)
        self.shred = self._button("shred", N_("Shredded (V)"), self._on_shredded, part="primary")
        self.lose = self._button("lose", N_("Lost (K)"), self._on_lose)
        self.back_out = self._button("still_there", N_("Still out (B)"), self._on_still_there)
        self.whom = self._button("whom", N_("Whom it concerns"), self._on_whom)
        self.report = self._button(
            "report_lost", N_("Note for the privacy officer (M)"), self._on_report, part="primary"
        )
        self.step = LostStep()
        self.step.told.connect(self._on_lost)
        self.step.left.connect(self._hide_step)
        self.buttons = QWidget()
        self.buttons.setLayout(Flow(self.report, self.shred, self.lose, self.back_out, self.whom))
        self.bar = QWidget()
        self.bar.setLayout(
            column(self.heading, self.wrong, self.note, self.women, self.buttons, self.step, gap=Space.RELATED)
        )
        self.bar.hide()

    def _give_keys(self) -> None:
        acts: dict[str, tuple[QWidget, Callable[[], object]]] = {
            "V": (self.table, self.shred.click),
            "K": (self.table, self.lose.click),
            "B": (self.table, self.back_out.click),
            "M": (self.table, self.report.click),
            "Esc": (self, self._on_escape),
        }
        for keys, (where, act) in acts.items():
            shortcut = QShortcut(QKeySequence(keys), where)
            # Letters only in the list: in the note they are letters.
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _button(
        self, name: str, text: str, slot: Callable[[], object], *, part: str = "", icon: Icon | None = None
    ) -> Button:
        button = Button(text, icon, part=part)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def refresh(self, *, select: UUID | None = None) -> None:
        """Fetch the list anew; `select` is the sheet to go to."""
        self._wanted = select or self._wanted
        call = partial(self._plans.out, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_plans, latest="printed")

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something about visits changed and the page is shown."""
        if changes.visits and self.isVisible():
            self.refresh()

    @Slot(object)
    def _on_plans(self, plans: tuple[PrintedPlan, ...]) -> None:
        self.table.set_records(plans)
        if self._wanted is not None:
            self.table.select(self._wanted)
            self._wanted = None
        if self.table.current() is None:
            self.table.select_first()
        self._summary.setText(summary(plans, self._desk.clock.today()))
        self._summary.setVisible(bool(self._summary.text()))
        self._on_selected(self.table.current())
        if not self.step.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_selected(self, plan: PrintedPlan | None) -> None:
        self.bar.setVisible(plan is not None)
        self._hide_step()
        self.women.hide()
        if plan is None:
            return
        kind = _(PLAN_LABELS[plan.kind])
        self.heading.setText(_("{kind} {label}, {days}", kind=kind, label=plan.label, days=days_text(plan)))
        self.wrong.setText(wrong_lines(plan))
        self.wrong.setVisible(bool(plan.wrong))
        self.note.setText(plan.note)
        self.note.setVisible(bool(plan.note))
        for button, shown in (
            (self.shred, plan.is_out),
            (self.lose, plan.is_out),
            (self.back_out, not plan.is_out),
            (self.report, plan.state is PlanState.LOST),
            (self.whom, plan.state is PlanState.LOST and plan.visits > 0),
        ):
            button.setVisible(shown)
            button.setEnabled(shown)  # its key too

    @Slot()
    def _hide_step(self) -> None:
        self.step.hide()
        self.buttons.show()

    @Slot()
    def _on_escape(self) -> None:
        if self.step.isVisible():
            self._hide_step()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    @Slot()
    def _on_shredded(self) -> None:
        self._do(self._plans.shredded)

    @Slot()
    def _on_still_there(self) -> None:
        self._do(self._plans.found_again)

    @Slot()
    def _on_lose(self) -> None:
        self.buttons.hide()
        self.step.begin()

    @Slot(str)
    def _on_lost(self, note: str) -> None:
        if (plan := self.table.current()) is not None:
            call = partial(self._plans.lost, plan.id, note, actor=self._desk.actor)
            done = partial(self._on_lost_kept, plan.id)
            self._desk.tasks.run(call, done=done, failed=self.step.show_errors, owner=self)

    def _on_lost_kept(self, plan_id: UUID, changes: Changes) -> None:
        self._on_done(changes)
        self.report_wanted.emit(plan_id)  # the officer must hear of it: the note is begun at once

    @Slot()
    def _on_report(self) -> None:
        if (plan := self.table.current()) is not None:
            self.report_wanted.emit(plan.id)

    @Slot()
    def _on_whom(self) -> None:
        if (plan := self.table.current()) is not None:
            call = partial(self._plans.concerned, plan.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_women, owner=self, latest="whom")

    @Slot(object)
    def _on_women(self, women: tuple[Client, ...]) -> None:
        self.women.setText(_("It concerns: {names}", names=", ".join(woman.name.full for woman in women)))
        self.women.show()

    def _do(self, act: Callable[..., Changes]) -> None:
        plan = self.table.current()
        if plan is not None:
            plan_id: UUID = plan.id
            call = partial(act, plan_id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_done, owner=self)

    @Slot(object)
    def _on_done(self, _changes: Changes) -> None:
        self._hide_step()
        self.refresh()
