"""Her pregnancy as a bar of 42 weeks, and in words what is still possible until when."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import show_text
from ks_desktop.core.gestation import days_on
from ks_desktop.core.texts import _, n_
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.widgets.gestation_bar import BarDot, BarSpan, DotKind, GestationBar, SpanKind
from ks_desktop.widgets.parts import column, label
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import short_day

_DOTS: Final = {
    AppointmentState.BOOKED: DotKind.PLANNED,
    AppointmentState.DONE: DotKind.DONE,
    AppointmentState.NO_SHOW: DotKind.MISSED,
    AppointmentState.MISSED: DotKind.MISSED,
}


class Progress(QWidget):
    """The bar, and under it what is still possible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = GestationBar()
        self.until = label("", "secondary", wrap=True)
        self.until.setObjectName("case_until")
        self.setLayout(column(self.bar, self.until, gap=Space.TIGHT))

    def show_page(self, page: CasePage) -> None:
        """Show a pregnancy."""
        show_bar(self.bar, page)
        show_text(self.until, " · ".join(until_words(page)[1:]))


def show_bar(bar: GestationBar, page: CasePage) -> None:
    """Show her pregnancy as a bar: the window of her municipality, her visits, today."""
    due, window = page.case.due_date, page.terms.window
    spans = (
        BarSpan(window.earliest.days, window.latest.days, ""),
        BarSpan(window.best_from.days, window.best_until.days, _("Best for a visit"), SpanKind.BEST),
    )
    dots = tuple(_dot(page, visit) for visit in page.facts.appointments if visit.state in _DOTS)
    today = days_on(due, page.today) if page.case.is_open else None
    bar.show_pregnancy(today, spans, dots, until=next(iter(until_words(page)), ""), margin=page.case.due_date_margin)


def until_words(page: CasePage) -> tuple[str, ...]:
    """Return what is still possible, until which day, and how many days that is."""
    return tuple(
        n_(
            "{what} {day} (1 day)",
            "{what} {day} ({count} days)",
            (possible.until - page.today).days,
            what=_(possible.message),
            day=short_day(possible.until, today=page.today),
        )
        for possible in page.possible
    )


def _dot(page: CasePage, visit: Appointment) -> BarDot:
    day = visit.report.held_on if visit.report is not None else visit.day
    return BarDot(days_on(page.case.due_date, day), _("visit {day}", day=short_day(day)), _DOTS[visit.state])
