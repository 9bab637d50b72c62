"""Her pregnancy as a bar of 42 weeks, and in words what is still possible until when."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage, ContactWeeks, Possibility
from ks_desktop.casefile.page.pieces import show_text
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.gestation import days_on
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain import Appointment, AppointmentState, stopped_days
from ks_desktop.widgets.gestation_bar import BarDot, BarSpan, DotKind, GestationBar, Pregnancy, SpanKind
from ks_desktop.widgets.parts import column, label
from ks_desktop.widgets.theme import Size, Space
from ks_desktop.widgets.words import brief_day, short_day

_DOTS: Final = {
    AppointmentState.BOOKED: (DotKind.PLANNED, N_("{contact} planned {day}")),
    AppointmentState.DONE: (DotKind.DONE, N_("{contact} held {day}")),
    AppointmentState.NO_SHOW: (DotKind.MISSED, N_("{contact}: not at home {day}")),
    AppointmentState.MISSED: (DotKind.MISSED, N_("{contact} missed {day}")),
}


class Progress(QWidget):
    """The bar, and under it what is still possible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._rest = "", list[str]()
        self.bar = GestationBar()
        self.until = label("", "secondary", wrap=True)
        self.until.setObjectName("case_until")
        self.setLayout(column(self.bar, self.until, gap=Space.TIGHT))

    def show_page(self, page: CasePage) -> None:
        """Show a pregnancy; nothing of it in a case that is quiet."""
        self.setVisible(not page.case.is_quiet)
        words = [possible_words(one, page) for one in page.possible]
        best = [best_words(one) for one in page.possible if one.best_until is not None]
        self._first, self._rest = next(iter(words), ""), [*best, *words[1:]]
        self.bar.show_pregnancy(pregnancy(page, until=self._first))
        self._show_words()

    def _show_words(self) -> None:
        """Write under the bar what finds no room on it."""
        is_cut = self.width() < Size.FORM and bool(self._first)
        show_text(self.until, " · ".join([self._first, *self._rest] if is_cut else self._rest))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()


def pregnancy(page: CasePage, until: str = "") -> Pregnancy:
    """Return her pregnancy as a bar shows it: weeks of each kind of contact, visits, stopped days, today or a birth."""
    due, birth = page.case.due_date, page.life.birth
    dots = (_dot(page, visit) for visit in page.facts.appointments if visit.state in _DOTS)
    return Pregnancy(
        today=days_on(due, page.today) if page.case.is_open else None,
        born=days_on(due, birth.born_on) if birth is not None else None,
        spans=tuple(_spans(page)),
        dots=tuple(sorted(dots, key=lambda dot: dot.day)),
        until=until,
        margin=page.case.due_date_margin,
    )


def _spans(page: CasePage) -> Iterator[BarSpan]:
    lane = 0
    for weeks in page.weeks:
        if weeks.key == FIRST_VISIT:
            yield _span(page, weeks.possible, "")
            yield _span(page, weeks.best, _("Best for a visit"), SpanKind.BEST)
        elif page.terms.contact_window(weeks.key) is not None and not weeks.is_always:
            lane += 1
            yield from _lane(page, weeks, lane)
    for stopped in stopped_days(page.stops, page.today):
        yield _span(page, stopped, _("the term stood still"), SpanKind.STOPPED)


def _lane(page: CasePage, weeks: ContactWeeks, lane: int) -> Iterator[BarSpan]:
    yield _span(page, weeks.possible, weeks.name, SpanKind.POSSIBLE, lane)
    yield _span(page, weeks.best, "", SpanKind.BEST, lane)


def _span(page: CasePage, days: DaySpan, words: str, kind: SpanKind = SpanKind.POSSIBLE, lane: int = 0) -> BarSpan:
    due = page.case.due_date
    return BarSpan(days_on(due, days.first), days_on(due, days.last), words, kind, lane)


def _dot(page: CasePage, visit: Appointment) -> BarDot:
    names = {weeks.key: weeks.name for weeks in page.weeks}
    day = visit.report.held_on if visit.report is not None else visit.day
    kind, words = _DOTS[visit.state]
    said = _(words, contact=names.get(visit.contact_type, visit.contact_type), day=short_day(day, today=page.today))
    return BarDot(days_on(page.case.due_date, day), said, kind)


def possible_words(one: Possibility, page: CasePage) -> str:
    """Return until when a contact is still possible, and how many days are left."""
    day = short_day(one.until, today=page.today)
    left = one.days_left(page.today)
    if left < 0:
        return _("{contact} was possible until {day}; it can still be done.", contact=one.name, day=day)
    return n_(
        "{contact} is possible until {day}, 1 day left",
        "{contact} is possible until {day}, {count} days left",
        left,
        contact=one.name,
        day=day,
    )


def best_words(one: Possibility) -> str:
    """Return until when a contact fits best."""
    return _("{contact}: best until {day}", contact=one.name, day=brief_day(one.best_until)) if one.best_until else ""
