"""A plan, list of calls or form: looked at first, then printed or saved. No paper is kept, only that a plan is out."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.letters.printing import PlanPaper, PlanPrinting, glyph_notice
from ks_desktop.paper.paint import Paper
from ks_desktop.visits.page.printed.line import PrintedLine
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.parts import Button, PageTitle, page_column, row, say
from ks_desktop.widgets.pdf_view import PdfView, print_pdf
from ks_desktop.widgets.saving import ask_where


class PlanPage(QWidget):
    """Shows a plan as it will come from the printer.

    Attributes:
        shown: A plan is there: bring this page to the front.
        left: Back to where she was.
        list_wanted: Show which plans are out.
    """

    shown = Signal()
    left = Signal()
    list_wanted = Signal()

    def __init__(self, desk: Desk, plans: PlanPrinting, messages: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan")
        say(self, part="page")
        self._desk = desk
        self._plans = plans
        self._messages = messages
        self._name = ""
        self._notice = ""
        self._plan: PlanPaper | None = None
        self.pdf = b""
        self._title = PageTitle("")
        back = Button(N_("Back"), Icon.BACK)
        back.setObjectName("leave_plan")
        back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        self.view = PdfView()
        self.view.print_asked.connect(self._on_print_asked)
        self.view.save_asked.connect(self._on_save_asked)
        self.plans_out = PrintedLine(desk, plans.register)
        self.plans_out.wanted.connect(self.list_wanted)
        head = row(self._title)
        head.addStretch(1)
        head.addWidget(self.plans_out)
        head.addWidget(back)
        box = page_column(head)
        box.addWidget(self.view, 1)
        self.setLayout(box)

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Make and show the plan of a day."""
        title = _("Day plan {day}", day=f"{day:%d-%m-%Y}")
        self.show_paper(partial(self._plans.day, day, actor=self._desk.actor), title, f"dagplan-{day:%Y-%m-%d}")

    @Slot(object)
    def show_week(self, day: date) -> None:
        """Make and show the plan of the week with this day."""
        year, week, _weekday = day.isocalendar()
        title = _("Week plan {week}", week=f"{year}-{week:02d}")
        call = partial(self._plans.week, year, week, actor=self._desk.actor)
        self.show_paper(call, title, f"weekplan-{year}-W{week:02d}")

    @Slot(object)
    def show_team(self, day: date) -> None:
        """Make and show the plan of the team in the week with this day."""
        year, week, _weekday = day.isocalendar()
        title = _("Team plan {week}", week=f"{year}-{week:02d}")
        call = partial(self._plans.team, year, week, actor=self._desk.actor)
        self.show_paper(call, title, f"teamplan-{year}-W{week:02d}")

    def show_form(self, call: Callable[[], bytes]) -> None:
        """Show the empty referral form, to be printed or saved and filled elsewhere."""

        def show(pdf: bytes) -> None:
            self._plan = None
            self._show(pdf, _("Empty referral form"), "aanmeldformulier", "")

        self._desk.tasks.run(call, done=show, owner=self, latest="plan")

    def save_to(self, file: Path) -> None:
        """Write the plan to a file that only its owner may read."""
        self._desk.tasks.run(partial(_write, file, self.pdf), done=self._on_written, owner=self)

    def show_paper(self, call: Callable[[], Paper], title: str, name: str) -> None:
        """Make a paper and show it under a title; saved, it has this name. A plan is out once printed or saved."""

        def show(paper: Paper) -> None:
            self._plan = paper if isinstance(paper, PlanPaper) else None
            self._show(paper.pdf, title, name, glyph_notice(paper))

        self._desk.tasks.run(call, done=show, owner=self, latest="plan")

    def _show(self, pdf: bytes, title: str, name: str, notice: str) -> None:
        self.pdf, self._name, self._notice = pdf, name, notice
        self._title.set_title(title)
        self.view.set_pdf(pdf)
        self.plans_out.refresh()
        self.shown.emit()
        self._warn()

    @Slot()
    def _on_print_asked(self) -> None:
        self._warn()
        plan = self._plan
        if print_pdf(self.pdf, self) and plan is not None:
            self._register(plan, _("Plan {label} is in the list of plans that are out.", label=plan.draft.label))

    def _register(self, plan: PlanPaper, said: str) -> None:
        """Keep that a plan is out, and say it."""
        call = partial(self._plans.printed, plan, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_registered, said), owner=self)

    def _on_registered(self, said: str, _changes: Changes) -> None:
        self.plans_out.refresh()
        self._messages.inform(said, action=N_("Show the list"), act=self.list_wanted.emit)

    def _warn(self) -> None:
        if self._notice:
            self._messages.warn(self._notice)

    @Slot()
    def _on_save_asked(self) -> None:
        ask_where(self, _("Save as PDF"), f"{self._name}.pdf", self.save_to)

    def _on_written(self, file: Path) -> None:
        said = _("Saved as {name}.", name=file.name)
        if self._plan is not None:
            self._register(self._plan, said)
        else:
            self._messages.inform(said)


def _write(file: Path, content: bytes) -> Path:
    try:
        write_private(file, content)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The plan could not be saved there. Choose another place.")
        ) from error
    return file
