"""Where to go today: the visits in order, which one is next, what is left to report when the day is over."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.today.page.line import Line
from ks_desktop.today.page.rows import Rows
from ks_desktop.visits.domain import AppointmentState, DayPlan, DayStop, Mode
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, NameButton, Prose, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import clock_time, minutes

_WAYS = {Mode.PHONE: N_("by phone"), Mode.VIDEO: N_("by video")}
_Entry = tuple[DayStop, str]
NEXT, OVER, DONE, AHEAD = "next", "over", "done", "ahead"


class RoadCard(Card):
    """The visits of today in order.

    Attributes:
        case_chosen: Open this woman's page.
        report_wanted: Write the report of this visit: its case.
        print_day: Show the plan of this day.
    """

    case_chosen = Signal(object)
    report_wanted = Signal(object)
    print_day = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("On the road"), parent)
        self.setObjectName("road")
        self._plan: DayPlan | None = None
        self.stops: Rows[_Entry] = Rows(self._make, lambda entry: entry[0].appointment.id, lined=False)
        self._said = Prose("", tone=Tone.MUTED)
        self._print = Button(N_("Show the day plan"), Icon.PRINT)
        self._print.setObjectName("print_day")
        self._print.clicked.connect(self._on_print)
        self.body.addWidget(self.stops)
        self.body.addWidget(self._said)
        line = row(self._print)
        line.addStretch(1)
        self.body.addLayout(line)
        for part in (self.stops, self._said, self._print):
            part.hide()

    def show_road(self, plan: DayPlan, now: datetime | None = None) -> None:
        """Show the visits of a day, or that there are none.

        Args:
            plan: the day.
            now: what is over by then waits for its report; None shows every visit as still to come.
        """
        self._plan = plan
        entries = stands(plan, now)
        self.stops.show_entries(entries)
        self._say(plan, entries)
        self.stops.setVisible(bool(entries))
        self._print.setVisible(bool(entries))

    def _make(self, entry: _Entry) -> QWidget:
        line = _Stop(*entry)
        case_id = entry[0].appointment.case_id
        line.when_opened(partial(self.case_chosen.emit, case_id))
        line.report.clicked.connect(partial(self.report_wanted.emit, case_id))
        return line

    def _say(self, plan: DayPlan, entries: list[_Entry]) -> None:
        over = sum(stand == OVER for _stop, stand in entries)
        is_over = bool(entries) and all(stand in {OVER, DONE} for _stop, stand in entries)
        said = ""
        if not entries:
            said = _("No visits today.")
        elif is_over and over:
            said = n_(
                "The visits of today are over; {count} report is left.",
                "The visits of today are over; {count} reports are left.",
                over,
            )
        elif is_over:
            said = _("The visits of today are over and reported.")
        elif plan.travel_home:
            said = _("Home: {minutes}", minutes=minutes(plan.travel_home))
        self._said.show_text(said)
        self._said.setVisible(bool(said))

    def _on_print(self) -> None:
        if self._plan is not None:
            self.print_day.emit(self._plan.day)


def stands(plan: DayPlan, now: datetime | None) -> list[_Entry]:
    """Return each visit with how it stands: done, over and not reported, the next one, or ahead."""
    found: list[_Entry] = []
    is_next = now is not None
    for stop in plan.stops:
        visit = stop.appointment
        if visit.state is not AppointmentState.BOOKED:
            found.append((stop, DONE))
        elif now is not None and visit.ends_at <= now:
            found.append((stop, OVER))
        else:
            found.append((stop, NEXT if is_next else AHEAD))
            is_next = False
    return found


class _Stop(Line):
    """One visit."""

    def __init__(self, stop: DayStop, stand: str) -> None:
        visit = stop.appointment
        name = NameButton(f"{clock_time(visit.start)}  {stop.initials}")
        name.setObjectName("stop")
        super().__init__(("stop", visit.id), name)
        self._stop, self._stand = stop, stand
        self.report = Button(N_("Report"), part="link")
        self.report.setObjectName("stop_report")
        self.report.setAccessibleDescription(stop.initials)
        head, foot = row(name, typed(_where(stop), tone=Tone.MUTED)), row()
        head.addStretch(1)
        foot.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        said = self._said()
        if said:
            foot.addWidget(label(said, "strong" if stand == NEXT else "", tone=None if stand == NEXT else Tone.MUTED))
            name.setAccessibleDescription(f"{_where(stop)}, {said}")
        foot.addWidget(self.report)
        foot.addStretch(1)
        self.setLayout(column(head, foot, gap=Space.NONE))
        self.report.setVisible(stand == OVER)

    def _said(self) -> str:
        travel = minutes(self._stop.travel_before) if self._stop.travel_before else ""
        words = {NEXT: _("next"), OVER: _("over"), DONE: _("done")}.get(self._stand, "")
        return " · ".join(filter(None, (words, travel if self._stand in {NEXT, AHEAD} else "")))


def _where(stop: DayStop) -> str:
    way = _WAYS.get(stop.appointment.mode)
    return _(way) if way else " ".join(part for part in (stop.postcode4, stop.place) if part)
