"""The list of who waits, whose weeks close first: everybody, one's own, or one neighbourhood."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from ks_desktop.core.texts import N_, n_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import ToPlan
from ks_desktop.visits.table import COLUMNS
from ks_desktop.widgets.parts import Card
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space

EVERYBODY: Final = "all"
MINE: Final = "mine"
NEAR: Final = "near"
_ROWS: Final = 4  # the heading and three women: less is no list


class WaitingList(Card):
    """The list and what narrows it.

    Attributes:
        selected: Another woman is the current one: her ToPlan, or None.
        chosen: Enter or a double click: her ToPlan.
        entries: Everybody who waits, also who is not shown.
    """

    selected = Signal(object)
    chosen = Signal(object)

    def __init__(self, actor: UserId, parent: QWidget | None = None) -> None:
        super().__init__(N_("To plan"), parent)
        self._actor = actor
        self._is_filling = False
        self.entries: tuple[ToPlan, ...] = ()
        self.table = RecordsTable(
            COLUMNS, key=lambda entry: entry.key, name=N_("To plan"), empty=N_("Nobody waits for a visit.")
        )
        self.table.setObjectName("to_plan")
        self.table.setMinimumHeight(_ROWS * Size.ROW + Space.RELATED)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it takes what is left
        self.table.selected.connect(self._on_selected)
        self.table.chosen.connect(self.chosen)
        self.whose = Segments(
            ((EVERYBODY, N_("Everybody")), (MINE, N_("Mine")), (NEAR, N_("Her neighbourhood"))), "show"
        )
        self.whose.chosen.connect(self._on_filtered)
        self.body.addWidget(self.whose)
        self.body.addWidget(self.table, 1)
        self.setMinimumHeight(_ROWS * Size.ROW + 2 * Size.CONTROL + 4 * Space.INSIDE)

    def show_entries(self, entries: Sequence[ToPlan], wanted: CaseId | None) -> None:
        """Show who waits, and select a woman if she is among them; nothing is told of that."""
        self.entries = tuple(entries)
        heading = n_("To plan: {count} woman", "To plan: {count} women", len(self.entries))
        self.set_heading(heading if self.entries else N_("To plan"))
        self._fill(wanted)

    def take_out(self, case_id: CaseId) -> None:
        """Show a case no more, until who waits is shown anew; nothing is told of that."""
        self.show_entries([entry for entry in self.entries if entry.case_id != case_id], None)

    def of_case(self, case_id: CaseId | None) -> ToPlan | None:
        """Return what waits of a case: the contact that is selected, else the first of hers."""
        current = self.table.current()
        if current is not None and current.case_id == case_id:
            return current
        return next((entry for entry in self.entries if entry.case_id == case_id), None)

    def select(self, case_id: CaseId, *, quietly: bool = False) -> None:
        """Select what waits of a case, if she is in the list; without telling when that is asked."""
        entry = self.of_case(case_id)
        self._is_filling = quietly
        if entry is not None:
            self.table.select(entry.key)
        self._is_filling = False

    def _fill(self, wanted: CaseId | None) -> None:
        self._is_filling = True
        self.table.set_records(self._shown())
        self._is_filling = False
        if wanted is not None:
            self.select(wanted, quietly=True)

    def _shown(self) -> list[ToPlan]:
        word, entry = self.whose.word(), self.table.current()
        if word == MINE:
            return [each for each in self.entries if each.nurse in {None, self._actor}]
        if word == NEAR and entry is not None and entry.postcode4:
            return [each for each in self.entries if each.postcode4 == entry.postcode4]
        return list(self.entries)

    @Slot(object)
    def _on_selected(self, entry: ToPlan | None) -> None:
        if not self._is_filling:
            self.selected.emit(entry)

    @Slot()
    def _on_filtered(self) -> None:
        self._fill(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
