"""No news after the due date: ask whoever referred her or the midwife, never the woman first. A key for each answer."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.clients.domain.birth import News
from ks_desktop.clients.service.births import Births
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone

ANSWERS: Final = (
    (News.BORN, N_("Born"), "G"),
    (News.STILL_PREGNANT, N_("Still pregnant"), "N"),
    (News.OTHERWISE, N_("Otherwise"), "A"),
    (News.UNKNOWN, N_("They do not know"), "W"),
)


class NewsForm(QWidget):
    """Says whom to call and keeps what they knew.

    Attributes:
        saved: It is kept.
        left: She goes back.
        born: A child is born: its form is wanted.
        otherwise: It went otherwise: a quiet form is wanted.
    """

    saved = Signal(object)
    left = Signal()
    born = Signal()
    otherwise = Signal()

    def __init__(self, desk: Desk, births: Births, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("news")
        self._desk, self._births = desk, births
        self._page: CasePage | None = None
        self.heading = label("", wrap=True)
        self.status = StatusLine()
        self.status.give_room_back()
        self.buttons: dict[News, Button] = {}
        line = Flow()
        for news, words, letter in ANSWERS:
            button = Button(_("{action} ({letter})", action=_(words), letter=letter))
            button.setObjectName(f"news_{news.value}")
            button.clicked.connect(partial(self._answer, news))
            key = QShortcut(QKeySequence(letter), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)
            self.buttons[news] = button
            line.addWidget(button)
        back = Button(N_("Back"))
        back.setObjectName("leave_news")
        back.clicked.connect(self.leave)
        line.addWidget(back)
        holder = QWidget()
        holder.setLayout(line)
        self.setLayout(column(self.heading, self.status, holder, gap=Space.INSIDE))

    def show_case(self, page: CasePage) -> None:
        """Ask about this case."""
        self._page = page
        self.status.tell("")
        self.heading.setText(ask_words(page))
        self.buttons[News.BORN].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back."""
        self.left.emit()

    def _answer(self, news: News) -> None:
        if self._page is None:
            return
        call = partial(self._births.answer, self._page.case.id, news, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_kept, news), failed=self._on_failed, owner=self)

    def _on_kept(self, news: News, changes: Changes) -> None:
        self.saved.emit(changes)
        if news is News.BORN:
            self.born.emit()
        elif news is News.OTHERWISE:
            self.otherwise.emit()

    def _on_failed(self, error: KsError) -> None:
        self.status.tell(error.text(), Tone.ATTENTION)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def ask_words(page: CasePage) -> str:
    """Return whom to call, at which number, about whom; and that she herself is not called first."""
    known = [_with_phone(each.referrer, each.referrer_phone) for each in page.facts.to_ask()]
    if page.case.midwife and not any(page.case.midwife in each for each in known):
        known.insert(0, page.case.midwife)
    who = "; ".join(dict.fromkeys(known)) or _("the midwife of this neighbourhood")
    return _("There is no news yet. Ask {who} whether she gave birth. Do not call her herself first.", who=who)


def _with_phone(who: str, phone: str) -> str:
    return _("{who}, phone {phone}", who=who, phone=phone) if phone else who
