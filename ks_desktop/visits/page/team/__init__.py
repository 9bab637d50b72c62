"""The team: what each nurse has, by name; from here work is handed over and printed."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes
from ks_desktop.visits.domain.caseload import Caseload
from ks_desktop.visits.page.keys import bind
from ks_desktop.visits.page.team.columns import MEANING, caseload_columns
from ks_desktop.visits.page.team.hand_over import HandOverPane
from ks_desktop.visits.service.caseload import Caseloads
from ks_desktop.visits.service.handing_over import HandOvers
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, PageTitle, column, label, page_column, row, say
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import long_day

_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamServices:
    """The services this page asks."""

    caseload: Caseloads
    hand_overs: HandOvers
    schedules: Schedules


class TeamPage(QWidget):
    """The nurses with what they have, and the hand-over of one of them.

    Attributes:
        left: Back to where she was.
        list_wanted: The list on paper of what a nurse looks after: her id, and cases or None for all of it.
        huddle_wanted: The list for the meeting of the team.
    """

    left = Signal()
    list_wanted = Signal(object, object)
    huddle_wanted = Signal()

    def __init__(self, desk: Desk, services: TeamServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("team")
        say(self, part="page")
        self._desk = desk
        self._services = services
        self._title = PageTitle(N_("Team"))
        self.table: RecordsTable[Caseload] = RecordsTable(
            caseload_columns(),
            key=lambda load: load.key,
            name=N_("What each nurse has"),
            empty=N_("Nobody is in the team yet."),
        )
        self.table.setObjectName("team_loads")
        self.table.chosen.connect(self._on_chosen)
        self.table.selected.connect(self._on_selected)
        self.pane = HandOverPane(desk, services.hand_overs, services.schedules)
        self.pane.left.connect(self.show_team)
        self.pane.list_wanted.connect(self.list_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self.hand = Button(N_("Hand over her work (O)"), part="primary")
        self.paper = Button(N_("Her list on paper (L)"), Icon.PRINT)
        self.huddle = Button(N_("List for the team meeting"), Icon.PRINT)
        back = Button(N_("Back"), Icon.BACK)
        for button, name in (
            (self.hand, "hand_over_work"),
            (self.paper, "print_work"),
            (self.huddle, "print_meeting"),
            (back, "leave_team"),
        ):
            button.setObjectName(name)
        self.hand.clicked.connect(self.begin)
        self.paper.clicked.connect(self._on_paper)
        self.huddle.clicked.connect(self.huddle_wanted)
        back.clicked.connect(self.left)
        head = row(self._title)
        head.addStretch(1)
        head.addWidget(back)
        buttons = QWidget()
        buttons.setLayout(Flow(self.hand, self.paper, self.huddle))
        meaning = column(*(label(text, "secondary", tone=Tone.MUTED, wrap=True) for text in MEANING), gap=Space.NONE)
        box = column(head, self.table, buttons, gap=Space.INSIDE)
        box.setStretch(1, 1)
        box.addLayout(meaning)
        overview = QWidget()
        overview.setLayout(box)
        self._parts = QStackedLayout()
        self._parts.addWidget(overview)
        self._parts.addWidget(self.pane)
        whole = page_column()
        whole.addLayout(self._parts, 1)
        self.setLayout(whole)
        bind(overview, {"Esc": self.left.emit, "O": self.begin, "L": self._on_paper})
        bind(overview, {str(place): partial(self._select, place) for place in range(1, _DIGITS + 1)})

    def show_team(self) -> None:
        """Show what each nurse has."""
        self._parts.setCurrentIndex(0)
        self.refresh()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_back(self) -> None:
        """Go on where she was before she looked at a paper."""
        if self._parts.currentIndex():
            self.pane.come_back()
        else:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Count anew."""
        today = self._desk.clock.today()
        self._title.set_subtitle(long_day(today))
        call = partial(self._services.caseload.of_team, today, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_loads, owner=self, latest="team")

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something changed and the page is shown."""
        if self.isVisible() and changes.any():
            self.refresh()

    def _on_loads(self, loads: tuple[Caseload, ...]) -> None:
        self.table.set_records(loads)
        if self.table.current() is None:
            away = next((load for load in loads if load.away), None)
            if away is None or not self.table.select(away.key):
                self.table.select_first()
        self._on_selected(self.table.current())

    def _select(self, place: int) -> None:
        loads = self.table.records()
        if place <= len(loads):
            self.table.select(loads[place - 1].key)

    @Slot(object)
    def _on_selected(self, load: Caseload | None) -> None:
        is_nurse = load is not None and load.nurse is not None
        self.hand.setEnabled(is_nurse)
        self.paper.setEnabled(is_nurse)

    @Slot(object)
    def _on_chosen(self, _load: Caseload) -> None:
        self.begin()

    @Slot()
    def begin(self) -> None:
        """Hand over the work of the nurse who is chosen."""
        load = self.table.current()
        if load is not None and load.nurse is not None:
            self._parts.setCurrentIndex(1)
            self.pane.begin(load.nurse, load.name)

    @Slot()
    def _on_paper(self) -> None:
        load = self.table.current()
        if load is not None and load.nurse is not None:
            self.list_wanted.emit(load.nurse, None)
