"""The terms: what is kept how long, counted from what, who says so; and an own value over it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, UserId
from ks_desktop.records.form.keeping import term_form
from ks_desktop.records.keeping.kinds import Done, KeptKind
from ks_desktop.records.keeping.service import Keeping
from ks_desktop.records.page.keeping_rows import TERMS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.parts import Button, Card, Flow, Scrolling, column, row, typed
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

_LEAST_ROWS: Final = 8


class TermsView(QWidget):
    """The list, and beside it what is known of the chosen kind.

    Attributes:
        told: A sentence for the message bar.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeping = desk, keeping
        self._names: dict[UserId, str] = {}
        self.table: RecordsTable[KeptKind] = RecordsTable(
            TERMS, key=lambda kind: kind.key, name=N_("What is kept how long"), empty=N_("Nothing here.")
        )
        self.table.setMinimumHeight(_LEAST_ROWS * Size.ROW)
        self.table.selected.connect(self._on_selected)
        self._card = Card(N_("This term"))
        self._lines = column(gap=Space.TIGHT)
        self._card.body.addLayout(self._lines)
        self.form: Form | None = None
        self._room = column()
        self._card.body.addLayout(self._room)
        self.save = Button(N_("Set our own term"), part="primary")
        self.save.setObjectName("save_term")
        self.save.clicked.connect(self.hand_in)
        self._card.body.addLayout(Flow(self.save))
        beside = QWidget()
        inside = column(self._card)
        inside.addStretch(1)
        beside.setLayout(inside)
        side = Scrolling(beside)
        side.setFixedWidth(Size.SIDE)
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(self.table, 1)
        panes.addWidget(side)
        self.setLayout(panes)

    def refresh(self) -> None:
        """Ask again."""
        actor = self._desk.actor

        def look() -> tuple[tuple[KeptKind, ...], dict[UserId, str]]:
            return self._keeping.kinds(actor=actor), self._keeping.people(actor=actor)

        self._desk.tasks.run(look, done=self._on_kinds, owner=self, latest="terms")

    def focus_first(self) -> None:
        """Put the keyboard in the list."""
        self.table.setFocus()

    def _on_kinds(self, found: tuple[tuple[KeptKind, ...], dict[UserId, str]]) -> None:
        kinds, self._names = found
        self.table.set_records(kinds)
        if self.table.current() is None:
            self.table.select_first()
        self._on_selected(self.table.current())

    @Slot(object)
    def _on_selected(self, kind: KeptKind | None) -> None:
        for box in (self._lines, self._room):
            while (item := box.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()  # until it is deleted it would stand below the next
                    widget.deleteLater()
        self.form = None
        self._card.setVisible(kind is not None)
        if kind is None:
            return
        for text, tone in self._said(kind):
            self._lines.addWidget(typed(text, tone=tone, wrap=True))
        is_own = kind.term is not None and kind.done is Done.PROPOSAL
        self.save.setVisible(is_own)
        if is_own:
            self.form = term_form(kind)
            self.form.submitted.connect(self.hand_in)
            self._room.addWidget(self.form)

    def _said(self, kind: KeptKind) -> list[tuple[str, Tone]]:
        said = [(kind.name, Tone.INK), (kind.what, Tone.MUTED)]
        if kind.term is not None:
            said.append((f"{kind.term.text()}, {kind.since.label()}", Tone.INK))
        else:
            said.append((kind.since.label(), Tone.INK))
        said.append((_("Source: {source}.", source=kind.source), Tone.MUTED))
        looked_up = _("looked up") if kind.is_verified else _("not checked against the source yet")
        said.append((f"{kind.mark.label()}, {looked_up}", Tone.MUTED))
        if kind.said_by is not None and kind.said_on is not None:
            who = self._names.get(kind.said_by, "")
            said.append((_("Our own term since {day}, by {who}.", day=f"{kind.said_on:%d-%m-%Y}", who=who), Tone.INK))
        if kind.setting:
            said.append((_("Set under Beheer."), Tone.MUTED))
        return said

    @Slot()
    def hand_in(self) -> None:
        """Let another term count from today on."""
        kind = self.table.current()
        if kind is None or self.form is None:
            return
        self.form.clear_errors()
        span = str(self.form.values()["span"])
        call = partial(self._keeping.set_term, kind.key, span, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_set, failed=self._on_refused, owner=self)

    def _on_set(self, _changes: Changes) -> None:
        self.told.emit(_("This term counts from now on."))
        self.refresh()

    def _on_refused(self, error: KsError) -> None:
        if self.form is not None:
            self.form.show_errors(error)
