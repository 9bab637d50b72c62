"""A visit on its way through the grid: what stands against each place is said at once, and taking it books or moves.

The check is pure and made on the GUI thread; only fetching what it needs, and taking, goes to the database.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import KsError, UserError, each
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits.page.moves import way, weeks
from ks_desktop.visits.planning.conflict import Conflict
from ks_desktop.visits.service.checking import Move
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Ghost, clock
from ks_desktop.widgets.words import brief_day, minutes

WORDS: Final = {Tone.ACCENT: N_("fits"), Tone.ATTENTION: N_("look out"), Tone.SAFETY: N_("cannot be")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """What can be done with what hangs in the grid.

    Attributes:
        fetch: returns what is known of some days; runs off the GUI thread.
        take: books or moves it, despite the conflicts with these codes; runs off the GUI thread.
    """

    fetch: Callable[[DaySpan], Move]
    take: Callable[[UserId, datetime, int, frozenset[str]], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How it stands: in a tone, a heading and sentences.

    Attributes:
        is_asked: the sentences were seen, and once more Enter takes it knowingly.
    """

    tone: Tone
    heading: str
    sentences: tuple[str, ...] = ()
    is_asked: bool = False


@dataclass(slots=True)
class _Known:
    """What was fetched, by the Monday of its week."""

    moves: dict[int, Move] = field(default_factory=dict)
    waiting: set[int] = field(default_factory=set)


class Lifting(QObject):
    """Stands between the grid and the services while something is lifted.

    Attributes:
        told: How it stands now: a Verdict.
        ended: It is taken or put back: nothing hangs any more.
        taken: It was taken: what the service gave back, and the ghost.
    """

    told = Signal(object)
    ended = Signal()
    taken = Signal(object, object)

    def __init__(self, tasks: Tasks, grid: WeekGrid, nurse_of: Callable[[Ghost], UserId], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._grid = grid
        self._nurse_of = nurse_of
        self._lifted: Lifted | None = None
        self._known = _Known()
        self._asked: Ghost | None = None  # whose sentences were seen
        self._early: Ghost | None = None  # put down before it was known how it stands
        self._is_taking = False
        grid.hovered.connect(self._on_hovered)
        grid.dropped.connect(self._on_dropped)
        grid.let_go.connect(self._on_let_go)

    def begin(self, lifted: Lifted, ghost: Ghost) -> None:
        """Say how what was just lifted stands, and go on doing so."""
        self._lifted, self._known, self._asked, self._is_taking = lifted, _Known(), None, False
        self._early = None
        self._tell(ghost)

    def is_lifted(self) -> bool:
        """Tell whether something hangs."""
        return self._lifted is not None

    @Slot(object)
    def _on_hovered(self, ghost: Ghost) -> None:
        self._asked = self._early = None
        self._tell(ghost)

    @Slot()
    def _on_let_go(self) -> None:
        self._end()

    def _end(self) -> None:
        self._lifted = None
        self._grid.put_down()
        self.ended.emit()

    def _move(self, ghost: Ghost) -> Move | None:
        """Return what is known of the week in which it hangs; if nothing, ask for it."""
        week = ghost.day.toordinal() - ghost.day.weekday()
        if week in self._known.moves or self._lifted is None:
            return self._known.moves.get(week)
        if week not in self._known.waiting:
            self._known.waiting.add(week)
            monday = ghost.day - timedelta(days=ghost.day.weekday())
            fetch, known = self._lifted.fetch, self._known
            self._tasks.run(
                lambda: fetch(DaySpan(monday, monday + timedelta(days=6))),
                done=lambda move: self._on_fetched(known, week, move),
                failed=self._on_refused,
                owner=self,
            )
        return None

    def _on_fetched(self, known: _Known, week: int, move: Move) -> None:
        known.moves[week] = move
        ghost = self._grid.ghost()
        if known is self._known and ghost is not None:
            self._tell(ghost)
            if ghost == self._early:
                self._on_dropped(ghost)

    def _found(self, ghost: Ghost) -> tuple[Conflict, ...] | None:
        move = self._move(ghost)
        if move is None:
            return None
        return move.conflicts(starts_at(ghost), nurse=self._nurse_of(ghost), minutes=ghost.minutes)

    def _tell(self, ghost: Ghost) -> None:
        move, found = self._move(ghost), self._found(ghost)
        if move is None or found is None:
            self._show(Verdict(tone=Tone.MUTED, heading=_heading(ghost), sentences=(_("Being looked at..."),)))
            return
        sentences = tuple(conflict.text() for conflict in found)
        self._show(
            Verdict(
                tone=_tone(found),
                heading=" · ".join((_heading(ghost), *weeks(move, ghost.day))),
                sentences=sentences or way(move, self._nurse_of(ghost), starts_at(ghost), ghost.minutes),
                is_asked=self._asked == ghost,
            )
        )

    def _show(self, verdict: Verdict) -> None:
        self._grid.show_verdict(verdict.tone, _(WORDS.get(verdict.tone, "")) if verdict.tone in WORDS else "")
        self._grid.announce(" ".join((verdict.heading, *verdict.sentences)))
        self.told.emit(verdict)

    @Slot(object)
    def _on_dropped(self, ghost: Ghost) -> None:
        found = self._found(ghost)
        self._early = ghost if found is None else None
        if self._lifted is None or self._is_taking or found is None:
            return
        if any(conflict.is_hard for conflict in found):
            self._tell(ghost)  # it stays in her hand: another time may do
        elif found and self._asked != ghost:
            self._asked = ghost
            self._tell(ghost)
        else:
            self._take(self._lifted, ghost, frozenset(conflict.code for conflict in found))

    def _take(self, lifted: Lifted, ghost: Ghost, despite: frozenset[str]) -> None:
        self._is_taking = True
        nurse, at = self._nurse_of(ghost), starts_at(ghost)
        self._tasks.run(
            lambda: lifted.take(nurse, at, ghost.minutes, despite),
            done=lambda result: self._on_taken(result, ghost),
            failed=self._on_refused,
            owner=self,
        )

    def _on_taken(self, result: object, ghost: Ghost) -> None:
        self._is_taking = False
        self._end()
        self.taken.emit(result, ghost)

    def _on_refused(self, error: KsError) -> None:
        """Say why it was refused; it stays where it hangs, and what is known is fetched anew."""
        self._is_taking, self._asked = False, None
        self._known = _Known()
        ghost = self._grid.ghost()
        if ghost is not None:
            errors = each(error) if isinstance(error, UserError) else (error,)
            sentences = tuple(one.text() for one in errors)
            self._show(Verdict(tone=Tone.SAFETY, heading=_heading(ghost), sentences=sentences))


def starts_at(ghost: Ghost) -> datetime:
    """Return when it would start: a Dutch local time, which the clock may skip."""
    hours, rest = divmod(ghost.start, 60)
    return datetime(ghost.day.year, ghost.day.month, ghost.day.day, hours % 24, rest, tzinfo=AMSTERDAM)


def _tone(found: tuple[Conflict, ...]) -> Tone:
    if any(conflict.is_hard for conflict in found):
        return Tone.SAFETY
    return Tone.ATTENTION if found else Tone.ACCENT


def _heading(ghost: Ghost) -> str:
    return f"{brief_day(ghost.day)} {clock(ghost.start)}-{clock(ghost.end)} ({minutes(ghost.minutes)})"
