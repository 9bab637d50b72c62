"""Is it the same woman? A referral beside who is on record already: what differs is said, three answers end it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ks_desktop.clients.domain.doubles import Decision, Pregnancy
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import ReferralId
from ks_desktop.referrals.page.keys import give_keys
from ks_desktop.referrals.page.likeness import ANSWERS
from ks_desktop.referrals.page.likening_rows import ROWS, heading_of, marks
from ks_desktop.referrals.service.beside import Beside, Side
from ks_desktop.referrals.service.doubles import Doubles
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, Scrolling, column, label, row, typed
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Size, Space, Tone

_DONE: Final = {
    "same": N_("Joined: one more referral of this pregnancy. On her page it can come apart again."),
    "next": N_("Joined: a new pregnancy of the same woman. On her page it can come apart again."),
    "other": N_("Remembered: these are two women."),
}


class DoubtPane(QWidget):
    """Takes the place of trays and list, as long as it is open.

    Attributes:
        settled: It was answered (a sentence that says so); the next may come.
        form_wanted: The referral (`ReferralId`) in the form.
        closed: She is done, or there is nothing to compare any more.
    """

    settled = Signal(str)
    form_wanted = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, doubles: Doubles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubt")
        self._desk, self._doubles = desk, doubles
        self._referral: ReferralId | None = None
        self._beside: Beside | None = None
        self._shown = 0  # columns
        self.heading = label("", "section", wrap=True)
        self.why = typed("", tone=Tone.MUTED, wrap=True)
        self.status = StatusLine()
        self._card = Card()
        self._sheet = QWidget()
        self._card.body.addWidget(self._sheet)
        self._answers = [self._answer(number, text, word) for number, (text, word) in enumerate(ANSWERS, 1)]
        self.form = self._button("doubt_form", N_("Open in the form (F2)"), "F2", self._on_form, part="link")
        self.close_button = self._button("doubt_close", N_("Close"), "Esc", self.closed.emit, part="link")
        self._lay_out()
        self.setFocusProxy(self._answers[0])

    def _lay_out(self) -> None:
        content = QWidget()
        within = column(self.why, self._card, gap=Space.RELATED)
        within.addStretch(1)
        content.setLayout(within)
        head = row(self.heading, gap=Space.INSIDE)
        head.setStretch(0, 1)
        for button in (self.form, self.close_button):
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        box = column(head, gap=Space.RELATED)
        box.addWidget(Scrolling(content), 1)
        self.status.give_room_back()
        box.addWidget(self.status)
        box.addLayout(Flow(*self._answers))
        self.setLayout(box)

    def _button(self, name: str, text: str, keys: str, act: Callable[[], object], *, part: str = "") -> Button:
        made = Button(text, part=part)
        made.setObjectName(name)
        made.setToolTip(keys)
        made.clicked.connect(act)
        give_keys(self, {keys: made.click})
        return made

    def _answer(self, number: int, text: str, word: str) -> Button:
        keys = f"Ctrl+{number}"
        return self._button(f"doubt_{word}", f"{_(text)} ({keys})", keys, partial(self._on_answer, word))

    def compare(self, referral_id: ReferralId) -> None:
        """Lay a referral beside who may be the same woman."""
        self._referral, self._beside = referral_id, None
        self.status.tell("")
        self._set_busy(True)
        call = partial(self._doubles.beside, referral_id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._show, failed=self._on_refused, owner=self, latest="beside")

    @Slot(object)
    def _show(self, beside: Beside | None) -> None:
        self._set_busy(False)
        self._beside = beside
        if beside is None:
            self.closed.emit()
            return
        count = len(beside.others)
        self.heading.setText(
            _("Is this the same woman?")
            if count == 1
            else n_(
                "Is this the same woman? The first of {count}.",
                "Is this the same woman? The first of {count}.",
                count,
            )
        )
        self.why.setText(_("They share: {reasons}", reasons=beside.why[0]))
        self._fill(beside)
        self._answers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, beside: Beside) -> None:
        """Make the rows anew: captions at the left, a record in each column."""
        before, self._shown = self._sheet, self._columns()
        self._sheet = QWidget()
        grid = QGridLayout()
        grid.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        grid.setHorizontalSpacing(Space.BETWEEN)
        grid.setVerticalSpacing(Space.TIGHT)
        sides = (beside.hers, *beside.others)[: self._columns()]
        for place in range(len(sides)):
            heading = label(heading_of(place, len(beside.others)), "caption", wrap=True)
            grid.addWidget(heading, 0, place + 1)
            grid.setColumnStretch(place + 1, 1)
        for number, one in enumerate(ROWS, 1):
            grid.addWidget(label(one.caption, "secondary"), number, 0, Qt.AlignmentFlag.AlignTop)
            for place, side in enumerate(sides):
                mark = marks(one, beside.hers, side) if place else ""
                grid.addWidget(self._cell(one.text(side), mark, side), number, place + 1, Qt.AlignmentFlag.AlignTop)
        self._sheet.setLayout(grid)
        self._card.body.replaceWidget(before, self._sheet)
        before.hide()
        before.deleteLater()

    def _columns(self) -> int:
        """Return how many records fit beside each other: always two; who is answered for comes first."""
        return max(2, self.width() // Size.LIST)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._beside is not None and self._columns() != self._shown:
            self._fill(self._beside)

    def _cell(self, text: str, mark: str, side: Side) -> QWidget:
        if side.is_shielded and not text:
            return label(N_("shielded"), "secondary", wrap=True)
        if not mark:
            return typed(text or "–", wrap=True)
        value = typed(text or "–", "strong", wrap=True)
        said = label(mark, "secondary", tone=Tone.ATTENTION)
        value.setAccessibleName(f"{text or _('Nothing filled in')}, {said.text()}")
        holder = QWidget()
        holder.setLayout(column(value, said, gap=Space.NONE))
        return holder

    def _set_busy(self, is_busy: bool) -> None:
        for button in (*self._answers, self.form):
            button.setEnabled(not is_busy)

    def _on_answer(self, word: str) -> None:
        beside, referral_id = self._beside, self._referral
        if beside is None or referral_id is None:
            return
        other = beside.others[0].client_id
        if word == "other":
            decision = Decision(others=frozenset({other}))
        else:
            decision = Decision(woman=other, pregnancy=Pregnancy.SAME if word == "same" else Pregnancy.NEXT)
        self._set_busy(True)
        self._desk.tasks.run(
            partial(self._doubles.decide, referral_id, decision, actor=self._desk.actor),
            done=partial(self._on_settled, word),
            failed=self._on_refused,
            owner=self,
        )

    def _on_settled(self, word: str, _changes: object) -> None:
        self._set_busy(False)
        beside, referral_id = self._beside, self._referral
        if word == "other" and beside is not None and referral_id is not None and len(beside.others) > 1:
            self.compare(referral_id)  # the next who may be her
            return
        self.settled.emit(_(_DONE[word]))

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self._set_busy(False)
        self.status.tell(error.text(), Tone.ATTENTION)

    @Slot()
    def _on_form(self) -> None:
        if self._referral is not None:
            self.form_wanted.emit(self._referral)

    @override
    def setVisible(self, visible: bool, /) -> None:
        super().setVisible(visible)
        if not visible:
            self._referral = self._beside = None  # nothing of her stays on a page nobody sees
