"""The two threads of a case beside each other: who does what for her, where it stands, what comes next."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from ks_desktop.casefile.domain import CasePage, ThreadItem
from ks_desktop.casefile.page.pieces import nothing, put
from ks_desktop.core.texts import _, n_
from ks_desktop.widgets.parts import Card, Flow, Pill, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day

Thread = Callable[[CasePage], tuple[ThreadItem, ...]]


class ThreadCard(Card):
    """One thread: each partner with where it stands."""

    def __init__(self, heading: str, empty: str, thread: Thread) -> None:
        """Take the heading, the sentence for when there is nothing, and which thread of a page it shows."""
        super().__init__(heading)
        self._empty, self._thread = empty, thread

    def show_page(self, page: CasePage) -> None:
        """Show the thread of a case."""
        body = column(gap=Space.INSIDE)
        for item in self._thread(page):
            body.addLayout(_lines(item, page))
        if not body.count():
            body.addWidget(nothing(self._empty))
        body.addStretch(1)
        put(self, body)


def _lines(item: ThreadItem, page: CasePage) -> QVBoxLayout:
    words = step_words(item, page)
    pill = Pill(item.status, Tone.ATTENTION if item.is_due else Tone.MUTED)
    pill.setAccessibleName(f"{item.who}: {_(item.status)}")
    lines = column(typed(item.who, "strong", wrap=True), Flow(pill), gap=Space.TIGHT)
    if words:
        lines.addWidget(typed(words, "" if item.is_due else "secondary", wrap=True))
    if item.next_step and page.case.is_open:
        lines.addWidget(label(item.next_step, wrap=True))
    return lines


def step_words(item: ThreadItem, page: CasePage) -> str:
    """Return what happened or comes next, with its day and, for what is due, how many days are left."""
    day = short_day(item.day, today=page.today) if item.day is not None else ""
    said = f"{_(item.message)} {day}".strip() if item.message else day
    left = item.days_left(page.today)
    return said if left is None else f"{said}, {left_words(left)}"


def left_words(days: int) -> str:
    """Return how many days are left: `3 days left`, `today`, `2 days too late`."""
    if days == 0:
        return _("today")
    if days < 0:
        return n_("1 day too late", "{count} days too late", -days)
    return n_("1 day left", "{count} days left", days)
