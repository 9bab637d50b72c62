"""Undo: what a unit of work changed is kept row by row for thirty days, and put back as a new, audited change.

Hardly anybody writes an inverse. A service names what it does (`record`), or the house names it by the event of its
work; at the end of that work the rows it touched are compared with what the file still says, and the difference is
kept. So every status change can be taken back, exactly, and so can the taking back. What must hold beside the rows
themselves (that a time is still free, that she still agrees) rooms say with `check`.

A step is refused when one of its rows is not as it left it; it is kept, because what stands in the way may go too.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core import row_images
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.row_images import RowChangedError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo_steps import (
    CLAIMED_TABLES,
    DONE,
    FORWARD,
    NOTHING,
    REDONE,
    STEPS,
    UNDONE,
    Touched,
    UndoRow,
    UndoStep,
    Watched,
    add,
    as_steps,
    case_destroyed,
    content_of,
    forget,
    in_the_way,
    named,
    newest,
    note_of,
    offer_again,
    pass_over,
    touching_since,
)
from ks_desktop.core.values import CaseId, Changes, UserId

EXPIRES_AFTER: Final = timedelta(days=30)
EVENT: Final = "undone"
_CASE_TABLE: Final = "client_case"
_ALL: Final = Changes(clients=True, referrals=True, visits=True, letters=True, onward=True, undo=True)

Check = Callable[[Work, Collection[str]], None]
Inverse = Callable[[Work, Mapping[str, Any]], Changes]

__all__ = [
    "CLAIMED_TABLES",
    "EXPIRES_AFTER",
    "Touched",
    "Undo",
    "UndoRow",
    "UndoStep",
    "Watched",
    "case_destroyed",
    "named",
]


class Undo:
    """What was done in the last thirty days, and taking it back.

    Attributes:
        watched: what the rooms above know; without it nothing is kept.
        labels: what a unit of work of an event is called when its service does not say; no label, no step.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.watched: Watched | None = None
        self.labels: Mapping[str, str] = {}
        self._checks: list[tuple[str, Check]] = []
        self._inverses: dict[str, Inverse] = {}

    def install(self, watched: Watched, labels: Mapping[str, str]) -> None:
        """Keep what is done from now on; after the audit, so that this comes before it closes the work."""
        self.watched, self.labels = watched, labels
        self._database.before_commit.insert(0, self._keep)

    def check(self, table: str, check: Check) -> None:
        """Let a room look at rows of a table that were put back, by their keys; raising StaleError refuses it."""
        self._checks.append((table, check))

    def record(
        self,
        work: Work,
        *,
        label: str,
        case_id: CaseId | None = None,
        about_at: datetime | None = None,
        kind: str = "",
        payload: Mapping[str, Any] | None = None,
    ) -> None:
        """Name what this work does; what it changes is kept at its end.

        Args:
            work: the open work. Said several times, the last name counts for all that it does.
            label: English source text such as "plan visit", without anything of hers.
            case_id: whom it is about, where no changed row says so.
            about_at: the moment it is about, such as that of a visit.
            kind: of an inverse of its own, see `by_hand`.
            payload: what that inverse is given.
        """
        note = named(work, label, case_id=case_id, about_at=about_at)
        if kind in self._inverses:
            note.kind, note.payload = kind, payload

    def by_hand(self, kind: str, inverse: Inverse) -> None:
        """Tell how to take back what rows alone cannot say; it cannot be done again."""
        self._inverses[kind] = inverse

    def latest(self, *, actor: UserId) -> UndoStep | None:
        """Return what this user would undo now, or None. What was in the way before is passed over."""
        with self._database.reading(actor) as reading:
            query = self._recent(reading).where(self._is_step(FORWARD), UndoRow.passed_at.is_(None))
            return newest(reading, query)

    def latest_undone(self, *, actor: UserId) -> UndoStep | None:
        """Return what this user would do again now: what she took back last, unless she did something since."""
        with self._database.reading(actor) as reading:
            is_offered = sa.or_(self._is_step((DONE,)), sa.and_(UndoRow.kind == UNDONE, UndoRow.passed_at.is_(None)))
            step = newest(reading, self._recent(reading).where(is_offered))
            return step if step is not None and step.is_undone else None

    def steps(
        self, *, actor: UserId, case_id: CaseId | None = None, most: int = 50, of_all: bool = True
    ) -> tuple[UndoStep, ...]:
        """Return what was done and can be taken back, the newest first.

        Args:
            actor: who looks; what is about a record she may not see is left out.
            case_id: only what is about this case.
            most: at most so many.
            of_all: also what colleagues did.
        """
        with self._database.reading(actor) as reading:
            query = self._recent(reading, of_all=of_all).where(self._is_step(STEPS))
            if case_id is not None:
                query = query.where(UndoRow.work_id.in_(sa.select(UndoRow.work_id).where(UndoRow.case_id == case_id)))
            found = as_steps(reading, query.limit(most))
            unseen = self._unseen({case for step in found for case in step.case_ids}, reading)
        return tuple(step for step in found if not unseen.intersection(step.case_ids))

    def undo(self, *, actor: UserId) -> Changes:
        """Take back what this user did last. What cannot be taken back now does not stand before what was done earlier.

        Raises:
            UserError: there is nothing to undo.
            StaleError: the record moved on, or the place was taken.
        """
        return self._take(self.latest(actor=actor), actor)

    def redo(self, *, actor: UserId) -> Changes:
        """Do again what this user took back last.

        Raises:
            UserError: there is nothing to do again.
            StaleError: the record moved on, or the place was taken.
        """
        step = self.latest_undone(actor=actor)
        if step is None:
            raise UserError(N_("There is nothing to do again."), code="nothing_to_redo")
        return self._take(step, actor)

    def undo_step(self, step_id: UUID, *, actor: UserId) -> Changes:
        """Take back one step, also out of the middle, when its own rows are as it left them.

        Raises:
            UserError: it is not there any more, or it is about a record that is shielded from who asks.
            StaleError: a record moved on, or a place was taken; the sentence says what is in the way.
        """
        with self._named_hindrance(step_id, actor), self._database.work(actor, EVENT) as work:
            query = self._recent(work, of_all=True).where(self._is_step(STEPS), UndoRow.work_id == step_id)
            step = newest(work, query)
            if step is None:
                raise UserError(N_("This step is not there any more."), code="gone")
            if self._unseen(step.case_ids, work):
                raise UserError(N_("This record is shielded. Open her page first, and say why."), code="shielded")
            self._take_back(step, work)
            if self.watched is not None:
                self.watched.undone(work, step)
        return _ALL | Changes(users=not step.case_ids, coalition=not step.case_ids)

    def sweep(self, *, actor: UserId) -> Changes:
        """Remove what can be taken back no longer: it holds what stood in the records."""
        old = UndoRow.recorded_at <= self._clock.now() - EXPIRES_AFTER
        with self._database.reading(actor) as reading:
            if reading.session.scalar(sa.select(UndoRow.id).where(old).limit(1)) is None:
                return Changes()
        with self._database.work(actor, EVENT) as work:
            work.session.execute(sa.delete(UndoRow).where(old))
        return Changes(undo=True)

    def _take(self, step: UndoStep | None, actor: UserId) -> Changes:
        if step is None:
            raise UserError(N_("There is nothing to undo."), code="nothing_to_undo")
        try:
            return self.undo_step(step.id, actor=actor)
        except (UserError, StaleError):
            with self._database.work(actor, EVENT) as work:
                pass_over(step.id, self._clock.now(), work)
            raise

    def _take_back(self, step: UndoStep, work: Work) -> None:
        """Put back what a step changed; the step goes, and its taking back becomes one."""
        kind, payload = content_of(step.id, reading=work)
        kind_now = REDONE if step.is_undone else UNDONE
        if kind in self._inverses:
            self._inverses[kind](work, payload)
            kind_now = NOTHING
        else:
            self._put_back(payload, work)
        forget(step.id, work)
        offer_again(step.case_ids, work)
        note = named(work, step.label, about_at=step.about_at)
        note.case_ids[:], note.kind, note.count = step.case_ids, kind_now, step.count

    def _put_back(self, payload: Mapping[str, Any], work: Work) -> None:
        rows = row_images.put_back(payload, work)
        for table, check in self._checks:
            keys = sorted(key for name, key in rows if name == table)
            if keys:
                check(work, keys)
        were_open = {CaseId(UUID(case)) for case in payload["open"]}
        if self.watched is not None and were_open - set(self.watched.open_of(were_open, work)):
            raise StaleError(N_("The case was closed in the meantime."), code="case_closed")

    @contextmanager
    def _named_hindrance(self, step_id: UUID, actor: UserId) -> Iterator[None]:
        try:
            yield
        except RowChangedError as error:
            if error.is_for_good:
                with self._database.work(actor, EVENT) as work:
                    forget(step_id, work)
            with self._database.reading(actor) as reading:
                later = touching_since(step_id, error.row, self._is_step(STEPS), reading=reading)
            raise in_the_way(later) from error
        except sa.exc.IntegrityError as error:
            raise StaleError(N_("Its place was taken in the meantime."), code="taken") from error

    def _is_step(self, kinds: tuple[str, ...]) -> sa.ColumnElement[bool]:
        return UndoRow.kind.in_((*kinds, *self._inverses))

    def _recent(self, reading: Reading, *, of_all: bool = False) -> sa.Select[UndoRow]:
        query = sa.select(UndoRow).where(UndoRow.recorded_at > self._clock.now() - EXPIRES_AFTER)
        query = query.order_by(UndoRow.recorded_at.desc(), UndoRow.id.desc())
        return query if of_all else query.where(UndoRow.user_id == reading.actor)

    def _unseen(self, case_ids: Collection[CaseId], reading: Reading) -> frozenset[CaseId]:
        return frozenset(self.watched.unseen(case_ids, reading)) if self.watched is not None else frozenset()

    def _keep(self, work: Work) -> None:
        """Keep what this work changed, when it has a name."""
        note = note_of(work)
        label = note.labels[-1] if note.labels else self.labels.get(work.event, "")
        if not label or self.watched is None or note.kind == NOTHING:
            return
        touched = tuple(self.watched.touched(work))
        with self._database.before(work) as before:
            kept = row_images.images((each.row for each in touched), before, work)
        if not kept or any(image.table == _CASE_TABLE and image.seal is None for image in kept):
            return  # nothing was changed; or a case went, and no step may lead to it
        about = dict.fromkeys([*note.case_ids, *(each.case_id for each in touched if each.case_id is not None)])
        changed = {image.key for image in kept if image.table == _CASE_TABLE}  # these go back to what they were
        open_now = [case.hex for case in self.watched.open_of([*about], work) if case.hex not in changed]
        add(
            work,
            UndoStep(
                id=work.id,
                label=label,
                count=note.count or note.labels.count(label) or 1,
                done_at=self._clock.now(),
                user=work.actor,
                case_ids=tuple(about),
                about_at=note.about_at,
            ),
            note.kind,
            note.payload if note.payload is not None else {**row_images.as_json(kept), "open": open_now},
        )
