"""The threads of a case beside each other: who does what for her, where it stands, what comes next by which day."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.casefile.domain import CasePage, ThreadItem
from ks_desktop.casefile.page.pieces import link, nothing, put
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.onward.domain import OnwardState, OnwardWay, wants_second_choice
from ks_desktop.widgets.parts import Card, Flow, Pill, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import foldable, short_day

Thread = Callable[[CasePage], tuple[ThreadItem, ...]]
MOST_LINES: Final = 12


class ThreadCard(Card):
    """One thread: each partner with where it stands; of very many the first, and the others on request.

    Attributes:
        wanted: Do something about a line: a word (step, warm, second, letter, follow, enough) and the `ThreadItem`.
    """

    wanted = Signal(str, object)

    def __init__(self, heading: str, empty: str, thread: Thread) -> None:
        """Take the heading, the sentence for when there is nothing, and which thread of a page it shows."""
        super().__init__(heading)
        self._empty, self._thread = empty, thread
        self._page: CasePage | None = None
        self._everything = False

    def show_page(self, page: CasePage) -> None:
        """Show the thread of a case; another case begins short again."""
        if self._page is None or self._page.case.id != page.case.id:
            self._everything = False
        self._page = page
        items = self._thread(page)
        shown = items if self._everything else items[:MOST_LINES]
        body = column(gap=Space.INSIDE)
        for item in shown:
            body.addLayout(self._lines(item, page))
        if not items:
            body.addWidget(nothing(self._empty))
        if left := len(items) - len(shown):
            more = link(n_("Show {count} more", "Show {count} more", left), "thread_more")
            more.clicked.connect(self._on_more_clicked)
            body.addLayout(Flow(more))
        body.addStretch(1)
        put(self, body)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._everything = True
        if self._page is not None:
            self.show_page(self._page)

    def _lines(self, item: ThreadItem, page: CasePage) -> QVBoxLayout:
        said = step_words(item, page)
        pill = Pill(item.status, tone_of(item))
        pill.setAccessibleName(f"{item.who}: {_(item.status)}")
        informal = [Pill(N_("informal"))] if item.domain is CareDomain.INFORMAL else []
        lines = column(typed(foldable(item.who), "strong", wrap=True), Flow(pill, *informal), gap=Space.TIGHT)
        if said:
            is_plain = not item.is_due or item.onward is not None
            lines.addWidget(typed(said, "secondary" if is_plain else "", wrap=True))
        if page.case.is_open and (coming := next_words(item, page)):
            lines.addWidget(label(coming, tone=Tone.ATTENTION if _is_late(item, page) else None, wrap=True))
        if page.case.is_open and item.who_answers:
            lines.addWidget(typed(foldable(item.who_answers), "secondary", wrap=True))
        if buttons := self._buttons(item, page):
            lines.addLayout(Flow(*buttons, gap=Space.INSIDE))
        return lines

    def _buttons(self, item: ThreadItem, page: CasePage) -> list[QWidget]:
        made: list[QWidget] = []
        for word, text in acts_of(item, page).items():
            button = link(text, f"onward_{word}")
            button.setAccessibleDescription(item.who)
            button.clicked.connect(partial(self.wanted.emit, word, item))
            made.append(button)
        return made


def acts_of(item: ThreadItem, page: CasePage) -> dict[str, str]:
    """Return what can be done about a line, each word with what stands on its link; nothing in a quiet case."""
    one = item.onward
    if page.case.is_quiet:
        return {}
    if item.news_of is not None:
        return {"enough": N_("They need to hear no more")}
    if one is None:
        return {"follow": N_("What was heard")} if item.letter_id is not None and page.case.is_open else {}
    found: dict[str, str] = {}
    if one.state is OnwardState.DRAFT and one.way is OnwardWay.LETTER and page.case.is_open:
        found["letter"] = N_("To the letter")
    if one.is_open:
        found["step"] = N_("What was heard")
        found["warm"] = N_("Warm hand-over")
    if page.case.is_open and wants_second_choice(one, page.onward):
        found["second"] = N_("Choose something else")
        found["no_other"] = N_("She wants nothing else")
    return found


def tone_of(item: ThreadItem) -> Tone:
    """Return the look of a status: that help has begun is seen, and is no more than that."""
    if item.is_help:
        return Tone.ACCENT
    return Tone.ATTENTION if item.is_due else Tone.MUTED


def _is_late(item: ThreadItem, page: CasePage) -> bool:
    return item.by is not None and item.by < page.today


def step_words(item: ThreadItem, page: CasePage) -> str:
    """Return what happened or comes next, with its day and, for what is due, how many days are left."""
    day = short_day(item.day, today=page.today) if item.day is not None else ""
    message = _(item.message, why=_(item.why)) if item.message else ""
    if item.onward is not None:
        since = _("since {day}", day=day) if day else ""
        return ", ".join(part for part in (message, since) if part)
    said = f"{message} {day}".strip() if message else day
    left = item.days_left(page.today)
    return said if left is None else f"{said}, {left_words(left)}"


def next_words(item: ThreadItem, page: CasePage) -> str:
    """Return what comes next, with its day: `Vraag of het is aangekomen, ma 30 nov, nog 9 dagen`."""
    if not item.next_step or item.by is None:
        return _(item.next_step) if item.next_step else ""
    day, left = short_day(item.by, today=page.today), left_words((item.by - page.today).days)
    return f"{_(item.next_step).rstrip('.')}: {day}, {left}"


def left_words(days: int) -> str:
    """Return how many days are left: `3 days left`, `today`, `2 days too late`."""
    if days == 0:
        return _("today")
    if days < 0:
        return n_("1 day too late", "{count} days too late", -days)
    return n_("1 day left", "{count} days left", days)
