"""The proposal of the month: what may go, what somebody decided, what a second person confirms, and destroying it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import Changes
from ks_desktop.records.form.keeping import decide_form, said
from ks_desktop.records.keeping.domain import Decision, Destroyed, Fate, Shown
from ks_desktop.records.keeping.service import Keeping
from ks_desktop.records.page.keeping_rows import PROPOSAL, Row, rows_of
from ks_desktop.records.page.keeping_side import ProposalSide
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, Prose, Scrolling, column, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.tasks import LongTask
from ks_desktop.widgets.theme import Size, Space, Tone

_LEAST_ROWS: Final = 6
_WHOLE: Final = 100


class ProposalView(QWidget):
    """The lines, and beside them the chosen one with what can be done.

    Attributes:
        told: A sentence for the message bar.
        certified: A destruction left a certificate.
    """

    told = Signal(str)
    certified = Signal()

    def __init__(self, desk: Desk, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeping = desk, keeping
        self._shown: Shown | None = None
        self.summary = Prose("", tone=Tone.MUTED)
        self.status = StatusLine()
        self.status.give_room_back()
        self.table: RecordsTable[Row] = RecordsTable(
            PROPOSAL,
            key=lambda each: each.key,
            name=N_("What may go"),
            empty=N_("No term has passed: nothing is to be destroyed now."),
        )
        self.table.setMinimumHeight(_LEAST_ROWS * Size.ROW)
        self.table.selected.connect(self._on_selected)
        self.table.chosen.connect(self._on_chosen)
        self.side = ProposalSide(decide_form(desk.clock.today))
        self.side.wanted.connect(self.act)
        self.side.decided.connect(self.decide)
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self.propose = self._button("decide_all", self._decide_all)
        self.confirm = self._button("confirm_all", self._confirm_all)
        self.go = self._button("destroy_all", self._ask_destroying)

    def _button(self, name: str, slot: Callable[[], object]) -> Button:
        made = Button("", part="plain")
        made.setObjectName(name)
        made.clicked.connect(lambda _checked=False: slot())
        made.hide()
        return made

    def _lay_out(self) -> None:
        left = column(self.summary, gap=Space.RELATED)
        left.addLayout(Flow(self.propose, self.confirm, self.go))
        left.addWidget(self.status)
        left.addWidget(self.table, 1)
        panes = row(gap=Space.BETWEEN)
        panes.addLayout(left, 1)
        beside = Scrolling(self.side)
        beside.setFixedWidth(Size.SIDE)
        panes.addWidget(beside)
        self.setLayout(panes)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.side.leave)

    def refresh(self) -> None:
        """Ask again what may go."""
        call = partial(self._keeping.shown, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self.show_proposal, failed=self._on_failed, owner=self, latest="keeping")

    def focus_first(self) -> None:
        """Put the keyboard in the list."""
        self.table.setFocus()

    def show_proposal(self, shown: Shown) -> None:
        """Show what may go."""
        self._shown = shown
        found = shown.proposal
        self.summary.setText(_summary(shown))
        self.table.set_records(rows_of(shown))
        if self.table.current() is None:
            self.table.select_first()
        mine = self._desk.actor
        others = [each for each in found.waiting if each.decided_by != mine]
        for button, count, text in (
            (self.propose, len(found.proposed), N_("Decide to destroy all {count} proposed")),
            (self.confirm, len(others), N_("Confirm all {count} that wait")),
            (self.go, len(found.confirmed), N_("Destroy {count} confirmed…")),
        ):
            button.setText(_(text, count=count))
            button.setVisible(count > (button is not self.go))  # of one alone the buttons beside it say the same
        alone = bool(found.waiting) and not others and not shown.seconds
        if alone:
            self.status.tell(_(_ALONE), Tone.ATTENTION)
        elif found.is_doubted:
            self.status.tell(_(_CLOCK), Tone.ATTENTION)
        else:
            self.status.tell("")
        self._on_selected(self.table.current())

    @Slot(object)
    def _on_selected(self, chosen: Row | None) -> None:
        if self._shown is not None:
            self.side.show_row(chosen, self._shown, self._desk.actor)

    @Slot(object)
    def _on_chosen(self, _chosen: Row) -> None:
        self.side.begin()

    @Slot(str)
    def act(self, word: str) -> None:
        """Do what a button beside the list says."""
        chosen = self.table.current()
        if word == "destroy":
            self._destroy()
        elif chosen is not None and word == "decide_log":
            self._run(partial(self._keeping.decide_log, actor=self._desk.actor), _(_DECIDED))
        elif chosen is not None and chosen.decision is not None:
            self._settle(word, [chosen.decision])

    def _settle(self, word: str, decisions: list[Decision]) -> None:
        ids = [each.id for each in decisions]
        if word == "confirm":
            self._run(partial(self._keeping.confirm, ids, actor=self._desk.actor), _("Confirmed."))
        elif word == "take_back":
            self._run(partial(self._keeping.take_back, ids, actor=self._desk.actor), _("Taken back."))

    @Slot()
    def decide(self) -> None:
        """Hand in what was decided of the chosen line."""
        chosen = self.table.current()
        if chosen is None or chosen.line is None:
            return
        try:
            fate, why, until, note = said(self.side.form)
            if fate is None:
                raise UserError(N_("Choose what becomes of it."), code="required", field="fate")
        except KsError as error:
            self.side.form.show_errors(error)
            return
        call = partial(
            self._keeping.decide, [chosen.line.case_id], fate, why=why, until=until, note=note, actor=self._desk.actor
        )
        done = _(_DECIDED) if fate is Fate.DESTROY else _("Kept longer, until the day you said.")
        self._run(call, done, failed=self.side.form.show_errors)

    def _decide_all(self) -> None:
        if self._shown is not None:
            ids = [line.case_id for line in self._shown.proposal.proposed]
            self._run(partial(self._keeping.decide, ids, Fate.DESTROY, actor=self._desk.actor), _(_DECIDED))

    def _confirm_all(self) -> None:
        if self._shown is not None:
            waiting = self._shown.proposal.waiting
            self._settle("confirm", [each for each in waiting if each.decided_by != self._desk.actor])

    def _ask_destroying(self) -> None:
        if self._shown is not None:
            self.side.ask_destroying(len(self._shown.proposal.confirmed))

    def _destroy(self) -> None:
        self.side.leave()
        self.go.setEnabled(False)

        def work(task: LongTask) -> Destroyed:
            return self._keeping.destroy(
                actor=self._desk.actor,
                is_stopped=task.is_stopping,
                tell=lambda done, total: task.tell(done * _WHOLE // total),
            )

        self._desk.tasks.run_long(
            work, N_("Destroying"), done=self._on_destroyed, failed=self._on_failed, owner=self, stops_at_lock=True
        )

    def _on_destroyed(self, done: Destroyed) -> None:
        self.go.setEnabled(True)
        if done.certificate is not None:
            day = f"{done.certificate.last_copy_on:%d-%m-%Y}"
            self.told.emit(
                _(
                    "Destroyed. Certificate {number}; the last copy is gone on {day}.",
                    number=done.certificate.number,
                    day=day,
                )
            )
            self.certified.emit()
        elif done.kept:
            self.told.emit(_("Nothing went: what was confirmed changed since."))
        self.refresh()

    def _run(
        self, call: Callable[[], Changes], done: str, *, failed: Callable[[KsError], object] | None = None
    ) -> None:
        def finished(_changes: Changes) -> None:
            self.side.leave()
            self.told.emit(done)
            self.refresh()

        self._desk.tasks.run(call, done=finished, failed=failed or self._on_failed, owner=self)

    def _on_failed(self, error: KsError) -> None:
        self.go.setEnabled(True)
        self.status.tell(error.text(), Tone.SAFETY)


_DECIDED: Final = N_("Decided. It waits for a second person.")
_ALONE: Final = N_(
    "Nobody else here may confirm this. Let a second person get an account of her own under Beheer, such as your "
    "team leader or privacy officer: she unlocks, looks and confirms."
)
_CLOCK: Final = N_("The clock has jumped since the last time: nothing goes today. Check the date of the computer.")


def _summary(shown: Shown) -> str:
    found = shown.proposal
    parts = [
        n_("{count} proposed", "{count} proposed", len(found.proposed)),
        n_("{count} waits for a second person", "{count} wait for a second person", len(found.waiting)),
        n_("{count} confirmed", "{count} confirmed", len(found.confirmed)),
        n_("{count} left out", "{count} left out", len(found.left_out)),
    ]
    return " · ".join(parts)
