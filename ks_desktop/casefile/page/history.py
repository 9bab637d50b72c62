"""The time line of a case on the page, newest first: chosen by topic, long ones added bit by bit."""

from collections import deque
from typing import ClassVar, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage, Event, Topic, chosen
from ks_desktop.casefile.page.pieces import clear, link, nothing
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.widgets.parts import Button, Card, Flow, column, typed
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import short_day

MOST_EVENTS: Final = 12
AT_ONCE: Final = 12
"""So many lines are made at once: more would be felt while she types or scrolls."""

_MOST_LETTERS: Final = 120
_TOPICS: Final = (
    (Topic.ALL, N_("Everything")),
    (Topic.MEDICAL, N_("Medical")),
    (Topic.SOCIAL, N_("Social")),
    (Topic.CONTACT, N_("Contact")),
    (Topic.PAPER, N_("Paper")),
)


class HistoryCard(Card):
    """What happened, newest first; everything on request. What was chosen stays chosen while the program runs."""

    _topic: ClassVar[Topic] = Topic.ALL

    def __init__(self) -> None:
        super().__init__(N_("Time line"))
        self.setObjectName("history")
        self._page: CasePage | None = None
        self._shown: tuple[Event, ...] | None = None
        self._everything = False
        self._waiting: deque[Event] = deque()
        self.topics = Segments([(topic.value, text) for topic, text in _TOPICS], "topic")
        self.topics.setAccessibleName(_("What the time line shows"))
        self.topics.show_word(self._topic.value)
        self.topics.chosen.connect(self._on_topic)
        self._lines = column(gap=Space.INSIDE)
        self.more = link(N_("Show everything"), "show_everything")
        self.more.clicked.connect(self._on_more_clicked)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._add_some)
        self.body.addWidget(self.topics)
        self.body.addLayout(self._lines)
        self.body.addLayout(Flow(self.more))

    def show_page(self, page: CasePage) -> None:
        """Show the time line of a case; another case begins short again."""
        if self._page is None or self._page.case.id != page.case.id:
            self._everything, self._shown = False, None
        self._page = page
        if self.topics.word() != self._topic.value:
            self.topics.show_word(self._topic.value)
        self._show()

    @classmethod
    def remember(cls, topic: Topic) -> None:
        """Let every time line show this from now on."""
        cls._topic = topic

    def is_whole(self) -> bool:
        """Tell whether all that is to be shown is shown."""
        return not self._waiting

    def _show(self) -> None:
        events = chosen(self._page.timeline, self._topic) if self._page is not None else ()
        wanted = events if self._everything else events[:MOST_EVENTS]
        self.more.setVisible(len(wanted) < len(events))
        self.more.setText(n_("Show {count} more", "Show {count} more", len(events) - len(wanted)))
        if wanted == self._shown:
            return
        begun = self._shown if self._shown is not None and wanted[: len(self._shown)] == self._shown else ()
        if not begun:
            clear(self._lines)
        self._shown = wanted
        self._waiting = deque(wanted[len(begun) :])
        if not wanted:
            self._lines.addWidget(nothing(N_("Nothing yet.")))
        self._add_some()

    @Slot()
    def _add_some(self) -> None:
        """Add the next lines, the rest when whatever else is asked was answered."""
        if self._page is None or not self._waiting:
            return
        holder, part = QWidget(), _Kept()
        for _number in range(min(AT_ONCE, len(self._waiting))):
            part.addWidget(EventLine(self._waiting.popleft(), self._page))
        holder.setLayout(part)
        self._lines.addWidget(holder)
        if self._waiting:
            self._next.start()

    @Slot(str)
    def _on_topic(self, word: str) -> None:
        self.remember(Topic(word))
        self._everything, self._shown = False, None
        self._show()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._everything = True
        self._show()


class _Kept(QVBoxLayout):
    """A layout that remembers how high it is: Qt asks all lines again whenever one more part follows them."""

    def __init__(self) -> None:
        self._heights: dict[int, int] = {}
        super().__init__()
        self.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        self.setSpacing(Space.INSIDE)

    @override
    def heightForWidth(self, width: int, /) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()


class EventLine(QWidget):
    """One line: when, how far she was then, who did it; what; and what was written, which folds open when long."""

    def __init__(self, event: Event, page: CasePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = event.note
        box = column(typed(_when(event, page), "secondary", wrap=True), gap=Space.NONE)
        box.addWidget(typed(event.text(), wrap=True))
        if event.note:
            self._written = typed(_short(event.note), "secondary", wrap=True)
            box.addWidget(self._written)
        if _short(event.note) != event.note:
            self.fold = Button(N_("Read all"), part="link")
            self.fold.setObjectName("read_all")
            self.fold.setAccessibleDescription(event.text())
            self.fold.clicked.connect(self._on_fold)
            box.addLayout(Flow(self.fold))
        self.setLayout(box)

    @Slot()
    def _on_fold(self) -> None:
        is_open = self._written.text() == self._note
        self._written.setText(_short(self._note) if is_open else self._note)
        self.fold.setText(_(N_("Read all")) if is_open else _(N_("Read less")))


def _when(event: Event, page: CasePage) -> str:
    due, case = page.case.due, page.case
    told = page.ending.ended_on if page.ending is not None else None
    ended = (told or case.closed_on) if case.is_quiet else None
    counts = is_within(due, event.day) and (ended is None or event.day < ended)  # after the end no weeks go on
    age = str(age_on(due, event.day)) if counts else ""
    who = page.names.get(event.by, "") if event.by is not None else ""
    return " · ".join(part for part in (short_day(event.day, today=page.today), age, who) if part)


def _short(note: str) -> str:
    """Return the beginning of a note: its first line, as far as that is short."""
    first, *rest = note.split("\n")
    if len(first) > _MOST_LETTERS:
        return first[:_MOST_LETTERS].rsplit(" ", 1)[0] + " …"
    return f"{first} …" if rest else first
