"""The lines of the log: asked by woman, employee, kind and days; a page at a time; with all of one beside it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.records.log import Checked, LogBook, LogLine, LogPage
from ks_desktop.records.log.lines import details
from ks_desktop.records.page.log_asking import AskingBar, Women
from ks_desktop.records.page.log_export import ExportCard
from ks_desktop.records.table import LOG, Shown, in_days
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, Scrolling, column, row, typed
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

_LEAST_ROWS: Final = 5


class LogList(QWidget):
    """What was asked, the lines that fit, and what can be done with them.

    Attributes:
        told: A sentence for the message bar.
        paper_wanted: Look at the lines on paper: what makes it, its title, and the name of its file.
        shut: Nobody may see it any more until the passphrase is typed again.
    """

    told = Signal(str)
    paper_wanted = Signal(object, str, str)
    shut = Signal()

    def __init__(self, desk: Desk, log: LogBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._log = desk, log
        self._lines: tuple[LogLine, ...] = ()
        self._before: int | None = None
        self.asking = AskingBar(desk.clock.today)
        self.asking.changed.connect(self.look)
        self.asking.woman_typed.connect(self._on_woman_typed)
        self.status = StatusLine()
        self.status.give_room_back()
        self.table: RecordsTable[Shown] = RecordsTable(
            LOG,
            key=lambda shown: shown.line.seq,
            name=N_("Lines of the log"),
            empty=N_("No line of the log fits this."),
        )
        self.table.setMinimumHeight(_LEAST_ROWS * Size.ROW)
        self.table.chosen.connect(self.show_all_of)
        self.export = ExportCard(desk, log)
        self.export.told.connect(self.told)
        self.export.paper_wanted.connect(self.paper_wanted)
        self.export.left.connect(self.hide_side)
        self._make_buttons()
        self._lay_out()
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide_side)

    def _make_buttons(self) -> None:
        self.check = self._button(N_("Check the log"), "check_log", self.verify)
        self.out = self._button(N_("Take along…"), "export_log", self.ask_export)
        self.again = self._button(N_("Look again"), "look_again", self.look)
        self.shut_button = self._button(N_("Shut the log"), "shut_log", self.shut)
        self.older = self._button(N_("Show older lines"), "older_lines", self.look_further, part="link")

    def _button(self, text: str, name: str, slot: object, *, part: str = "") -> Button:
        made = Button(text, part=part)
        made.setObjectName(name)
        made.clicked.connect(slot)
        return made

    def _lay_out(self) -> None:
        acts = Flow(self.again, self.check, self.out, self.shut_button)
        left = column(self.asking, gap=Space.RELATED)
        left.addLayout(acts)
        left.addWidget(self.status)
        left.addWidget(self.table, 1)
        left.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        main = QWidget()
        main.setLayout(left)
        self.detail = Card(N_("This line"))
        self._rows = column(gap=Space.TIGHT)
        self.detail.body.addLayout(self._rows)
        beside = QWidget()
        inside = column(self.detail, self.export, gap=Space.INSIDE)
        inside.addStretch(1)
        beside.setLayout(inside)
        self.side = Scrolling(beside)
        self.side.setFixedWidth(Size.HELP + Size.HIT_WIDTH)
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(Scrolling(main), 1)
        panes.addWidget(self.side)
        self.setLayout(panes)
        self.hide_side()

    def begin(self) -> None:
        """Offer the employees, and show the newest lines if nothing is shown yet."""
        call = partial(self._log.employees, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_employees, owner=self, latest="employees")
        if not self._lines:
            self.look()

    def clear(self) -> None:
        """Show nothing: the log is shut."""
        self._lines, self._before = (), None
        self.table.set_records(())
        self.older.hide()
        self.hide_side()
        self.asking.forget()
        self.status.tell("")

    def focus_first(self) -> None:
        """Begin with whom it is about."""
        self.asking.woman.setFocus()

    def _on_employees(self, people: tuple[tuple[UserId, str], ...]) -> None:
        self.asking.offer_employees(people)

    @Slot()
    def look(self) -> None:
        """Show the newest lines that fit what is asked."""
        self._lines, self._before = (), None
        self._fetch()

    @Slot()
    def look_further(self) -> None:
        """Show older lines below these."""
        if self._before is not None:
            self._fetch()

    def _fetch(self) -> None:
        try:
            question = self.asking.question()
        except UserError as error:
            self.asking.show_problem(error)
            return
        call = partial(self._log.lines, question, actor=self._desk.actor, before=self._before)
        self._desk.tasks.run(call, done=self._on_page, failed=self._on_failed, owner=self, latest="lines")

    def _on_page(self, page: LogPage) -> None:
        self._lines += page.lines
        self._before = page.before
        self.table.set_records(in_days(self._lines))
        self.older.setVisible(page.before is not None)
        self.status.tell("")

    def _on_failed(self, error: KsError) -> None:
        if error.code == "log_closed":
            self.shut.emit()
        else:
            self.status.tell(error.text(), Tone.SAFETY)

    @Slot(str)
    def _on_woman_typed(self, text: str) -> None:
        call = partial(self._log.women, text, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_women, failed=self._on_failed, owner=self, latest="women")

    def _on_women(self, women: Women) -> None:
        self.asking.offer_women(women)

    @Slot(object)
    def show_all_of(self, shown: Shown) -> None:
        """Show everything the log keeps of a line."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for name, value in details(shown.line):
            if value:
                self._rows.addWidget(typed(name, "label"))
                self._rows.addWidget(typed(value, "secondary", wrap=True))
        self.export.hide()
        self.detail.show()
        self.side.show()

    @Slot()
    def ask_export(self) -> None:
        """Ask how the lines go out."""
        try:
            self.export.begin(self.asking.question())
        except UserError as error:
            self.asking.show_problem(error)
            return
        self.detail.hide()
        self.export.show()
        self.side.show()
        self.export.focus_first()

    @Slot()
    def hide_side(self) -> None:
        """Show the lines alone."""
        self.side.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def verify(self) -> None:
        """Compute the log again, beside other work, and say how it stands."""
        self.check.setEnabled(False)
        self.status.tell(_("The log is being checked…"))
        call = partial(self._log.check, actor=self._desk.actor)
        self._desk.tasks.run_aside(call, done=self._on_checked, failed=self._on_check_failed, owner=self)

    def _on_checked(self, checked: Checked) -> None:
        self.check.setEnabled(True)
        self.status.tell("\n".join(checked.sentences()), Tone.SAFETY if checked.findings else Tone.ACCENT)

    def _on_check_failed(self, error: KsError) -> None:
        self.check.setEnabled(True)
        self._on_failed(error)
