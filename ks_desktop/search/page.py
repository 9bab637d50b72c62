"""The search field at the top and the list that opens under it. Three letters, Enter."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.search.domain import Hit, HitKind
from ks_desktop.search.service import Search
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon, icon
from ks_desktop.widgets.parts import row, say, tip
from ks_desktop.widgets.theme import Size, Tone, current

_PAUSE_MS: Final = 30  # a hand that types on is quicker than this only by chance; the answer comes sooner than that
_REST_MS: Final = 1000  # what stood there so long was read, and the log must know
_ICONS: Final = {
    HitKind.LETTER: Icon.LETTERS,
    HitKind.VISIT: Icon.HOME_VISIT,
    HitKind.PLAN: Icon.PRINT,
    HitKind.WOMAN: Icon.WOMEN,
    HitKind.ORGANISATION: Icon.DIRECTORY,
    HitKind.SERVICE: Icon.DIRECTORY,
    HitKind.ACTION: Icon.CHECK,
}
_ON_PAPER: Final = frozenset({HitKind.LETTER, HitKind.VISIT, HitKind.PLAN})
_HIT: Final = Qt.ItemDataRole.UserRole


class SearchField(QWidget):
    """Finds women, partners and actions while typing.

    Attributes:
        case_chosen: The case of a woman.
        organisation_chosen: A partner.
        service_chosen: What is offered: its id.
        action_chosen: The word of an action, and a day or None.
        paper_chosen: What a code on paper stands for (a `Hit`).
    """

    case_chosen = Signal(object)
    organisation_chosen = Signal(object)
    service_chosen = Signal(object)
    action_chosen = Signal(str, object)
    paper_chosen = Signal(object)

    def __init__(self, desk: Desk, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._desk = desk
        self._search = search
        self._waiting_for_enter = False
        self._answered = ""  # what the list is the answer to
        self._shown: tuple[Hit, ...] = ()
        self.line = QLineEdit()
        self.line.setAcceptDrops(False)  # a dropped file is for the window
        self.line.setObjectName("search_line")
        self.line.setPlaceholderText(_("Search or do something    Ctrl+K"))
        self.line.setAccessibleName(_("Search or do something"))
        self.line.setMaximumWidth(Size.SEARCH)
        self.line.addAction(icon(Icon.SEARCH, Tone.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.list = _results()
        self._pause = self._timer(_PAUSE_MS, self._look)
        self._rest = self._timer(_REST_MS, self._on_rested)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._on_item_clicked)
        self.setLayout(row(self.line))
        self.setMaximumWidth(Size.SEARCH)
        desk.tasks.run_aside(partial(search.get_ready, actor=desk.actor))

    def _timer(self, pause: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer

    @Slot()
    def begin(self) -> None:
        """Put the cursor in the field, with what was typed there selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def scanned(self, code: str) -> None:
        """Look a code up that a scanner typed where no field was; the first that is found opens."""
        self.begin()
        self.line.setText(code)
        self._on_enter()

    def close_list(self) -> None:
        """Take the list away and forget what was typed: a name does not stay on the screen."""
        self._waiting_for_enter = False
        self._pause.stop()
        self._rest.stop()
        self._shown = ()
        self.list.clear()
        self.list.hide()
        self.line.clear()

    @Slot()
    def _on_text_edited(self) -> None:
        self._waiting_for_enter = False
        self._rest.stop()
        self._pause.start()

    @Slot()
    def _look(self) -> None:
        text, actor, search = self.line.text(), self._desk.actor, self._search
        if not text.strip():
            self._shown = ()
            self.list.hide()
            return
        done = partial(self._on_found, text)
        self._desk.tasks.run(lambda: search.find(text, actor=actor), done=done, owner=self, latest="search")

    def _on_found(self, asked: str, hits: tuple[Hit, ...]) -> None:
        self._answered, self._shown = asked, hits
        self._rest.start()
        self.list.clear()
        if not self.line.text().strip():
            return
        for hit in hits:
            if hit.kind is HitKind.NOTICE:
                self._say(hit.title)
                continue
            item = self._item(_line(hit))
            item.setIcon(icon(_ICONS[hit.kind], Tone.ACCENT))
            item.setData(_HIT, hit)
            item.setToolTip(tip(_line(hit)))
        if not hits:
            self._say(_("Nothing found. Try fewer letters."))
        self._show_list()
        self.list.setCurrentRow(0)
        if self._waiting_for_enter:
            self._choose(self.list.currentItem())

    @Slot()
    def _on_rested(self) -> None:
        if self.list.isVisible() and any(hit.case_id is not None for hit in self._shown):
            self._desk.tasks.run(partial(self._search.seen, self._shown, actor=self._desk.actor))

    def _item(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text, self.list)
        item.setSizeHint(QSize(0, Size.ROW))
        return item

    def _say(self, sentence: str) -> None:
        item = self._item(sentence)
        item.setToolTip(tip(sentence))
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _show_list(self) -> None:
        # A child of the window, not a pop-up of its own: it takes no focus and is never left behind by a lock.
        window = self.window()
        self.list.setParent(window)
        colours = self.list.palette()
        colours.setColor(QPalette.ColorRole.Highlight, current().soft(Tone.ACCENT))
        colours.setColor(QPalette.ColorRole.HighlightedText, current().of(Tone.INK))
        self.list.setPalette(colours)
        below = self.line.mapTo(window, QPoint(0, self.line.height()))
        self.list.move(below)
        rows = sum(self.list.sizeHintForRow(number) for number in range(self.list.count()))
        self.list.setFixedHeight(min(rows + 2 * self.list.frameWidth() + Size.BAR, Size.SEARCH_LIST))
        self.list.show()
        self.list.raise_()

    def _choose(self, item: QListWidgetItem | None) -> None:
        hit = item.data(_HIT) if item is not None else None
        if not isinstance(hit, Hit):
            return
        self.close_list()
        if hit.kind in _ON_PAPER:
            self.paper_chosen.emit(hit)
        elif hit.case_id is not None:
            self.case_chosen.emit(hit.case_id)
        elif hit.organisation is not None:
            self.organisation_chosen.emit(hit.organisation)
        elif hit.service_id is not None:
            self.service_chosen.emit(hit.service_id)
        else:
            self.action_chosen.emit(hit.action, hit.day)

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._choose(item)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.line:
            self.list.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take(event):
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_enter()
        else:
            return False
        return True

    def _on_enter(self) -> None:
        if self._answered != self.line.text() or not self.list.isVisible():
            # Typed faster than the answer came: choose the first as soon as it is there, never one of the last answer.
            self._waiting_for_enter = True
            self._pause.stop()
            self._look()
        else:
            self._choose(self.list.currentItem())


def _results() -> QListWidget:
    results = QListWidget()
    results.setObjectName("search_results")
    results.setAccessibleName(_("Found"))
    results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    results.setFixedWidth(Size.SEARCH)
    say(results, part="card")
    results.hide()
    return results


def _line(hit: Hit) -> str:
    return f"{hit.title}   {hit.detail}" if hit.detail else hit.title
