"""The morning page: three short lists, no charts, calm when empty."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.referrals.domain import Tray
from ks_desktop.today.domain import Morning, ToCall, Waiting, WaitingKind
from ks_desktop.today.service import Mornings
from ks_desktop.visits.domain import AppointmentState, ContactResult, DayPlan, DayStop
from ks_desktop.visits.service import Visits
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import (
    Button,
    Card,
    Flow,
    Hairline,
    NameButton,
    PageTitle,
    Prose,
    Scrolling,
    column,
    label,
    page_column,
    row,
    say,
    typed,
)
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import clock_time, long_day, minutes, short_day

_CONTENT: Final = "content"
PAGES: Final = {
    WaitingKind.BEGUN_REFERRALS: "referrals",
    WaitingKind.NEW_REFERRALS: "referrals",
    WaitingKind.CONSENT_MISSING: "referrals",
    WaitingKind.INCOMPLETE: "referrals",
    WaitingKind.DRAFT_LETTERS: "letters",
    WaitingKind.LETTERS_TO_SEND: "letters",
    WaitingKind.DOUBTFUL_VISITS: "women",
    WaitingKind.OUTCOME_MISSING: "women",
    WaitingKind.FEEDBACK_DUE: "women",
    WaitingKind.TO_CLOSE: "women",
    WaitingKind.AFTER_DUE_DATE: "women",
}
TRAYS: Final = {
    WaitingKind.NEW_REFERRALS: Tray.NEW,
    WaitingKind.CONSENT_MISSING: Tray.CONSENT_MISSING,
    WaitingKind.INCOMPLETE: Tray.INCOMPLETE,
}
_NAMED: Final = frozenset(kind for kind, word in PAGES.items() if word == "women") | {
    WaitingKind.CONSENT_MISSING,
    WaitingKind.INCOMPLETE,
}


class TodayPage(QWidget):
    """Whom to call now, where to go today, what waits.

    Attributes:
        case_chosen: Open this woman's page.
        plan_wanted: Plan a visit for this case.
        page_wanted: Go to the page of this word.
        tray_wanted: Show this tray of the referrals.
        referral_wanted: Begin a new referral, or go on with the one that was begun.
        print_day: Save the plan of this day.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    page_wanted = Signal(str)
    tray_wanted = Signal(object)
    referral_wanted = Signal()
    print_day = Signal(object)

    def __init__(self, desk: Desk, mornings: Mornings, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        say(self, part="page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._mornings = mornings
        self._visits = visits
        self._was_shown = False
        self.morning: Morning | None = None
        self._title = PageTitle(N_("Today"))
        self.calls = Card(N_("Call now"))
        self.road = Card(N_("On the road"))
        self.waiting = Card(N_("Waiting for me"))
        for card, name in ((self.calls, "calls"), (self.road, "road"), (self.waiting, "waiting")):
            card.setObjectName(name)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.BETWEEN)
        for card, stretch in ((self.calls, 6), (self.road, 3), (self.waiting, 4)):
            self._columns.addWidget(card, stretch, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        inner = column(gap=Space.NONE)
        inner.addLayout(self._columns)
        inner.addStretch(1)
        holder.setLayout(inner)
        self.told = label("", tone=Tone.MUTED, wrap=True)
        self.told.setObjectName("told_today")
        self.told.hide()
        box = page_column(self._title, self.told)
        box.addWidget(Scrolling(holder), 1)
        self.setLayout(box)

    def refresh(self) -> None:
        """Look again."""
        mornings, actor, again = self._mornings, self._desk.actor, self._was_shown
        self._desk.tasks.run(
            lambda: mornings.morning(actor=actor, is_refresh=again), done=self._on_morning, owner=self, latest="morning"
        )

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something on the page may have changed."""
        if changes.clients or changes.referrals or changes.visits or changes.letters:
            self.refresh()

    def _on_morning(self, morning: Morning) -> None:
        self._was_shown = True
        self.morning = morning
        self._title.set_subtitle(long_day(morning.day))
        self.told.setText(morning.told)
        self.told.setVisible(bool(morning.told))
        focused = self.focusWidget()
        had_focus = bool(focused) and self.isAncestorOf(focused)
        self._show_calls(morning)
        self._show_road(morning.on_the_road)
        self._show_waiting(morning.waiting)
        if had_focus:
            self.setFocus()

    def _show_calls(self, morning: Morning) -> None:
        body = column()
        for number, entry in enumerate(morning.to_call):
            if number:
                body.addWidget(Hairline())
            body.addWidget(self._call(entry))
        if morning.more_to_call:
            more = Button(N_("Everybody to plan"), part="link")
            more.clicked.connect(partial(self.page_wanted.emit, "agenda"))
            body.addWidget(more)
        if not morning.to_call:
            body.addWidget(Prose(N_("Nobody needs to be called today."), tone=Tone.MUTED))
            new = Button(N_("Enter a referral"), Icon.ADD)
            new.setObjectName("enter_referral")
            new.clicked.connect(self.referral_wanted)
            line = row(new)
            line.addStretch(1)
            body.addLayout(line)
        _put(self.calls, body)

    def _call(self, entry: ToCall) -> QWidget:
        name = NameButton(entry.name)
        name.setObjectName("call_name")
        name.clicked.connect(partial(self.case_chosen.emit, entry.case_id))
        head = row(name)
        head.addWidget(label(str(entry.age) if entry.age is not None else "", tone=Tone.MUTED))
        head.addStretch(1)
        if entry.phone:
            head.addWidget(typed(entry.phone))
        why = typed(" · ".join(entry.why), tone=Tone.ATTENTION if entry.is_pressing else Tone.MUTED, wrap=True)
        buttons = Flow(gap=Space.TIGHT)
        for text, result in (
            (N_("Spoken"), ContactResult.SPOKEN),
            (N_("Not reached"), ContactResult.NOT_REACHED),
            (N_("Later"), ContactResult.LATER),
        ):
            button = Button(text)
            button.setObjectName(f"attempt_{result.value}")
            button.setAccessibleDescription(entry.name)
            button.clicked.connect(partial(self._attempt, entry.case_id, result))
            buttons.addWidget(button)
        plan = Button(N_("Plan"), part="link")
        plan.setObjectName("call_plan")
        plan.setAccessibleDescription(entry.name)
        plan.clicked.connect(partial(self.plan_wanted.emit, entry.case_id))
        buttons.addWidget(plan)
        holder = QWidget()
        holder.setLayout(column(head, why, buttons, gap=Space.TIGHT))
        why.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        return holder

    def _attempt(self, case_id: CaseId, result: ContactResult) -> None:
        visits, actor = self._visits, self._desk.actor
        self._desk.tasks.run(lambda: visits.attempt(case_id, result, actor=actor))

    def _show_road(self, plan: DayPlan) -> None:
        body = column()
        for stop in plan.stops:
            body.addWidget(self._stop(stop))
        if plan.stops:
            button = Button(N_("Show the day plan"), Icon.PRINT)
            button.setObjectName("print_day")
            button.clicked.connect(partial(self.print_day.emit, plan.day))
            line = row(button)
            line.addStretch(1)
            body.addLayout(line)
        else:
            body.addWidget(Prose(N_("No visits today."), tone=Tone.MUTED))
        _put(self.road, body)

    def _stop(self, stop: DayStop) -> QWidget:
        visit = stop.appointment
        open_page = NameButton(f"{clock_time(visit.start)}  {stop.initials}")
        open_page.setObjectName("stop")
        open_page.clicked.connect(partial(self.case_chosen.emit, visit.case_id))
        where = " ".join(part for part in (stop.postcode4, stop.place) if part)
        done = "" if visit.state is AppointmentState.BOOKED else _("done")
        travel = minutes(stop.travel_before) if stop.travel_before else ""
        holder = QWidget()
        line = row(open_page, typed(where, tone=Tone.MUTED))
        line.addStretch(1)
        line.addWidget(label(done or travel, tone=Tone.MUTED))
        holder.setLayout(line)
        return holder

    def _show_waiting(self, waiting: tuple[Waiting, ...]) -> None:
        body = column(gap=Space.TIGHT)
        for entry in waiting:
            go = NameButton(entry.text())
            go.setObjectName(f"waiting_{entry.kind.value}")
            go.clicked.connect(partial(self._go_to, entry.kind))
            body.addLayout(Flow(go))
            if entry.oldest:
                since = label(_("since {day}", day=short_day(entry.oldest)), "secondary")
                since.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
                body.addWidget(since)
            for case_id, name in entry.cases if entry.kind in _NAMED else ():
                person = NameButton(name)
                person.setObjectName("waiting_name")
                person.clicked.connect(partial(self.case_chosen.emit, case_id))
                body.addLayout(Flow(person))
        if not waiting:
            body.addWidget(Prose(N_("Nothing waits for you."), tone=Tone.MUTED))
        _put(self.waiting, body)

    def _go_to(self, kind: WaitingKind) -> None:
        if kind in TRAYS:
            self.tray_wanted.emit(TRAYS[kind])
        elif kind is WaitingKind.BEGUN_REFERRALS:
            self.referral_wanted.emit()
        else:
            self.page_wanted.emit(PAGES[kind])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < Size.FORM
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)


def _put(card: Card, body: QVBoxLayout) -> None:
    """Show this in a card, in place of what it showed."""
    before = card.findChild(QWidget, _CONTENT, Qt.FindChildOption.FindDirectChildrenOnly)
    if before is not None:
        before.setObjectName("")
        before.hide()
        card.body.removeWidget(before)
        before.deleteLater()
    content = QWidget()
    content.setObjectName(_CONTENT)
    content.setLayout(body)
    card.body.addWidget(content)
