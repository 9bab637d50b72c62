"""What waits for a nurse: each group with how many and since when, the first few by name, and where it is done."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.domain import Tray
from ks_desktop.today.domain import MOST_NAMES, Asked, Waiting, WaitingCase, WaitingKind
from ks_desktop.today.page.extent import Extent, link, more_text
from ks_desktop.today.page.line import Line
from ks_desktop.today.page.rows import Rows
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, Flow, NameButton, Prose, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import brief_day, short_day

PAGES: Final = {
    WaitingKind.BEGUN_REFERRALS: "referrals",
    WaitingKind.NEW_REFERRALS: "referrals",
    WaitingKind.CONSENT_MISSING: "referrals",
    WaitingKind.INCOMPLETE: "referrals",
    WaitingKind.DRAFT_LETTERS: "letters",
    WaitingKind.LETTERS_TO_SEND: "letters",
    WaitingKind.DOUBTFUL_VISITS: "women",
    WaitingKind.LETTER_DUE: "women",
    WaitingKind.CLOSE_DUE: "women",
    WaitingKind.AGREEMENTS_DUE: "women",
    WaitingKind.NO_NEWS: "women",
    WaitingKind.TO_TELL: "women",
    WaitingKind.OUTCOME_MISSING: "women",
    WaitingKind.FEEDBACK_DUE: "women",
    WaitingKind.LOOP_DUE: "women",
    WaitingKind.ONWARD_DUE: "women",
    WaitingKind.ONWARD_REFUSED: "women",
    WaitingKind.ONWARD_TO_SEND: "women",
    WaitingKind.CLOSING_WEEKS: "agenda",
    WaitingKind.TO_CLOSE: "women",
    WaitingKind.AFTER_DUE_DATE: "women",
    WaitingKind.REQUESTS_DUE: "privacy",
    WaitingKind.STALE_CARDS: "directory",
}
TRAYS: Final = {
    WaitingKind.NEW_REFERRALS: Tray.NEW,
    WaitingKind.CONSENT_MISSING: Tray.CONSENT_MISSING,
    WaitingKind.INCOMPLETE: Tray.INCOMPLETE,
}
# Their names stand in a tray or a register, one key away: here they would only make the page long.
_NAMELESS: Final = frozenset(
    {
        WaitingKind.BEGUN_REFERRALS,
        WaitingKind.NEW_REFERRALS,
        WaitingKind.DRAFT_LETTERS,
        WaitingKind.LETTERS_TO_SEND,
        WaitingKind.REQUESTS_DUE,
        WaitingKind.STALE_CARDS,
    }
)
_PANELS: Final = {
    WaitingKind.LETTER_DUE: "call",
    WaitingKind.OUTCOME_MISSING: "report",
    WaitingKind.CLOSE_DUE: "close",
    WaitingKind.TO_CLOSE: "close",
    WaitingKind.ONWARD_DUE: "onward",
    WaitingKind.ONWARD_REFUSED: "onward",
    WaitingKind.ONWARD_TO_SEND: "onward",
}
_AHEAD: Final = frozenset({WaitingKind.CLOSING_WEEKS, WaitingKind.DOUBTFUL_VISITS})


class WaitingCard(Card):
    """What waits.

    Attributes:
        case_chosen: Open this woman's page.
        panel_wanted: Open her page with the form in which it is done: the case and the form's word.
        page_wanted: Go to the page of this word.
        tray_wanted: Show this tray of the referrals.
        referral_wanted: Go on with the referral that was begun.
        check_list_wanted: Show the list of cards of the directory to check again.
        extent_changed: More or less is to be shown: the page asks `asked`.
    """

    case_chosen = Signal(object)
    panel_wanted = Signal(object, str)
    page_wanted = Signal(str)
    tray_wanted = Signal(object)
    referral_wanted = Signal()
    check_list_wanted = Signal()
    extent_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(N_("Waiting for me"), parent)
        self.setObjectName("waiting")
        self._desk = desk
        self._extents: dict[WaitingKind, Extent] = {}
        self._colleagues_of: set[WaitingKind] = set()
        self.groups: Rows[Waiting] = Rows(self._group, lambda waiting: waiting.kind, lined=False)
        self._nothing = Prose(N_("Nothing waits for you."), tone=Tone.MUTED)
        self.body.addWidget(self.groups)
        self.body.addWidget(self._nothing)
        self._nothing.hide()

    def asked(self, asked: Asked) -> Asked:
        """Return a question with what is open here."""
        return asked.showing(
            most={kind: extent.most for kind, extent in self._extents.items()},
            colleagues_of=frozenset(self._colleagues_of),
        )

    def show_waiting(self, waiting: tuple[Waiting, ...]) -> None:
        """Show what waits, or that nothing does."""
        self.groups.show_entries(waiting, self._desk.clock.today())
        self.groups.setVisible(bool(waiting))
        self._nothing.setVisible(not waiting)

    def _group(self, waiting: Waiting) -> QWidget:
        box = column(gap=Space.NONE)
        head = _head(waiting)
        head.when_opened(partial(self._go_to, waiting.kind))
        box.addWidget(head)
        since = _since(waiting, self._desk)
        if since:
            said = label(since, "secondary")
            said.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
            box.addWidget(said)
            head.name.setAccessibleDescription(since)
        if waiting.kind not in _NAMELESS:
            for case in waiting.cases:
                box.addWidget(self._case(waiting.kind, case, is_alone=waiting.count == 1))
        links = self._links(waiting)
        if links.count():
            box.addLayout(links)
        holder = QWidget()
        box.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.RELATED)
        holder.setLayout(box)
        return holder

    def _case(self, kind: WaitingKind, case: WaitingCase, *, is_alone: bool) -> Line:
        name = NameButton(case.name)
        name.setObjectName("waiting_name")
        panel = _PANELS.get(kind)
        opens = partial(self.panel_wanted.emit, case.case_id, panel) if panel else None
        name.clicked.connect(opens or partial(self.case_chosen.emit, case.case_id))
        line = Line(("waiting", kind, case.case_id), name)
        said = when_text(kind, case, self._desk) if not is_alone or case.by is not None else ""
        box = column(row(name, label(said, "secondary"), gap=Space.NONE), gap=Space.NONE)
        if case.note:
            note = typed(case.note, "secondary", wrap=True)
            note.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.TIGHT)
            box.addWidget(note)
        name.setAccessibleDescription(", ".join(filter(None, (said, case.note))))
        line.setLayout(box)
        return line

    def _links(self, waiting: Waiting) -> Flow:
        links = Flow(gap=Space.TIGHT)
        if waiting.more and waiting.kind not in _NAMELESS:
            text = more_text(len(waiting.cases), len(waiting.cases) + waiting.more)
            links.addWidget(link(f"more_{waiting.kind.value}", text, partial(self._on_more, waiting.kind)))
        if waiting.of_colleagues:
            is_shown = waiting.kind in self._colleagues_of
            count = _("Of colleagues: {count}", count=waiting.of_colleagues)
            text = _("Without those of colleagues") if is_shown else count
            links.addWidget(link(f"colleagues_{waiting.kind.value}", text, partial(self._on_colleagues, waiting.kind)))
        return links

    def _on_more(self, kind: WaitingKind) -> None:
        self._extents.setdefault(kind, Extent(MOST_NAMES)).widen()
        self.extent_changed.emit()

    def _on_colleagues(self, kind: WaitingKind) -> None:
        self._colleagues_of ^= {kind}
        self.extent_changed.emit()

    def _go_to(self, kind: WaitingKind) -> None:
        if kind in TRAYS:
            self.tray_wanted.emit(TRAYS[kind])
        elif kind is WaitingKind.BEGUN_REFERRALS:
            self.referral_wanted.emit()
        elif kind is WaitingKind.STALE_CARDS:
            self.check_list_wanted.emit()
        else:
            self.page_wanted.emit(PAGES[kind])


def _head(waiting: Waiting) -> Line:
    button = NameButton(waiting.text())
    button.setObjectName(f"waiting_{waiting.kind.value}")
    line = Line(("waiting", waiting.kind), button)
    line.setLayout(Flow(button, gap=Space.NONE))
    return line


def _since(waiting: Waiting, desk: Desk) -> str:
    """Return since when the oldest waits, in words that blame nobody; of cards, where they are."""
    if waiting.kind is WaitingKind.STALE_CARDS:
        return _("in the directory")
    if waiting.oldest is None or waiting.kind in _AHEAD:
        return ""
    return open_text((desk.clock.today() - waiting.oldest).days)


def open_text(days: int) -> str:
    """Return how long something is open."""
    if days <= 0:
        return _("since today")
    return n_("open for {count} day", "open for {count} days", days)


def when_text(kind: WaitingKind, case: WaitingCase, desk: Desk) -> str:
    """Return until when it was agreed, on which day it is, or for how long it waits."""
    today = desk.clock.today()
    return " · ".join(filter(None, (_when(kind, case, today), "" if case.is_own is not False else _("of a colleague"))))


def _when(kind: WaitingKind, case: WaitingCase, today: date) -> str:
    if case.by is not None:
        day = brief_day(case.by)
        return _("before {day}", day=day) if case.by >= today else _("agreed by {day}", day=day)
    if case.since is None:
        return ""
    if kind in _AHEAD:
        return short_day(case.since, today=today)
    days = (today - case.since).days
    return n_("{count} day", "{count} days", days) if days > 0 else ""
