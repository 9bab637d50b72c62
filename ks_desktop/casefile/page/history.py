"""The time line of a case on the page, newest first."""

from typing import Final

from PySide6.QtCore import Slot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link, nothing, put
from ks_desktop.core.texts import N_
from ks_desktop.widgets.parts import Card, column, label, typed
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import short_day

MOST_EVENTS: Final = 12


class HistoryCard(Card):
    """What happened, newest first; everything on request."""

    def __init__(self) -> None:
        super().__init__(N_("Time line"))
        self._page: CasePage | None = None
        self._everything = False

    def show_page(self, page: CasePage) -> None:
        """Show the time line of a case; another case begins short again."""
        if self._page is None or self._page.case.id != page.case.id:
            self._everything = False
        self._page = page
        self._show()

    def _show(self) -> None:
        events = self._page.timeline if self._page is not None else ()
        body = column(gap=Space.INSIDE)
        for event in events if self._everything else events[:MOST_EVENTS]:
            day = label(short_day(event.day), "secondary")
            lines = column(typed(event.text(), wrap=True), gap=Space.NONE)
            if event.note:
                lines.addWidget(typed(event.note, "secondary", wrap=True))
            body.addLayout(column(day, lines, gap=Space.NONE))
        if not events:
            body.addWidget(nothing(N_("Nothing yet.")))
        if len(events) > MOST_EVENTS and not self._everything:
            more = link(N_("Show everything"), "show_everything")
            more.clicked.connect(self._on_more_clicked)
            body.addWidget(more)
        put(self, body)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._everything = True
        self._show()
