"""The two threads of a case beside each other: who does what for her, where it stands, what comes next."""

from collections.abc import Callable

from ks_desktop.casefile.domain import CasePage, ThreadItem
from ks_desktop.casefile.page.pieces import nothing, put
from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import Card, column, label, typed
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
            day = f" {short_day(item.day)}" if item.day is not None else ""
            status = label(f"{_(item.message)}{day}", "" if item.is_due else "secondary", wrap=True)
            if item.is_due:
                status = label(f"{_(item.message)}{day}", tone=Tone.ATTENTION, wrap=True)
            body.addLayout(column(typed(item.who, wrap=True), status, gap=Space.NONE))
        if not body.count():
            body.addWidget(nothing(self._empty))
        put(self, body)
