"""The part of the Privacy page about data: what is kept and what for, as the schema is; and taking it all out."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.records.page.leaving_card import LeavingCard
from ks_desktop.records.page.part import PrivacyPart, Services
from ks_desktop.records.purposes.catalogue import DataTable, purposes
from ks_desktop.records.purposes.sheet import kinds_of, seen_by
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, Prose, Scrolling, column, label, row
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

_LEAST_ROWS: Final = 6
_WHY: Final = N_(
    "Made from the real tables of the program: a column that is not explained here breaks a test. Nobody stands in it."
)


def _purposes(table: DataTable) -> str:
    return "; ".join(purposes().purposes[key].words for key in table.purposes)


TABLES: Final[tuple[Column[DataTable], ...]] = (
    Column(N_("What is kept"), text=lambda table: table.words, stretch=True),
    Column(N_("Of whom"), text=lambda table: purposes().about[table.about]),
)


def in_order() -> tuple[DataTable, ...]:
    """Return the tables by their first purpose, as the list has the purposes."""
    order = list(purposes().purposes)
    return tuple(sorted(purposes().tables.values(), key=lambda table: order.index(table.purposes[0])))


class DataPart(PrivacyPart):
    """The list, one table of it with its columns, and the export of everything."""

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data")
        self._desk, self._data_list = desk, services.data_list
        self.table: RecordsTable[DataTable] = RecordsTable(
            TABLES, key=lambda table: table.name, name=N_("What is kept and what for")
        )
        self.table.setMinimumHeight(_LEAST_ROWS * Size.ROW)
        self.table.selected.connect(self._on_selected)
        self.out = Button(N_("On paper"))
        self.out.setObjectName("data_list_paper")
        self.out.clicked.connect(self.show_paper)
        self.leave = Button(N_("Leave with everything…"), part="link")
        self.leave.setObjectName("show_leaving")
        self.leave.clicked.connect(self.show_leaving)
        self.detail = Card(N_("This table"))
        self.said = label("", wrap=True)
        self.detail.body.addWidget(self.said)
        self.leaving = LeavingCard(desk, services.leaving)
        self.leaving.told.connect(self.told)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QWidget()
        inside = column(gap=Space.INSIDE)
        inside.addLayout(Flow(self.out, self.leave))
        inside.addWidget(self.table, 1)
        left.setLayout(inside)
        beside = QWidget()
        side = column(self.detail, self.leaving, gap=Space.INSIDE)
        side.addStretch(1)
        beside.setLayout(side)
        scrolling = Scrolling(beside)
        scrolling.setFixedWidth(Size.HELP)
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(left, 1)
        panes.addWidget(scrolling)
        box = column(Prose(_WHY, tone=Tone.MUTED), gap=Space.INSIDE)
        box.addLayout(panes, 1)
        self.setLayout(box)

    @override
    def focus_first(self) -> None:
        self.table.setFocus()

    @override
    def forget(self) -> None:
        self.leaving.forget()

    @override
    def on_changes(self, changes: Changes) -> None:
        """Stay as it is: what is kept does not change while the program runs."""

    @override
    def refresh(self) -> None:
        if self.table.current() is None:
            tables = in_order()
            self.table.set_records(tables)
            self.table.select(tables[0].name)
        self.leaving.refresh()
        self.leave.setVisible(self.leaving.may_leave())

    @Slot(object)
    def _on_selected(self, table: DataTable | None) -> None:
        self.leaving.hide()
        self.detail.show()
        if table is None:
            self.said.setText("")
            return
        known = purposes()
        bases = dict.fromkeys(basis for key in table.purposes for basis in known.purposes[key].basis)
        lines = [
            table.words,
            _("For: {purposes}", purposes=_purposes(table)),
            _("On the ground of: {laws}", laws="; ".join(known.bases[basis].law for basis in bases)),
            _("Kinds of data: {kinds}", kinds=", ".join(kinds_of(table, known))),
            _("Seen by: {who}", who=", ".join(seen_by(table, known))),
            _("Leaves the program: {ways}", ways="; ".join(known.leaves[way] for way in table.leaves) or "—"),
            "",
            *(f"• {one.words} ({known.kinds[one.kind].words})" for one in table.columns),
        ]
        self.said.setText("\n".join(lines))

    @Slot()
    def show_leaving(self) -> None:
        """Show the form for taking everything out, in place of the table."""
        self.detail.hide()
        self.leaving.show()
        self.leaving.form.focus_first()

    @Slot()
    def show_paper(self) -> None:
        """Show the whole list on paper."""
        make = partial(self._data_list.sheet, actor=self._desk.actor)
        self.paper_wanted.emit(make, _("Data per purpose"), "gegevens-per-doel")
