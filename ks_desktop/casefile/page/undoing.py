"""What was done in her case of late, and can be taken back: a card on her page."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.done_words import done_at, said, taken_back
from ks_desktop.casefile.page.pieces import link, nothing, put
from ks_desktop.core.texts import N_, _
from ks_desktop.core.undo import UndoStep
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, column, row, typed
from ks_desktop.widgets.theme import Space, Tone

MOST_SHOWN: Final = 5


class UndoCard(Card):
    """The newest steps of a case, each with its way back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(N_("What was done of late"))
        self.setObjectName("undo_card")
        self._desk = desk

    def show_page(self, page: CasePage) -> None:
        """Show the steps of a case."""
        body = column(gap=Space.RELATED)
        for step in page.undo_steps[:MOST_SHOWN]:
            body.addLayout(self._line(step))
        if not page.undo_steps:
            body.addWidget(nothing(N_("Nothing in the last 30 days.")))
        put(self, body)

    def _line(self, step: UndoStep) -> QHBoxLayout:
        today = self._desk.clock.today()
        what = taken_back(step, today=today) if step.is_undone else said(step, today=today)
        when = typed(done_at(step, today=today), "secondary", tone=Tone.MUTED)
        back = link(N_("Do it again") if step.is_undone else N_("Take it back"), f"step_{step.id.hex}")
        back.setAccessibleName(f"{back.text()}: {what}")
        back.setToolTip(_("It is logged, and it can be done again."))
        back.clicked.connect(partial(self._take_back, step.id))
        line = row(column(typed(what, wrap=True), when, gap=Space.NONE))
        line.setStretch(0, 1)
        line.addWidget(back)
        return line

    def _take_back(self, step_id: UUID) -> None:
        undo, actor = self._desk.undo, self._desk.actor

        def call() -> Changes:
            return undo.undo_step(step_id, actor=actor)

        self._desk.tasks.run(call, owner=self)
