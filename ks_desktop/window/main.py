"""The main window: rail, top bar, pages, help, messages. It answers the bells that pages ring."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.values import CaseId, Changes, ReferralId, ServiceId
from ks_desktop.referrals.domain import Tray
from ks_desktop.search.page import SearchField
from ks_desktop.security.domain import User
from ks_desktop.security.rights import Right
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.messages import MessageBar, ProgressBar
from ks_desktop.widgets.parts import column, row, say
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.window.aside import Aside
from ks_desktop.window.backing_up import BackupKeeper
from ks_desktop.window.bar import TopBar
from ks_desktop.window.by_code import ByCode
from ks_desktop.window.checking import FileCheck, looking_band
from ks_desktop.window.dropping import FileDrop
from ks_desktop.window.entering import Entering, desk_of
from ks_desktop.window.help_panel import HelpPanel, PageWithHelp
from ks_desktop.window.inbox import Inbox
from ks_desktop.window.keeping_up import KeepingWatch
from ks_desktop.window.pages import Pages
from ks_desktop.window.places import BELOW_THE_LINE, PLACES, Place
from ks_desktop.window.rail import Rail
from ks_desktop.window.sweeping import Sweeper
from ks_desktop.window.undoing import Undoing
from ks_desktop.window.withholding import Withholding

if TYPE_CHECKING:
    from ks_desktop.house import House
    from ks_desktop.onward.domain import OnwardReferral


class MainWindow(QWidget):
    """Everything a nurse sees while the program is unlocked.

    Attributes:
        lock_wanted: Lock now.
        pin_wanted: She wants to choose a PIN for the rest of the day.
    """

    lock_wanted = Signal()
    pin_wanted = Signal()

    def __init__(self, house: "House", tasks: Tasks, user: User, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        say(self, part="page")
        self.desk = desk_of(house, tasks)
        self.rail = Rail(may=self.desk.may)
        self.search = SearchField(self.desk, house.search)
        self.bar = TopBar(self.search, user.full_name)
        self.help = HelpPanel()
        self.messages = MessageBar()
        self.withholding = Withholding(self.desk.may, self)
        self.entering = Entering(self.desk.may, self.messages.inform)
        self.progress = ProgressBar()
        self.stack = QStackedWidget()
        self.middle = PageWithHelp(self.stack, self.help)
        self.aside = Aside(self.desk, house, self.messages, self.stack)
        self.plans = self.aside.plans
        self.pages = Pages(self.desk, house, self)
        self.by_code = ByCode(house, self)
        self.drop = FileDrop(self)
        self.undoing = Undoing(self.desk, self.bar, self.messages, self)
        self._word = self.entering.first()
        self.band = looking_band() if house.is_read_only else None
        self._lay_out()
        self._connect(tasks)
        self.undoing.look()
        self._begin_watching(house)

    def _begin_watching(self, house: "House") -> None:
        self.backing_up = BackupKeeper(self.desk, house.backups, self.messages)
        self.checking = FileCheck(self.desk, house, self.messages)
        self.checking.start()
        if not house.is_read_only:
            self.keeping_up = KeepingWatch(self.desk, house, self.messages)
            self.keeping_up.start()
        if self.entering.may(Right.RECORD):
            self.sweeper = Sweeper(self.desk, house.retention, self)
            self.sweeper.start()
            self.inbox = Inbox(self.desk, house, self.messages, partial(self.show_tray, Tray.NEW))

    def _lay_out(self) -> None:
        foot = column(self.progress, self.messages, gap=Space.NONE)
        foot.setContentsMargins(Space.INSIDE, Space.NONE, Space.INSIDE, Space.RELATED)
        work = column(self.bar, gap=Space.NONE)
        work.addWidget(self.middle, 1)
        work.addLayout(foot)
        both = row(self.rail, gap=Space.NONE)
        both.addLayout(work, 1)
        whole = column(*([self.band] if self.band else []), gap=Space.NONE)
        whole.addLayout(both, 1)
        self.setLayout(whole)

    def _connect(self, tasks: Tasks) -> None:
        self.rail.chosen.connect(self.show_page)
        self.rail.help_wanted.connect(self.toggle_help)
        self.help.closed.connect(self.help.hide)
        self.bar.undo_wanted.connect(self.undoing.undo)
        self.bar.lock_wanted.connect(self.lock_wanted)
        self.search.case_chosen.connect(self.open_case)
        self.search.action_chosen.connect(self.do)
        self.search.organisation_chosen.connect(self.open_organisation)
        self.search.service_chosen.connect(self.open_service)
        self.search.paper_chosen.connect(self.by_code.open)
        self.aside.left.connect(self._on_plan_left)
        self.aside.step_asked.connect(self.undoing.take_back)
        self.aside.case_wanted.connect(self.open_case)
        self.drop.dropped.connect(self.bring)
        tasks.changed.connect(self._on_changed)
        tasks.problem.connect(self.messages.show_problem)
        tasks.long_started.connect(self.progress.follow)
        self._give_keys()

    def _give_keys(self) -> None:
        # Shortcuts of our own: a button's would only click it a tenth of a second later.
        acts: dict[str, Callable[[], object]] = {
            "Ctrl+K": self.search.begin,
            "Ctrl+F": self.find_here,
            "Ctrl+N": self.new_referral,
            "Ctrl+Z": self.undoing.undo,
            "Ctrl+Y": self.undoing.redo,
            "Ctrl+Shift+Z": self.aside.show_steps,
            "Ctrl+L": self.lock_wanted.emit,
            "Alt+T": self.aside.show_team,
            "F1": self.toggle_help,
        }
        acts = self.entering.keys(acts) | {
            item.keys: partial(self.show_page, item.word) for item in (*PLACES, *BELOW_THE_LINE)
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def place(self) -> Place:
        """Return where she is now."""
        case_id = self.pages.open_case(self._word)
        panel = self.pages.women().case.open_panel_word() if case_id is not None else ""
        return Place(self._word, case_id, panel)

    def go_to(self, place: Place | None) -> None:
        """Go where she was; without a place, to the first page."""
        wanted = place if place is not None and self.entering.is_open(place.word) else Place(self.entering.first())
        if wanted.case_id is not None:
            self.open_case(wanted.case_id, wanted.panel)
        else:
            self.show_page(wanted.word)

    @Slot(str)
    def show_page(self, word: str) -> bool:
        """Go to a page, if she may; it is made when it is first needed, and looks again when it is shown."""
        if not self.entering.check(word):
            return False
        page = self.pages.page(word)
        self.flush()  # the page she goes to may count what she began here
        self.search.close_list()
        self._word = word
        if self.stack.currentWidget() is not page and self.messages.property("tone") != Tone.SAFETY.value:
            self.messages.clear()  # it was about the page she leaves; what is about her data stays
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.rail.show_place(word)
        self.pages.refresh(word)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.help.isVisibleTo(self):
            self.help.show_page(word)
            self.middle.place_help()
        return True

    @Slot(object)
    def open_case(self, case_id: CaseId, panel: str = "") -> None:
        """Open a woman's page, with one of its forms if that is asked."""
        if self.show_page("women"):
            self.pages.women().open_case(case_id, panel)

    @Slot(object)
    def open_referral(self, referral_id: ReferralId) -> None:
        """Open a referral in the form."""
        if self.show_page("referrals"):
            self.pages.referrals().open_referral(referral_id)

    @Slot(object)
    def show_tray(self, tray: Tray) -> None:
        """Show a tray of the referrals."""
        if self.show_page("referrals"):
            self.pages.referrals().show_tray(tray)

    @Slot(object)
    def plan_for(self, case_id: CaseId) -> None:
        """Plan a visit for her."""
        if self.show_page("agenda"):
            self.pages.agenda().plan_for(case_id)

    @Slot(object, str)
    def make_letter(self, case_id: CaseId, kind: str) -> None:
        """Make a letter for her."""
        if self.show_page("letters"):
            self.pages.letters().make(case_id, kind)

    @Slot(object, str)
    def put_on_paper(self, referral: "OnwardReferral", kind: str) -> None:
        """Make the letter that puts an onward referral on paper."""
        if self.show_page("letters"):
            self.pages.letters().onward(referral, kind)

    @Slot(object, str)
    def answer_referrer(self, referral_id: ReferralId, kind: str) -> None:
        """Make a letter to whoever sent this referral."""
        if self.show_page("letters"):
            self.pages.letters().answer(referral_id, kind)

    @Slot(object)
    def open_organisation(self, organisation: Organisation) -> None:
        """Open a partner's card."""
        if self.show_page("directory"):
            self.pages.directory().open_card(organisation)

    @Slot(object)
    def open_service(self, service_id: ServiceId) -> None:
        """Open the card of what is offered."""
        if self.show_page("directory"):
            self.pages.directory().open_service(service_id)

    @Slot()
    def new_referral(self) -> None:
        """Begin a new referral."""
        if self.show_page("referrals"):
            self.pages.referrals().new()

    @Slot(object)
    def bring(self, files: tuple[Path, ...]) -> None:
        """Take in files that were dropped on the window."""
        if self.show_page("referrals"):
            self.pages.referrals().bring(files)

    @Slot()
    def find_here(self) -> None:
        """Search in the page, where it has a search field of its own; else in everything."""
        if self.place() == Place("women"):
            self.pages.women().search()
        elif self.place() == Place("letters"):
            self.pages.letters().search()
        else:
            self.search.begin()

    @Slot(str, object)
    def do(self, word: str, day: date | None) -> None:
        """Do what was chosen in the search field: go to a page, or one of a few actions."""
        actions: dict[str, Callable[[], object]] = {
            "new_referral": self.new_referral,
            "lock": self.lock_wanted.emit,
            "pin": self.pin_wanted.emit,
            "undo": self.undoing.undo,
            "redo": self.undoing.redo,
            "help": self.toggle_help,
        } | self.aside.acts()
        of_a_day = self.aside.of_a_day() | {"week": self.show_week}
        if word in actions:
            actions[word]()
        elif word in of_a_day:
            of_a_day[word](day or self.desk.clock.today())
        else:
            self.show_page(word)

    def show_week(self, day: date) -> None:
        """Show the agenda of the week with this day."""
        if self.show_page("agenda"):
            self.pages.agenda().week.show_day(day, week=True)

    @Slot()
    def show_hours(self) -> None:
        """Set working days."""
        if self.show_page("settings"):
            self.pages.settings().show_hours()

    @Slot()
    def toggle_help(self) -> None:
        """Show the help of this page, or take it away."""
        if self.help.isVisibleTo(self):
            self.help.hide()
        else:
            self.help.show_page(self.aside.help_word() or self.place().word)
            self.help.show()

    @Slot()
    def _on_plan_left(self) -> None:
        self.show_page(self._word)

    def flush(self, *, everything: bool = False) -> None:
        """Let every form hand over its draft now; `everything` also what was handed over before and got lost."""
        for form in self.findChildren(Form):
            form.flush_draft(everything=everything)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.pages.tell(changes, shown=self.stack.currentWidget())
