"""What the review is made of, and how it shares the room: in a small window the list or the card, not both."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.coalition.merging import Difference
from ks_desktop.coalition.page.merging.detail import MergeDetail
from ks_desktop.coalition.page.merging.findings import FindingChoice
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, row
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone


class MergeFrame(QWidget):
    """The fields, the list, the card and the buttons of a review, without what they do.

    Attributes:
        bulk: What chooses for all cards that are shown.
        work: Holds the list and the card; the keys count inside it.
    """

    def __init__(self, columns: Sequence[Column[Difference]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge")
        self._has_card = False
        self.from_whom = QLineEdit()
        self.from_whom.setAcceptDrops(False)  # a dropped file is for the window
        self.from_whom.setObjectName("from_whom")
        self.from_whom.setAccessibleName(_("Whose directory is it?"))
        self.from_whom.setMaximumWidth(Size.SEARCH)
        self.findings = FindingChoice()
        self.table: RecordsTable[Difference] = RecordsTable(
            columns, key=lambda each: each.key, name=N_("Cards of their directory"), empty=N_("None.")
        )
        self.table.setObjectName("merge_list")
        self.detail = MergeDetail()
        self.status = StatusLine()
        self.status.give_room_back()
        self.all_theirs = _button("", "all_theirs")
        self.all_ours = _button("", "all_ours")
        self.all_newest = _button(N_("All: checked last"), "all_newest")
        self.all_newest.setToolTip(_("Of each card what was checked last"))
        self.back = _button(N_("To the list"), "merge_back", Icon.BACK)
        self.take = _button("", "take_over", Icon.CHECK, part="primary")
        self.later = _button(N_("Go on later"), "merge_later")
        self.drop = _button(N_("Throw away"), "merge_drop")
        self.drop.setToolTip(_("Stop comparing and forget what was chosen"))
        self._note = label(N_("Nothing is stored before you take it over."), tone=Tone.MUTED, wrap=True)
        self.bulk = QWidget()
        self.side = Card()
        self.work = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        self.side.body.addWidget(self.table, 1)
        self.side.setMinimumWidth(Size.LIST)
        self.detail.setMinimumWidth(Size.LIST)
        both = row(gap=Space.BETWEEN)
        both.addWidget(self.side, 2)
        both.addWidget(self.detail, 3)
        self.work.setLayout(both)
        bottom = row(self.later, self.drop)
        bottom.addWidget(self._note, 1)
        bottom.addStretch(0)
        bottom.addWidget(self.take)
        whose = row(label(N_("Whose directory is it?"), "label"), self.from_whom, gap=Space.INSIDE)
        whose.addStretch(1)
        box = column(gap=Space.INSIDE)
        box.addLayout(whose)
        box.addWidget(self.status)
        self.bulk.setLayout(row(self.all_theirs, self.all_ours, self.all_newest))
        box.addLayout(Flow(self.findings, self.back, self.bulk))
        box.addWidget(self.work, 1)
        box.addLayout(bottom)
        self.setLayout(box)
        self.setFocusProxy(self.table)
        self.back.clicked.connect(self.show_list)
        escape = QShortcut(QKeySequence("Esc"), self.detail)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.show_list)
        self.table.chosen.connect(self.show_card)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @Slot()
    def show_card(self) -> None:
        """Go into the card of the row that is chosen."""
        self._has_card = True
        self._share_room()
        self.detail.focus_first()

    @Slot()
    def show_list(self) -> None:
        """Go back to the list."""
        self._has_card = False
        self._share_room()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share_room(self) -> None:
        is_small = self.width() < Size.FORM
        self.findings.show_small(is_small=is_small)
        self._note.setHidden(is_small)
        self.side.setHidden(is_small and self._has_card)
        self.detail.setHidden(is_small and not self._has_card)
        self.bulk.setHidden(is_small and self._has_card)
        self.back.setHidden(not is_small or not self._has_card)


def _button(text: str, name: str, drawing: Icon | None = None, *, part: str = "") -> Button:
    made = Button(text, drawing, part=part)
    made.setObjectName(name)
    return made
