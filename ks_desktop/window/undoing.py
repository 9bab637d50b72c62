"""Taking back and doing again, from the bar, the keys and the list: what was done is said, and what was taken back."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from ks_desktop.core.texts import N_
from ks_desktop.core.undo import UndoStep
from ks_desktop.core.values import Changes
from ks_desktop.security.rights import Right
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.window.bar import TopBar

_UNDO: Final = N_("Undo")
Look = tuple[UndoStep | None, UndoStep | None]


class Undoing(QObject):
    """Looks after every change what this user did last, wherever in the window she did it."""

    def __init__(self, desk: Desk, bar: TopBar, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
        self._messages = messages
        self._known: UUID | None = None
        self._offered = ""  # what the bar said when it last offered to undo
        self._has_looked = False
        self._is_asked = False  # she took something back: say so, whatever it was
        self._is_refused = False  # it was refused: that stays to be read
        desk.tasks.changed.connect(self._on_changed)

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        self._run(partial(self._desk.undo.undo, actor=self._desk.actor))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._run(partial(self._desk.undo.redo, actor=self._desk.actor))

    @Slot(object)
    def take_back(self, step_id: UUID) -> None:
        """Take back one step, or do it again when it was taken back."""
        self._run(partial(self._desk.undo.undo_step, step_id, actor=self._desk.actor))

    def look(self) -> None:
        """Ask what was done last and what can be taken back now; who sees no women takes back nothing of them."""
        if not self._desk.may(Right.SEE_WOMEN):
            return
        undo, actor = self._desk.undo, self._desk.actor

        def ask() -> Look:
            newest = undo.steps(actor=actor, most=1, of_all=False)
            return next(iter(newest), None), undo.latest(actor=actor)

        self._desk.tasks.run(ask, done=self._on_looked, owner=self, latest="undo")

    def _run(self, call: Callable[[], Changes]) -> None:
        self._desk.tasks.run(call, done=self._on_taken_back, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_taken_back(self, _changes: Changes) -> None:
        self._is_asked = True
        self.look()

    @Slot(object)
    def _on_refused(self, error: object) -> None:
        self._desk.tasks.problem.emit(error)
        self._is_refused = True
        self.look()  # it is passed over: the bar names what comes before it

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        if self._offered and self._messages.sentence() == self._offered:
            self._messages.clear()  # something else was done since
        self.look()

    @Slot(object)
    def _on_looked(self, found: Look) -> None:
        newest, latest = found
        self._bar.show_undo(latest.label if latest is not None else "", latest.count if latest is not None else 1)
        is_new = newest is not None and newest.id != self._known
        is_first, self._has_looked = not self._has_looked, True
        self._known = newest.id if newest is not None else None
        if newest is not None and is_new and not is_first and not self._is_refused:
            self._tell(newest)
        elif self._is_asked:
            self._messages.inform(N_("Undone."))
        self._is_asked = self._is_refused = False

    def _tell(self, step: UndoStep) -> None:
        from ks_desktop.casefile.page.done_words import done, taken_back  # with the first step: the window comes sooner

        if step.is_undone or step.is_redone:
            self._messages.inform(taken_back(step, today=self._desk.clock.today()))
        elif not self._is_asked:
            self._offered = done(step)
            self._messages.inform(self._offered, action=_UNDO, act=self.undo)
