"""The left of the agenda: a week or a day as a grid, and the way through the calendar."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import AppointmentState, DayPlan, DayStop, Proposal, WeekPlan
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, Scrolling, column, label
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Block, BlockKind, Stretch
from ks_desktop.widgets.words import brief_day, long_day, minutes, short_day

PROPOSAL: Final = "proposal:"
_WORKDAYS: Final = 5
_MIDNIGHT: Final = 24 * 60
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WeekPane(QWidget):
    """A week or a day. PgUp and PgDn go back and forth, T is today, D and W choose day or week.

    Attributes:
        caption: Which days are shown, in words; the page puts it beside its title.
        moved: Another ISO week is wanted: any day of it.
        visit_chosen: A visit was chosen: its DayStop.
        proposal_chosen: A proposal was chosen: its place in the list, from 0.
    """

    moved = Signal(object)
    visit_chosen = Signal(object)
    proposal_chosen = Signal(int)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = today
        self.shows_week = True
        self._today = today
        self._plan: WeekPlan | None = None
        self._proposals: tuple[Proposal, ...] = ()
        self.caption = label("", tone=Tone.MUTED)
        self.grid = WeekGrid(N_("Agenda"))
        self.grid.setObjectName("week_grid")
        self.grid.setMinimumWidth(Size.HOURS)  # a week of seven days is made to fit: it never scrolls sideways
        self.grid.chosen.connect(self._on_chosen)
        self._sheet = Scrolling(self.grid)
        self._sheet.installEventFilter(self)
        box = column(gap=Space.INSIDE)
        box.addLayout(self._buttons())
        box.addWidget(self._sheet)
        self.setLayout(box)
        for keys, slot in (("PgUp", self.back), ("PgDown", self.forth)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _buttons(self) -> Flow:
        line = Flow()
        self._switch = Button(N_("&Day"))
        for name, button, slot in (
            ("earlier", Button(N_("Previous"), Icon.BACK), self.back),
            ("today", Button(N_("&Today")), self.to_today),
            ("later", Button(N_("Next")), self.forth),
            ("day_or_week", self._switch, self.switch),
        ):
            button.setObjectName(name)
            button.clicked.connect(slot)
            line.addWidget(button)
        return line

    def show_plan(self, plan: WeekPlan, today: date) -> None:
        """Show a week, or the chosen day of it."""
        self._plan, self._today = plan, today
        self._paint()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show proposed times beside what is booked."""
        self._proposals = tuple(proposals)
        self._paint()

    def show_day(self, day: date, *, week: bool) -> None:
        """Go to a day, seen as a day or as its week."""
        is_other = self._plan is None or day.isocalendar()[:2] != (self._plan.year, self._plan.week)
        self.day, self.shows_week = day, week
        if is_other:
            self.moved.emit(day)
        else:
            self._paint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What the grid leaves alone (there is no block to go to) comes by the sheet, which would scroll sideways.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self._go(_STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def back(self) -> None:
        """Go a week or a day back."""
        self._go(-1)

    @Slot()
    def forth(self) -> None:
        """Go a week or a day on."""
        self._go(1)

    @Slot()
    def to_today(self) -> None:
        """Go to today."""
        self.show_day(self._today, week=self.shows_week)

    @Slot()
    def switch(self) -> None:
        """Show the day instead of the week, or the week instead of the day."""
        self.show_day(self.day, week=not self.shows_week)

    def _go(self, steps: int) -> None:
        days = timedelta(days=7 if self.shows_week else 1)
        self.show_day(self.day + steps * days, week=self.shows_week)

    def _paint(self) -> None:
        if self._plan is None:
            return
        shown = self._week() if self.shows_week else self._one_day()
        blocks = [_block(stop) for day in shown for stop in day.stops]
        blocks += [_outline(place, proposal) for place, proposal in enumerate(self._proposals)]
        self.caption.setText(self._words([day.day for day in shown]))
        self._switch.setText(_("&Day") if self.shows_week else _("&Week"))
        self.grid.show_week(
            [day.day for day in shown],
            blocks,
            working=[stretch for day in shown for stretch in _working(day)],
            travel=[stretch for day in shown for stretch in _travel(day)],
            today=self._today,
        )

    def _week(self) -> list[DayPlan]:
        """Return Monday to Friday, and a day of the weekend on which something is to be seen."""
        seen = {local_day(proposal.starts_at) for proposal in self._proposals} | {self._today}
        days = self._plan.days if self._plan else ()
        return [d for d in days if d.day.weekday() < _WORKDAYS or d.hours is not None or d.stops or d.day in seen]

    def _one_day(self) -> list[DayPlan]:
        return [day for day in self._plan.days if day.day == self.day] if self._plan else []

    def _words(self, days: list[date]) -> str:
        if not self.shows_week or self._plan is None:
            return long_day(self.day)
        return _(
            "Week {week}: {first} to {last}",
            week=self._plan.week,
            first=brief_day(days[0]),
            last=short_day(days[-1], today=self._today),
        )

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        if key.startswith(PROPOSAL):
            self.proposal_chosen.emit(int(key.removeprefix(PROPOSAL)))
            return
        stops = [stop for day in (self._plan.days if self._plan else ()) for stop in day.stops]
        for stop in stops:
            if str(stop.appointment.id) == key:
                self.visit_chosen.emit(stop)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _end_minute(start: int, length: int) -> int:
    """Return the last minute of a block as it is drawn: on the day it begins."""
    return min(start + length, _MIDNIGHT - 1)


def _block(stop: DayStop) -> Block:
    visit = stop.appointment
    start = _minute(visit.start)
    return Block(
        key=str(visit.id),
        day=visit.day,
        start=start,
        end=_end_minute(start, visit.minutes),
        title=stop.initials,
        lines=tuple(filter(None, _lines(stop))),
        kind=BlockKind.BOOKED if visit.state is AppointmentState.BOOKED else BlockKind.DONE,
    )


def _lines(stop: DayStop) -> list[str]:
    # A card of an hour has room for one line under the title: weeks and postcode say most.
    where = _("address with you") if stop.is_secret else stop.postcode4
    weeks = " · ".join(filter(None, (str(stop.age or ""), where)))
    return [weeks, stop.place, _("with interpreter") if stop.interpreter else "", _("code {code}", code=stop.code)]


def _outline(place: int, proposal: Proposal) -> Block:
    start = _minute(local_time(proposal.starts_at))
    return Block(
        key=f"{PROPOSAL}{place}",
        day=local_day(proposal.starts_at),
        start=start,
        end=_end_minute(start, proposal.minutes),
        title="",
        lines=(_("proposal {number}", number=place + 1), str(proposal.age), minutes(proposal.travel_before)),
        kind=BlockKind.PROPOSED,
    )


def _working(day: DayPlan) -> list[Stretch]:
    if day.hours is None or day.is_holiday:
        return []
    return [Stretch(day=day.day, start=_minute(day.hours.start), end=_minute(day.hours.end))]


def _travel(day: DayPlan) -> list[Stretch]:
    """Return the road to each visit, ending where the visit starts, and the road home."""
    roads = []
    for stop in day.stops:
        start = _minute(stop.appointment.start)
        roads.append(_road(day.day, start - stop.travel_before, start, stop.travel_before))
    if day.stops:
        end = _minute(day.stops[-1].appointment.end)
        roads.append(_road(day.day, end, end + day.travel_home, day.travel_home))
    return roads


def _road(day: date, start: int, end: int, length: int) -> Stretch:
    return Stretch(day=day, start=max(0, start), end=min(end, _MIDNIGHT - 1), label=minutes(length))
