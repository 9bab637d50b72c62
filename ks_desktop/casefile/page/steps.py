"""What was done in the last thirty days: Enter takes one back, or does it again."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.page.done_words import done_at, said, taken_back
from ks_desktop.casefile.steps import MOST_STEPS, DoneSteps, StepLine
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, PageTitle, column, label, page_column, row, say, typed
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import Space, Tone

OWN: Final = "own"
ALL: Final = "all"
_MOST_NAMES: Final = 2


def columns(today: Callable[[], date]) -> tuple[Column[StepLine], ...]:
    """Return the columns of the list."""
    return (
        Column(N_("When"), lambda line: done_at(line.step, today=today()), sort=lambda line: line.step.done_at),
        Column(N_("What"), lambda line: what(line, today()), stretch=True),
        Column(N_("About whom"), whom, tooltip=lambda line: "\n".join(line.women), stretch=True),
        Column(N_("Done by"), lambda line: line.by),
    )


def what(line: StepLine, today: date) -> str:
    """Return what was done, or that it was taken back."""
    return taken_back(line.step, today=today) if line.step.is_undone else said(line.step, today=today)


def whom(line: StepLine) -> str:
    """Return whom it is about: one or two names, else how many."""
    if len(line.women) <= _MOST_NAMES:
        return ", ".join(line.women)
    return n_("{count} woman", "{count} women", len(line.women))


class StepsPage(QWidget):
    """Lists what was done, own steps first.

    Attributes:
        left: Back to where she was.
        case_wanted: Open the page of this case.
        asked: Take this step back, or do it again: its id.
    """

    left = Signal()
    case_wanted = Signal(object)
    asked = Signal(object)

    def __init__(self, desk: Desk, steps: DoneSteps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        say(self, part="page")
        self._desk = desk
        self._steps = steps
        self._summary = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.filter = Segments([(OWN, N_("What I did")), (ALL, N_("What everybody did"))], "steps")
        self.filter.chosen.connect(self._on_filter)
        self.table: RecordsTable[StepLine] = RecordsTable(
            columns(desk.clock.today),
            key=lambda line: line.step.id,
            name=N_("What was done"),
            empty=N_("Nothing was done in the last 30 days that can be taken back."),
        )
        self.table.setObjectName("steps_table")
        self.table.selected.connect(self._on_selected)
        self.table.chosen.connect(self._on_chosen)
        self.take_back = self._button("take_back", "", self._on_take_back, Icon.UNDO, part="primary")
        self.open_page = self._button("open_her_page", N_("Open her page"), self._on_open)
        back = self._button("leave_steps", N_("Back"), self.left.emit, Icon.BACK)
        head = row(PageTitle(N_("What was done")))
        head.addStretch(1)
        head.addWidget(back)
        self.heading = typed("", wrap=True)
        acts = row(self.take_back, self.open_page)
        acts.addStretch(1)
        box = page_column(head, self._summary, self._beside(self.filter))
        box.addWidget(self.table, 1)
        box.addLayout(column(self.heading, acts, gap=Space.RELATED))
        self.setLayout(box)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)
        self._on_selected(None)

    @staticmethod
    def _beside(widget: QWidget) -> QWidget:
        line = row(widget)
        line.addStretch(1)
        held = QWidget()
        held.setLayout(line)
        return held

    def _button(
        self, name: str, text: str, slot: Callable[[], object], icon: Icon | None = None, *, part: str = ""
    ) -> Button:
        button = Button(text, icon, part=part)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def refresh(self, *, is_first: bool = True) -> None:
        """Fetch the list."""
        of_all = self.filter.word() == ALL
        call = partial(self._steps.lines, actor=self._desk.actor, of_all=of_all, is_refresh=not is_first)
        self._desk.tasks.run(call, done=self._on_lines, owner=self, latest="steps")

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something was done while the list is shown."""
        if changes.any() and self.isVisible():
            self.refresh(is_first=False)

    @Slot(object)
    def _on_lines(self, lines: tuple[StepLine, ...]) -> None:
        is_new = self.table.current() is None
        self.table.set_records(lines)
        if is_new:
            self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_selected(self.table.current())
        hint = _("Everything of the last 30 days can be taken back here, also after a restart. It is logged.")
        cut = _("You see the newest {count}.", count=MOST_STEPS) if len(lines) == MOST_STEPS else ""
        self._summary.setText(" ".join(part for part in (hint, cut) if part))

    @Slot(str)
    def _on_filter(self, _word: str) -> None:
        self.refresh()

    @Slot(object)
    def _on_selected(self, line: StepLine | None) -> None:
        self.take_back.setVisible(line is not None)
        self.open_page.setVisible(line is not None and line.case_id is not None)
        self.heading.setVisible(line is not None)
        if line is not None:
            text = N_("Do it again (Enter)") if line.step.is_undone else N_("Take it back (Enter)")
            self.take_back.setText(_(text))
            today = self._desk.clock.today()
            parts = (what(line, today), ", ".join(line.women), line.by, done_at(line.step, today=today))
            self.heading.setText(" · ".join(part for part in parts if part))  # whole, where the list cuts it

    @Slot(object)
    def _on_chosen(self, line: StepLine) -> None:
        self.asked.emit(line.step.id)

    @Slot()
    def _on_take_back(self) -> None:
        if (line := self.table.current()) is not None:
            self.asked.emit(line.step.id)

    @Slot()
    def _on_open(self) -> None:
        line = self.table.current()
        if line is not None and line.case_id is not None:
            self.case_wanted.emit(line.case_id)
