"""The review of somebody else's directory: what was found at the left, one card at the right, and taking it over."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain.cards import RecordKind, Side
from ks_desktop.coalition.merging import Difference, Finding
from ks_desktop.coalition.page.merging.frame import MergeFrame
from ks_desktop.coalition.page.merging.reviewing import Read, Review
from ks_desktop.coalition.service.merging import DirectoryMerge, Taken
from ks_desktop.coalition.wording import merging as words
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import search_key
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.theme import Tone

_CHOOSING: Final = (Finding.NEW, Finding.DIFFERS)
_KINDS: Final = tuple(RecordKind)
_MOST_TOLD: Final = 8
_MOST_NOTICES: Final = 3


class MergeView(MergeFrame):
    """A comparison, looked over. Nothing is stored until it is taken over.

    Attributes:
        closed: She is done with it, or leaves it for later.
    """

    closed = Signal()

    def __init__(self, desk: Desk, merge: DirectoryMerge, parent: QWidget | None = None) -> None:
        super().__init__(self._columns(), parent)
        self.reviewing = Review(desk, merge, self)
        self._connect()
        self._on_counted((0, 0))

    def _columns(self) -> tuple[Column[Difference], ...]:
        return (
            Column(N_("Name"), lambda each: each.name, tooltip=lambda each: each.name, stretch=True),
            Column(N_("Kind"), lambda each: _(words.RECORD_KINDS[each.key.kind])),
            Column(N_("Choice"), self._choice, pill=self._pill),
        )

    def _choice(self, difference: Difference) -> str:
        choices = self.reviewing.choices
        if difference.finding not in _CHOOSING:
            return ""
        if choices.is_taken(difference):
            return _("take over") if choices.is_decided(difference) else _("partly")
        return _("leave") if choices.is_decided(difference) else _("choose")

    def _pill(self, difference: Difference) -> Tone | None:
        if difference.finding not in _CHOOSING:
            return None
        is_open = not self.reviewing.choices.is_decided(difference)
        if is_open:
            return Tone.ATTENTION
        return Tone.ACCENT if self.reviewing.choices.is_taken(difference) else Tone.MUTED

    def _connect(self) -> None:
        review = self.reviewing
        review.compared.connect(self._on_compared)
        review.changed.connect(self._on_changed)
        review.counted.connect(self._on_counted)
        review.taken.connect(self._on_taken)
        review.refused.connect(self._on_refused)
        self.from_whom.editingFinished.connect(self._on_named)
        self.findings.chosen.connect(self._show_finding)
        self.table.selected.connect(self._show_card)
        self.detail.part_chosen.connect(self._on_part)
        self.detail.side_chosen.connect(self._on_side)
        self.detail.newest_wanted.connect(self._on_newest)
        self.detail.same_chosen.connect(self._on_same)
        self.detail.apart_chosen.connect(self._on_apart)
        self.all_theirs.clicked.connect(partial(self._on_all, Side.THEIRS))
        self.all_ours.clicked.connect(partial(self._on_all, Side.OURS))
        self.all_newest.clicked.connect(self._on_all_newest)
        self.take.clicked.connect(review.take)
        self.later.clicked.connect(self.closed)
        self.drop.clicked.connect(self._on_drop)
        for key, act in (
            ("T", partial(self._on_side, Side.THEIRS)),
            ("K", partial(self._on_side, Side.OURS)),
            ("N", self._on_newest),
        ):
            shortcut = QShortcut(QKeySequence(key), self.work)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def review(self, read: Read, from_whom: str = "", place: str = "") -> None:
        """Compare a copy with what is here, and show it; what was chosen before about the same copy is there again.

        Args:
            read: gives their directory; called off the GUI thread.
            from_whom: whose it is; the user can say so herself.
            place: where the file lies, so that she can go on with it after a lock.
        """
        self.status.tell("")
        self.reviewing.begin(read, from_whom, place)

    @Slot()
    def _on_compared(self) -> None:
        comparison = self.reviewing.comparison
        self.from_whom.setText(comparison.from_whom)
        self.detail.use(self.reviewing.names)
        self.findings.show_counts({finding: len(comparison.of(finding)) for finding in Finding})
        self._show_finding(self.findings.finding)
        notices = comparison.copy.notices
        if notices:
            told = [_("Read otherwise than it stands in the file; what stood there is kept:")]
            told += [each.text() for each in notices[:_MOST_NOTICES]]
            more = len(notices) - _MOST_NOTICES
            self.status.tell("\n".join([*told, *([_("and {count} more", count=more)] if more > 0 else [])]))

    @Slot(object)
    def _show_finding(self, finding: Finding) -> None:
        self.table.set_records(sorted(self.reviewing.comparison.of(finding), key=_order))
        for button in (self.all_theirs, self.all_ours, self.all_newest):
            button.setVisible(finding in _CHOOSING)
        self.all_newest.setVisible(finding is Finding.DIFFERS)
        is_new = finding is Finding.NEW
        self.all_theirs.setText(_("Take over all") if is_new else _("All of theirs"))
        self.all_ours.setText(_("Leave all there") if is_new else _("All of ours"))
        if self.table.current() is None:
            self.table.select_first()
        self._show_card(self.table.current())

    @Slot(object)
    def _show_card(self, difference: Difference | None) -> None:
        self.detail.show_difference(difference, self.reviewing.choices)

    @Slot(str, object)
    def _on_part(self, part: str, side: Side) -> None:
        difference = self.table.current()
        if difference is not None:
            self.reviewing.choose(self.reviewing.choices.with_part(difference.key, part, side))

    @Slot(object)
    def _on_side(self, side: Side) -> None:
        difference = self.table.current()
        if difference is None:
            return
        if difference.finding is Finding.MAYBE:
            self._decide(difference, side)
        elif difference.finding in _CHOOSING:
            self.reviewing.choose(self.reviewing.choices.with_side([difference], side))
            self._go_on()

    def _decide(self, difference: Difference, side: Side) -> None:
        if side is Side.OURS:
            self.reviewing.say_apart(difference)
        elif len(difference.candidates) == 1:
            self.reviewing.say_same(difference, difference.candidates[0].id)

    @Slot()
    def _on_newest(self) -> None:
        difference = self.table.current()
        if difference is not None and difference.finding is Finding.DIFFERS:
            self.reviewing.choose(self.reviewing.choices.with_newest([difference]))
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next card once this one is wholly chosen."""
        view, difference = self.table.view, self.table.current()
        index = view.currentIndex()
        below = view.model().index(index.row() + 1, index.column())
        if difference is not None and self.reviewing.choices.is_decided(difference) and below.isValid():
            view.setCurrentIndex(below)

    @Slot(object)
    def _on_all(self, side: Side) -> None:
        shown = self.reviewing.comparison.of(self.findings.finding)
        self.reviewing.choose(self.reviewing.choices.with_side(shown, side))

    @Slot()
    def _on_all_newest(self) -> None:
        shown = self.reviewing.comparison.of(Finding.DIFFERS)
        self.reviewing.choose(self.reviewing.choices.with_newest(shown))

    @Slot(object)
    def _on_same(self, ours: object) -> None:
        difference = self.table.current()
        if difference is not None:
            self.reviewing.say_same(difference, ours)

    @Slot()
    def _on_apart(self) -> None:
        difference = self.table.current()
        if difference is not None:
            self.reviewing.say_apart(difference)

    @Slot()
    def _on_changed(self) -> None:
        self.detail.show_choices(self.reviewing.choices)
        self.table.view.measure_columns()
        self.table.view.viewport().update()

    @Slot(object)
    def _on_counted(self, counted: tuple[int, int]) -> None:
        new, changed = counted
        self.take.setText(_("Take over ({new} new, {changed} changed)", new=new, changed=changed))
        self.take.setEnabled(self.reviewing.can_take(new + changed))

    @Slot()
    def _on_named(self) -> None:
        self.reviewing.name(self.from_whom.text())

    @Slot(object)
    def _on_taken(self, taken: Taken) -> None:
        said = _("Taken over: {new} new, {changed} changed.", new=taken.added, changed=taken.changed)
        told = [words.left_text(each) for each in taken.left[:_MOST_TOLD]]
        more = len(taken.left) - len(told)
        if more:
            told.append(n_("{count} more stays as it is.", "{count} more stay as they are.", more))
        self.status.tell("\n".join((said, *told)), Tone.ATTENTION if taken.left else Tone.ACCENT)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.status.tell(sentence, Tone.ATTENTION)

    @Slot()
    def _on_drop(self) -> None:
        self.reviewing.drop()
        self.closed.emit()


def _order(difference: Difference) -> tuple[int, str]:
    return _KINDS.index(difference.key.kind), search_key(difference.name)
