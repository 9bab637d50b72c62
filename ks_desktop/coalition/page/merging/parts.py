"""One thing that two cards say otherwise: both beside each other, with a button under each."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ks_desktop.coalition.domain.cards import Record, Side, key_of
from ks_desktop.coalition.merging import PARTS, Part, PartDifference
from ks_desktop.coalition.wording import merging as words
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import label, typed
from ks_desktop.widgets.theme import Space, Tone

_COLUMNS = {Side.OURS: 0, Side.THEIRS: 1}
_CHOICES = {Side.OURS: N_("Keep"), Side.THEIRS: N_("Take over")}


class PartChoice(QObject):
    """Whose word counts for one part.

    Attributes:
        chosen: The name of the part, and whose word.
    """

    chosen = Signal(str, object)

    def __init__(self, difference: PartDifference, parent: QWidget) -> None:
        super().__init__(parent)
        self._part = difference.part
        self._group = QButtonGroup(self)
        self.buttons = {side: self._button(side, difference, parent) for side in Side}

    def _button(self, side: Side, difference: PartDifference, parent: QWidget) -> QRadioButton:
        text = _(_CHOICES[side])
        if difference.proposed is side:
            text = _("{choice} (proposal)", choice=text)
        made = QRadioButton(text, parent)
        made.setObjectName(f"{side}_{self._part.name}")
        made.setAccessibleName(f"{words.caption(self._part)}: {text}")
        self._group.addButton(made)
        made.clicked.connect(partial(self._on_clicked, side))
        return made

    def show_side(self, side: Side | None) -> None:
        """Show whose word counts, or that nobody chose yet."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each is side)
        self._group.setExclusive(True)

    @Slot()
    def _on_clicked(self, side: Side) -> None:
        self.chosen.emit(self._part.name, side)


class _Columns(QWidget):
    """Two cards beside each other, part under part."""

    def __init__(self, names: words.Names) -> None:
        super().__init__()
        self._names = names
        self._grid = QGridLayout()
        self._grid.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        self._grid.setHorizontalSpacing(Space.BETWEEN)
        self._grid.setVerticalSpacing(Space.TIGHT)
        for side, title in ((Side.OURS, N_("Here")), (Side.THEIRS, N_("There"))):
            self._grid.addWidget(label(title, "strong"), 0, _COLUMNS[side])
            self._grid.setColumnStretch(_COLUMNS[side], 1)
        self.setLayout(self._grid)

    def _add_texts(self, part: Part, texts: tuple[str, str]) -> int:
        """Add what both say of a part, and return the row below it."""
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, Space.RELATED)
        self._grid.addWidget(label(words.caption(part), "label"), row + 1, 0, 1, len(_COLUMNS))
        for side, text in zip(Side, texts, strict=True):
            shown = typed(text, wrap=True) if text else label(words.NOTHING, tone=Tone.MUTED)
            self._grid.addWidget(shown, row + 2, _COLUMNS[side], Qt.AlignmentFlag.AlignTop)
        return row + 3


class BothCards(_Columns):
    """All that two cards say, to see whether they are the same."""

    def __init__(self, cards: tuple[Record, Record], names: words.Names) -> None:
        """Take our card and theirs, and how what they point at is called."""
        super().__init__(names)
        for part in PARTS[key_of(cards[0]).kind]:
            ours, theirs = (words.value_text(part, card, names) for card in cards)
            if (ours or theirs) and not (ours == theirs and is_no(part, cards[0])):
                self._add_texts(part, (ours, theirs))


class PartsGrid(_Columns):
    """All that two cards say otherwise.

    Attributes:
        chosen: The name of a part, and whose word counts for it.
    """

    chosen = Signal(str, object)

    def __init__(self, parts: tuple[PartDifference, ...], cards: tuple[Record, Record], names: words.Names) -> None:
        """Take what differs, our card and theirs, and how what they point at is called."""
        super().__init__(names)
        self.choices: dict[str, PartChoice] = {}
        for each in parts:
            self._add(each, cards)

    def show_sides(self, sides: Mapping[str, Side]) -> None:
        """Show what was chosen so far."""
        for name, choice in self.choices.items():
            choice.show_side(sides.get(name))

    def _add(self, difference: PartDifference, cards: tuple[Record, Record]) -> None:
        ours, theirs = (self._text(difference, side, card) for side, card in zip(Side, cards, strict=True))
        row = self._add_texts(difference.part, (ours, theirs))
        choice = PartChoice(difference, self)
        choice.chosen.connect(self.chosen)
        self.choices[difference.part.name] = choice
        for side, button in choice.buttons.items():
            self._grid.addWidget(button, row, _COLUMNS[side])

    def _text(self, difference: PartDifference, side: Side, card: Record) -> str:
        if difference.is_guarded and difference.part.name == "address":
            return _(words.SECRET_HERE) if side is Side.OURS else _(words.OPEN_THERE)
        return words.value_text(difference.part, card, self._names)


def is_no(part: Part, record: Record) -> bool:
    """Tell whether a card only says no to something: that is no news."""
    return part.of(record) == (False,)
