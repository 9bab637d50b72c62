"""The card that is looked at: what it says here and there, and what can be chosen about it."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.domain.cards import Record, Side, key_of
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.merging import PARTS, Choices, Difference, Finding
from ks_desktop.coalition.page.merging.parts import BothCards, PartsGrid, is_no
from ks_desktop.coalition.wording import merging as words
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.widgets.parts import Button, Card, Flow, Prose, Scrolling, column, label, typed
from ks_desktop.widgets.theme import Space, Tone

_CHOSEN: Final[Mapping[bool, str]] = {True: N_("You take this card over."), False: N_("You leave this card there.")}


class MergeDetail(QWidget):
    """One card of the comparison.

    Attributes:
        part_chosen: The name of a part, and whose word counts.
        side_chosen: Whose word counts for the whole card.
        newest_wanted: Let what was checked last count.
        same_chosen: It is this card of ours: its id.
        apart_chosen: It is none of those it may be.
    """

    part_chosen = Signal(str, object)
    side_chosen = Signal(object)
    newest_wanted = Signal()
    same_chosen = Signal(object)
    apart_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_detail")
        self._names = words.Names()
        self._difference: Difference | None = None
        self._grid: PartsGrid | None = None
        self._standing = label("", tone=Tone.MUTED, wrap=True)
        self._sheet = Scrolling(parent=self)
        self._sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self._sheet))
        self.show_difference(None, Choices())

    def use(self, names: words.Names) -> None:
        """Take how what cards point at is called."""
        self._names = names

    def show_difference(self, difference: Difference | None, choices: Choices) -> None:
        """Show a card, or that none is chosen."""
        self._difference, self._grid = difference, None
        self._standing = label("", tone=Tone.MUTED, wrap=True)
        sheet = QWidget(self._sheet.viewport())
        sheet.setLayout(self._filled(difference))
        self._sheet.hold(sheet)
        self.show_choices(choices)

    def focus_first(self) -> None:
        """Bring the focus to the first thing that can be chosen."""
        first = self._sheet.findChild(Button)
        (first or self._sheet).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_choices(self, choices: Choices) -> None:
        """Show what was chosen about the card that is shown."""
        difference = self._difference
        if difference is None:
            return
        if self._grid is not None:
            self._grid.show_sides(choices.sides.get(difference.key, {}))
        taken = choices.new.get(difference.key) if difference.finding is Finding.NEW else None
        self._standing.setText(_(_CHOSEN[taken]) if taken is not None else "")
        self._standing.setVisible(taken is not None)

    def _filled(self, difference: Difference | None) -> QVBoxLayout:
        filled = column(gap=Space.INSIDE)
        if difference is None:
            filled.addWidget(label(N_("Choose a card in the list."), tone=Tone.MUTED, wrap=True))
            filled.addStretch(1)
            return filled
        filled.addWidget(self._head(difference))
        made = {
            Finding.NEW: self._facts,
            Finding.DIFFERS: self._parts,
            Finding.MAYBE: self._doubt,
        }.get(difference.finding, self._facts)(difference)
        for each in made:
            filled.addWidget(each)
        filled.addStretch(1)
        return filled

    def _head(self, difference: Difference) -> Card:
        head = Card()
        head.body.addWidget(typed(difference.name, "section", wrap=True))
        kind, lead = _(words.RECORD_KINDS[difference.key.kind]), _(words.LEADS[difference.finding])
        head.body.addWidget(label(f"{kind}. {lead}", tone=Tone.MUTED, wrap=True))
        head.body.addWidget(self._standing)
        for remark in difference.remarks:
            head.body.addWidget(label(words.REMARKS[remark], tone=Tone.ATTENTION, wrap=True))
        for problem in difference.problems:
            head.body.addWidget(typed(words.problem_text(problem), tone=Tone.ATTENTION, wrap=True))
        if difference.goes_along:
            names = ", ".join(filter(None, (self._names.cards.get(key.id) for key in difference.goes_along)))
            head.body.addWidget(typed(_("With it, because it is new as well: {names}", names=names), wrap=True))
        if buttons := self._buttons(difference):
            head.body.addLayout(Flow(*buttons))
        return head

    def _buttons(self, difference: Difference) -> list[Button]:
        if difference.finding is Finding.NEW:
            return [
                self._button("take_card", N_("Take over (T)"), partial(self.side_chosen.emit, Side.THEIRS)),
                self._button("leave_card", N_("Leave (K)"), partial(self.side_chosen.emit, Side.OURS)),
            ]
        if difference.finding is Finding.MAYBE:
            return self._doubt_buttons(difference)
        if difference.finding is not Finding.DIFFERS or not difference.parts:
            return []
        buttons = [
            self._button("take_card", N_("All of theirs (T)"), partial(self.side_chosen.emit, Side.THEIRS)),
            self._button("leave_card", N_("All of ours (K)"), partial(self.side_chosen.emit, Side.OURS)),
        ]
        if difference.newest is not None:
            buttons.append(self._button("newest_card", N_("What was checked last (N)"), self.newest_wanted.emit))
        return buttons

    def _doubt_buttons(self, difference: Difference) -> list[Button]:
        apart = n_("It is another one (K)", "It is none of these (K)", len(difference.candidates))
        buttons = [self._button("is_apart", apart, self.apart_chosen.emit)]
        if len(difference.candidates) == 1:
            same = partial(self.same_chosen.emit, difference.candidates[0].id)
            buttons.insert(0, self._button("is_same", N_("This is the same (T)"), same))
        return buttons

    def _button(self, name: str, text: str, act: Callable[[], object]) -> Button:
        made = Button(text)
        made.setObjectName(name)
        made.clicked.connect(act)
        return made

    def _parts(self, difference: Difference) -> Iterable[QWidget]:
        if difference.ours is None or difference.theirs is None or not difference.parts:
            return ()
        card = Card()
        self._grid = PartsGrid(difference.parts, (difference.ours, difference.theirs), self._names)
        self._grid.chosen.connect(self.part_chosen)
        card.body.addWidget(self._grid)
        return (card,)

    def _facts(self, difference: Difference) -> Iterable[QWidget]:
        record = difference.theirs or difference.ours
        return (self._card(record),) if record is not None else ()

    def _doubt(self, difference: Difference) -> Iterable[QWidget]:
        if difference.theirs is None:
            return
        for candidate in difference.candidates:
            card = Card(candidate.name)
            card.body.addWidget(BothCards((_shown(candidate), _shown(difference.theirs)), self._names))
            if len(difference.candidates) > 1:
                same = self._button("is_same", N_("This is the same"), partial(self.same_chosen.emit, candidate.id))
                card.body.addLayout(Flow(same))
            yield card

    def _card(self, record: Record) -> Card:
        """Return all that a card says; never an address that is secret."""
        shown = _shown(record)
        card = Card()
        for part in PARTS[key_of(record).kind]:
            text = words.value_text(part, shown, self._names)
            if text and not is_no(part, shown):
                card.body.addWidget(label(words.caption(part), "label"))
                card.body.addWidget(Prose(text))
        return card


def _shown(record: Record) -> Record:
    """Return a card without an address that is secret."""
    return record.guarded() if isinstance(record, Organisation | Location) else record
