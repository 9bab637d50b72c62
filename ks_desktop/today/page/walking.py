"""Where the focus goes: along the rows of all cards, and back to its row after the page looked again."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.today.page.line import Line
from ks_desktop.widgets.tabbing import make_visible


@dataclass(frozen=True, slots=True)
class Place:
    """Where the focus was: the rows in their order, which of them, and the name of the button.

    Attributes:
        at: -1 when the focus was on the page, but in no row.
    """

    rows: tuple[Hashable, ...]
    at: int
    button: str


def lines_in(cards: Sequence[QWidget]) -> list[Line]:
    """Return the rows that are shown, card by card, from top to bottom."""
    found: list[Line] = []
    for card in cards:
        lines = [line for line in card.findChildren(Line) if line.isVisibleTo(card) and not card.isHidden()]
        found += sorted(lines, key=lambda line: line.mapTo(card, line.rect().topLeft()).y())
    return found


def place_of(cards: Sequence[QWidget], page: QWidget) -> Place | None:
    """Return where the focus is, None when it is not on the page."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QWidget) or not (focused is page or page.isAncestorOf(focused)):
        return None
    lines = lines_in(cards)
    at = next((number for number, line in enumerate(lines) if line.isAncestorOf(focused)), -1)
    return Place(tuple(line.key for line in lines), at, focused.objectName())


def put_back(place: Place, cards: Sequence[QWidget], page: QWidget) -> None:
    """Put the focus where it was: in its row; when that is gone, in the next that is still there, else on the page."""
    focused = QApplication.focusWidget()
    lines = {line.key: line for line in lines_in(cards)}
    if place.at < 0:
        if not isinstance(focused, QWidget) or not (focused is page or page.isAncestorOf(focused)):
            page.setFocus()
        return
    own = lines.get(place.rows[place.at])
    if own is not None and isinstance(focused, QWidget) and own.isAncestorOf(focused):
        return
    if own is not None:
        _go_to(own, place.button)
        return
    after, before = place.rows[place.at + 1 :], reversed(place.rows[: place.at])
    left = next((lines[key] for key in (*after, *before) if key in lines), None)
    if left is not None:
        _go_to(left)
    else:
        page.setFocus()


def step(by: int, cards: Sequence[QWidget]) -> bool:
    """Go to the next row (1) or the one before (-1); tell whether there was one."""
    lines = lines_in(cards)
    at = next((number for number, line in enumerate(lines) if line.has_focus()), None)
    wanted = (0 if by > 0 else len(lines) - 1) if at is None else at + by
    if not 0 <= wanted < len(lines):
        return False
    _go_to(lines[wanted])
    return True


class Arrows:
    """Lets the arrows go along the rows of some cards: buttons would take them for the next button."""

    def __init__(self, page: QWidget, cards: Sequence[QWidget]) -> None:
        self._cards = cards
        for key, act in (
            (Qt.Key.Key_Down, partial(step, 1, cards)),
            (Qt.Key.Key_Up, partial(step, -1, cards)),
            (Qt.Key.Key_Right, partial(self._along, 1)),
            (Qt.Key.Key_Left, partial(self._along, -1)),
        ):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _along(self, by: int) -> None:
        for line in lines_in(self._cards):
            if line.has_focus():
                line.go_along(by)


def _go_to(line: Line, button: str = "") -> None:
    named = line.findChild(QWidget, button) if button else None
    wanted = named if named is not None and named.isVisibleTo(line) and named.isEnabled() else _first(line)
    wanted.setFocus(Qt.FocusReason.TabFocusReason)
    make_visible(wanted)


def _first(line: Line) -> QWidget:
    if line.name.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return line.name
    return next((button for button in line.letters() if button.isVisibleTo(line)), line.name)
