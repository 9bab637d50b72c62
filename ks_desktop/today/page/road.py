"""Where to go today."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.today.page.filling import put
from ks_desktop.visits.domain import AppointmentState, DayPlan, DayStop
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, NameButton, Prose, column, label, row, typed
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import clock_time, minutes


class RoadCard(Card):
    """The visits of today in order.

    Attributes:
        case_chosen: Open this woman's page.
        print_day: Show the plan of this day.
    """

    case_chosen = Signal(object)
    print_day = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("On the road"), parent)
        self.setObjectName("road")

    def show_road(self, plan: DayPlan) -> None:
        """Show the visits of a day, or that there are none."""
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
        put(self, body)

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
