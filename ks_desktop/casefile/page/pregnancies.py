"""Her record: her other pregnancies, each on a page of its own, and what puts right a record that is wrong."""

from functools import partial

from PySide6.QtCore import Signal

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import clear, link, nothing
from ks_desktop.casefile.timeline import CLOSE_WORDS
from ks_desktop.clients.domain import Case
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import Button, Card, Flow, column, typed
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import short_day


class RecordCard(Card):
    """The way to her other pregnancies; never what happened in them.

    Attributes:
        case_wanted: Open the page of this case.
        extract_wanted: She asks to see what is kept about her, also after a pregnancy that ended.
    """

    case_wanted = Signal(object)
    extract_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(N_("Her record"))
        self.join_with = link(N_("Join with another record"), "join_with")
        self.move_case = link(N_("Move to another record"), "move_case")
        self.extract = link(N_("She asks to see it"), "record_extract")
        self.extract.clicked.connect(self.extract_wanted)
        self._others = column(gap=Space.RELATED)
        self._none = nothing(N_("No other pregnancy on record."))
        self.body.addWidget(self._none)
        self.body.addLayout(self._others)
        self.body.addLayout(Flow(self.join_with, self.move_case, self.extract, gap=Space.TIGHT))

    def show_page(self, page: CasePage) -> None:
        """Show the way to her other pregnancies, the newest first."""
        clear(self._others)
        for other in page.other_cases:
            is_earlier = other.due_date < page.case.due_date
            words = N_("Earlier pregnancy, due {day}") if is_earlier else N_("Later pregnancy, due {day}")
            button = Button(_(words, day=short_day(other.due_date)), part="link")
            button.setObjectName("other_pregnancy")
            button.setAccessibleDescription(ended_words(other))
            button.clicked.connect(partial(self.case_wanted.emit, other.id))
            self._others.addWidget(button)
            self._others.addWidget(typed(ended_words(other), "secondary", wrap=True))
        self._none.setVisible(not page.other_cases)
        for change in (self.join_with, self.move_case):
            change.setVisible(not page.case.is_quiet)  # there is only to read
        self.extract.setVisible(not page.has_died)


def ended_words(case: Case) -> str:
    """Return in neutral words how a case ended, or that it runs; of a quiet one no more than that it ended."""
    if case.closed_on is None or case.close_reason is None:
        return _("still open") if case.is_open else _("closed")
    day = short_day(case.closed_on)
    if case.is_quiet:
        return _("ended, {day}", day=day)
    return _("closed {day}: {reason}", day=day, reason=_(CLOSE_WORDS[case.close_reason]))
