"""A proposed plan to be accepted: the list, what is said of the chosen line, and what can be done."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.visits.domain import Mode
from ks_desktop.visits.domain.week_proposal import LeftOut, PlannedRow, PlanProposal
from ks_desktop.visits.page.week_proposal.detail import PlanDetail
from ks_desktop.visits.page.week_proposal.entries import Key, Shown, entries, key_of, summary
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets.parts import Button, Card, Flow, column, label
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.tick_list import TickList

LETTERS: Final = {
    Qt.Key.Key_G: SafetyColour.GREEN,
    Qt.Key.Key_O: SafetyColour.ORANGE,
    Qt.Key.Key_R: SafetyColour.RED,
}
_ROWS: Final = 3


class PlanResult(QWidget):
    """The proposal. Space ticks, A all, N none, Enter accepts, F8 the next without a place, G O R the safety look.

    Attributes:
        accepted: Book these: a tuple of cases.
        looked: Somebody looked at the safety: the case and the colour.
        helped: Do what would give her a place: the `LeftOut`.
        explained: The reason of a woman without a place is looked at: the `LeftOut`.
        page_wanted: Her page: the case.
        proposed: The rows that are ticked now.
        again_wanted: Make another proposal.
    """

    accepted = Signal(object)
    looked = Signal(object, object)
    helped = Signal(object)
    explained = Signal(object)
    page_wanted = Signal(object)
    proposed = Signal(object)
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown(plan=PlanProposal(rows=(), left_out=(), points=0))
        self._today = date.min
        self.summary = label("", wrap=True)
        self.summary.setObjectName("plan_summary")
        self.told = label("", tone=Tone.ATTENTION, wrap=True)
        self.told.setObjectName("plan_told")
        self.list = TickList(N_("Proposal"))
        self.list.setObjectName("plan_list")
        self.list.setMinimumHeight(_ROWS * Size.ROW)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.ticks_changed.connect(self._on_ticks_changed)
        self.list.moved.connect(self._on_moved)
        self.list.entered.connect(self.accept)
        self.list.opened.connect(self._on_opened)
        self.detail = PlanDetail()
        self.detail.looked.connect(self.look)
        self.detail.helped.connect(self._on_helped)
        self.detail.page_wanted.connect(self._on_page_wanted)
        card = Card()
        for part in (self.summary, self.told, self.list):
            card.body.addWidget(part)
        card.body.setStretchFactor(self.list, 1)
        card.body.addLayout(self._buttons())
        box = column(card, self.detail, gap=Space.RELATED)
        box.setStretchFactor(card, 1)
        self.setLayout(box)
        self.setFocusProxy(self.list)
        self.told.hide()

    def _buttons(self) -> Flow:
        line = Flow(gap=Space.TIGHT)
        self.book = self._button(line, "accept_plan", "", self.accept, part="primary")
        self._button(line, "tick_all", N_("&All"), self.tick_all, part="link")
        self._button(line, "tick_none", N_("&None"), self.tick_none, part="link")
        next_one = N_("Without a place (F8)")
        self.next_out = self._button(line, "next_without_place", next_one, self.to_next_left_out, part="link")
        self._button(line, "plan_again", N_("Another proposal"), self.again_wanted, part="link")
        return line

    def _button(
        self, line: Flow, name: str, text: str, act: Callable[[], object] | SignalInstance, *, part: str = ""
    ) -> Button:
        button = Button(text, part=part)
        button.setObjectName(name)
        button.clicked.connect(act)
        line.addWidget(button)
        return button

    def show_plan(self, shown: Shown, today: date, *, is_new: bool = False) -> None:
        """Show a proposal; of a new one all that can be is ticked, else what was, and what was looked at just now."""
        wanted = shown.tickable() if is_new else self.list.ticked() | (shown.tickable() - self._shown.tickable())
        self._shown, self._today = shown, today
        self.list.show_entries(entries(shown, today), wanted)
        self._say()

    def show_told(self, sentence: str) -> None:
        """Say what became of it above the list; nothing when it is empty."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def ticked_rows(self) -> tuple[PlannedRow, ...]:
        """Return the rows that are ticked, in the order they stand."""
        ticked = self.list.ticked()
        return tuple(row for row in self._shown.rows if key_of(row) in ticked)

    def current(self) -> PlannedRow | LeftOut | None:
        """Return the row, or the woman without a place, that is chosen."""
        key = self.list.current()
        there: tuple[PlannedRow | LeftOut, ...] = (*self._shown.rows, *self._shown.left_out)
        return next((entry for entry in there if key_of(entry) == key), None)

    @Slot()
    def accept(self) -> None:
        """Book what is ticked."""
        rows = self.ticked_rows()
        if rows:
            self.accepted.emit(tuple(row.case_id for row in rows))

    @Slot()
    def tick_all(self) -> None:
        """Tick everything that can be."""
        self.list.tick_all(is_ticked=True)

    @Slot()
    def tick_none(self) -> None:
        """Tick nothing."""
        self.list.tick_all(is_ticked=False)

    @Slot()
    def to_next_left_out(self) -> None:
        """Go to the next woman without a place, after the last one to the first."""
        keys = [key_of(entry) for entry in self._shown.left_out]
        if keys:
            current = self.list.current()
            at = keys.index(current) + 1 if current in keys else 0
            self.list.select(keys[at % len(keys)])
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def look(self, colour: SafetyColour) -> None:
        """Record how safe the chosen home visit is, and go to the next that nobody looked at."""
        row = self.current()
        if isinstance(row, PlannedRow) and row.mode is Mode.HOME and self._shown.colours is not None:
            self.looked.emit(row.case_id, colour)
            self._to_next_look(row)

    def _to_next_look(self, row: PlannedRow) -> None:
        # At once, not when the look is kept: the next key is pressed before that, and is about the next woman.
        rows = self._shown.rows
        at = rows.index(row)
        following = (*rows[at + 1 :], *rows[:at])
        wanted = next((other for other in following if self._shown.needs_look(other)), None)
        if wanted is not None:
            self.list.select(key_of(wanted))

    def _say(self) -> None:
        count = len(self.ticked_rows())
        self.summary.setText(summary(self._shown, count))
        self.book.setText(n_("Book {count} visit", "Book {count} visits", count) if count else _("Book"))
        self.book.setEnabled(bool(count))
        self.next_out.setVisible(bool(self._shown.left_out))
        self.detail.show_entry(self.current(), self._shown)
        self.proposed.emit(self.ticked_rows())

    @Slot()
    def _on_ticks_changed(self) -> None:
        self._say()

    @Slot()
    def _on_moved(self) -> None:
        entry = self.current()
        self.detail.show_entry(entry, self._shown)
        if isinstance(entry, LeftOut) and not entry.is_looked:
            self.explained.emit(entry)

    @Slot(object)
    def _on_opened(self, key: Key) -> None:
        self.page_wanted.emit(key[0])

    @Slot()
    def _on_page_wanted(self) -> None:
        entry = self.current()
        if entry is not None:
            self.page_wanted.emit(entry.case_id)

    @Slot()
    def _on_helped(self) -> None:
        entry = self.current()
        if isinstance(entry, LeftOut) and entry.helps is not None:
            self.helped.emit(entry)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_A: self.tick_all,
            Qt.Key.Key_N: self.tick_none,
            Qt.Key.Key_F8: self.to_next_left_out,
        }
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or (key not in acts and key not in LETTERS):
            super().keyPressEvent(event)
        elif key in LETTERS:
            self.look(LETTERS[key])
        else:
            acts[key]()
