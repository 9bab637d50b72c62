"""The parts of the pane on which a list is looked at, and what each shows when."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QSplitter, QWidget

from ks_desktop.core.dates import Lean
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.exchange import Preview, Problem, ReferralList, RowOutcome, RowResult, Stored
from ks_desktop.referrals.page.list_columns import PROBLEM_COLUMNS, RESULT_COLUMNS
from ks_desktop.referrals.page.list_grid import ListGrid
from ks_desktop.widgets.fields import DateField, LineField, QuietComboBox
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, column, label, row, tip
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space

_RECEIVED: Final = "received_on"


def _button(name: str, text: str, icon: Icon | None = None, part: str = "") -> Button:
    button = Button(text, icon, part=part)
    button.setObjectName(name)
    return button


class ListParts(QWidget):
    """File, sender and sheet above; the list; its errors or what became of its rows; the buttons."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label(N_("Take in a list"), "section", wrap=True)
        self.about = label("", "secondary", wrap=True)
        self.choose = _button("choose_file", N_("Choose a file"))
        self.sent_by = LineField("sender", N_("Who sent it"))
        self.sent_by.reserve_lines(0)
        self.sent_by.setToolTip(tip(_("The organisation; its columns are remembered")))
        self.sent_by.setMinimumWidth(Size.LIST)
        self.sheet = QuietComboBox()
        self.sheet.setObjectName("sheet")
        self.sheet.setAccessibleName(_("Sheet"))
        self.received_on = DateField(_RECEIVED, N_("Received on"), today, lean=Lean.PAST)
        self.grid = ListGrid()
        self.problems: RecordsTable[Problem] = RecordsTable(
            PROBLEM_COLUMNS,
            key=lambda problem: (problem.line, problem.field, problem.code),
            name=N_("What is wrong in the list"),
            empty=N_("Nothing is wrong in the rows."),
        )
        self.problems.setObjectName("problems")
        self.results: RecordsTable[RowResult] = RecordsTable(
            RESULT_COLUMNS, key=lambda result: result.row, name=N_("What became of the rows")
        )
        self.results.setObjectName("results")
        self.status = StatusLine()
        self.take = _button("take_list", N_("Take in"), Icon.CHECK, "primary")
        self.save = _button("save_result", N_("Save the result"))
        self.close_button = _button("close_list", N_("Close"))
        self._lay_out()
        self._every: tuple[QWidget, ...] = (
            *(
                self.choose,
                self.sent_by,
                self.received_on,
                self.sheet_box,
                self.halves,
                self.list_card,
                self.outcome_card,
            ),
            *(self.problems, self.results, self.take, self.save, self.close_button),
        )

    def _lay_out(self) -> None:
        self.sheet_box = QWidget()
        self.sheet_box.setLayout(column(label(N_("Sheet"), "label"), self.sheet, gap=Space.TIGHT))
        top = row(self.sent_by, self.received_on, self.sheet_box, gap=Space.INSIDE)
        for part in (self.sent_by, self.received_on, self.sheet_box):
            top.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.status, 1)  # beside them, not under: the lines of the list need the room
        list_card, outcome_card = Card(), Card()
        list_card.body.addWidget(self.grid)
        outcome_card.body.addWidget(self.problems)
        outcome_card.body.addWidget(self.results)
        self.list_card, self.outcome_card = list_card, outcome_card
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(list_card)
        self.halves.addWidget(outcome_card)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        buttons = row(self.take, self.save, self.close_button)
        buttons.addStretch(1)
        head = row(column(self.heading, self.about, gap=Space.NONE), self.choose, gap=Space.INSIDE)
        head.setStretch(0, 1)
        box = column(gap=Space.RELATED)
        box.addLayout(head)
        box.addLayout(top)
        box.addWidget(self.halves, 1)
        box.addStretch(0)
        box.addLayout(buttons)
        self.setLayout(box)

    def show_nothing(self) -> None:
        """Ask for a file."""
        self.about.setText(_("CSV or Excel workbook (.xlsx). You see first what would become of it."))
        self.grid.show_list(None)
        self.sent_by.set_value("")
        self.received_on.set_value(None)
        self.status.tell("")
        self._show(self.choose, self.close_button)

    def show_reading(self, name: str) -> None:
        """Say that a file is read."""
        self.about.setText(name)
        self.status.tell(_("The list is read."))
        self._show(self.choose, self.close_button)

    def offer_senders(self, senders: Sequence[str]) -> None:
        """Let who sent lists before be chosen by a few letters."""
        completer = QCompleter(list(senders), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.sent_by.editor.setCompleter(completer)

    def show_list(self, name: str, found: ReferralList) -> None:
        """Show a list and what its columns hold; of its rows nothing is known yet."""
        grid = found.grid
        kind = grid.encoding.value if grid.encoding is not None else _("sheet {sheet}", sheet=grid.sheet)
        about = n_("{name}, {kind}, {count} row", "{name}, {kind}, {count} rows", found.count, name=name, kind=kind)
        unused = found.unused()
        left_out = _("Not taken over: {columns}.", columns=", ".join(unused)) if unused else ""
        self.about.setText(". ".join(part for part in (about, left_out) if part))
        self.sent_by.set_value(found.sender)
        self.sheet.clear()
        self.sheet.addItems(grid.sheets)
        self.sheet.setCurrentText(grid.sheet)
        if self.grid.fields() != found.layout.fields or not self.grid.is_showing(found):
            self.grid.show_list(found)
        self.grid.show_wrong({})
        self.problems.set_records(())
        self.take.setText(n_("Take in ({count} row)", "Take in ({count} rows)", found.count))
        self.take.setEnabled(not found.faults and found.count > 0)
        asked = [] if _RECEIVED in found.layout.fields else [self.received_on]
        sheets = [self.sheet_box] if len(grid.sheets) > 1 else []
        self._show(
            self.choose, self.sent_by, *asked, *sheets, self.halves, self.list_card, self.take, self.close_button
        )

    def fixed(self) -> dict[str, str]:
        """Return what counts where a row itself says nothing.

        Raises:
            UserError: the day that is typed cannot be understood.
        """
        day = None if self.received_on.isHidden() else self.received_on.value()
        return {} if day is None else {_RECEIVED: day.isoformat()}

    def show_preview(self, found: ReferralList, seen: Preview) -> None:
        """Show what would become of the rows."""
        wrong = {
            (problem.line, found.layout.fields.index(problem.field)): problem.sentence
            for problem in seen.problems
            if problem.field in found.layout.fields
        }
        self.grid.show_wrong(wrong)
        self.problems.set_records(seen.problems)
        for part in (self.outcome_card, self.problems):
            part.setVisible(bool(seen.problems))  # without errors the list has all the room
        kept = len(seen.results) - seen.count(RowOutcome.REFUSED)
        self.take.setText(n_("Take in ({count} row)", "Take in ({count} rows)", kept))
        self.take.setEnabled(kept > 0)

    def show_result(self, result: Stored) -> None:
        """Show what became of the rows."""
        self.results.set_records(result.results)
        self._show(self.choose, self.halves, self.outcome_card, self.results, self.save, self.close_button)
        self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        """Let nothing be chosen while rows are on their way."""
        for part in (self.choose, self.sent_by, self.received_on, self.sheet, self.grid, self.take):
            part.setEnabled(not is_busy)

    def _show(self, *shown: QWidget) -> None:
        for part in self._every:
            part.setVisible(part in shown)
        self.setMinimumWidth(Size.LIST)
