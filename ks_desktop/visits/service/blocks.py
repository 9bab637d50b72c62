"""What comes back in the weeks of nurses: one time, from a day on, or all of it is changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import named
from ks_desktop.core.values import UserId, check_postcode, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Block, BlockDay, Scheduled, Series
from ks_desktop.visits.domain.blocks import Changed, carried, day_of_rule, split
from ks_desktop.visits.store.blocks import remove_block, series, write_block, write_changed

Told = Callable[[UserId, Work], Scheduled]


class Blocks:
    """Blocks count at once; visits that are booked in them stay, and are told."""

    def __init__(self, database: Database, told: Told) -> None:
        self._database = database
        self._told = told

    def add(self, block: Block, *, actor: UserId) -> Scheduled:
        """Store a new block.

        Raises:
            UserError: its postcode is not right.
        """
        return self._change(actor, block.user, lambda work: write_block(work, _checked(block)))

    def change_all(self, block: Block, *, actor: UserId) -> Scheduled:
        """Change a whole series; what was changed by hand in it stays.

        Raises:
            UserError: its postcode is not right.
            StaleError: it was changed since it was read, or is gone.
        """

        def write(work: Work) -> None:
            before = _series(work, block.id)
            write_block(work, _checked(block))
            write_changed(work, block.id, carried(before.changed, block))

        return self._change(actor, block.user, write)

    def change_from(self, block: Block, original: date, *, actor: UserId) -> Scheduled:
        """Change a series from one of its days on: it ends before it, and another begins.

        Args:
            block: the series as it is from then on, with the version that was read.
            original: the day on which the rule puts the first time that changes.
            actor: who changes it.
        Raises:
            UserError: its postcode is not right.
            StaleError: it was changed since it was read, or is gone.
        """
        new = _checked(replace(block, id=new_id(), version=0))

        def write(work: Work) -> None:
            before = _series(work, block.id)
            if before.block.version != block.version:
                raise StaleError
            old, kept, moved = split(before.block, before.changed, original, new)
            _end(work, block.id, old, kept)
            write_block(work, new)
            write_changed(work, new.id, moved)

        return self._change(actor, block.user, write)

    def change_day(self, day: BlockDay, *, actor: UserId) -> Scheduled:
        """Change one time of a series by hand.

        Raises:
            UserError: the series does not come on that day any more, or its postcode is not right.
            StaleError: the series is gone.
        """
        checked = replace(day, postcode=_postcode(day.postcode))
        return self._put(day.block, day.original, checked, actor)

    def skip(self, block_id: UUID, original: date, *, actor: UserId) -> Scheduled:
        """Leave one time of a series out.

        Raises:
            UserError: the series does not come on that day any more.
            StaleError: the series is gone.
        """
        return self._put(block_id, original, None, actor)

    def restore(self, block_id: UUID, original: date, *, actor: UserId) -> Scheduled:
        """Let one time of a series be as the rule says again.

        Raises:
            StaleError: the series is gone.
        """

        def write(work: Work) -> UserId:
            found = _series(work, block_id)
            write_changed(work, block_id, {day: c for day, c in found.changed.items() if day != original})
            return found.block.user

        return self._change_of(actor, write)

    def remove(self, block_id: UUID, *, actor: UserId, original: date | None = None) -> Scheduled:
        """Remove a series, or end it before one of its days.

        Raises:
            StaleError: it is gone already.
        """

        def write(work: Work) -> UserId:
            found = _series(work, block_id)
            if original is None:
                remove_block(work, block_id)
            else:
                old, kept, _moved = split(found.block, found.changed, original, found.block)
                _end(work, block_id, old, kept)
            return found.block.user

        return self._change_of(actor, write)

    def _put(self, block_id: UUID, original: date, change: BlockDay | None, actor: UserId) -> Scheduled:
        def write(work: Work) -> UserId:
            found = _series(work, block_id)
            day_of_rule(found.block, found.changed, original)
            write_changed(work, block_id, {**found.changed, original: change})
            return found.block.user

        return self._change_of(actor, write)

    def _change(self, actor: UserId, user: UserId, write: Callable[[Work], object]) -> Scheduled:
        def written(work: Work) -> UserId:
            write(work)
            return user

        return self._change_of(actor, written)

    def _change_of(self, actor: UserId, write: Callable[[Work], UserId]) -> Scheduled:
        with self._database.work(actor, AuditEvent.SCHEDULE_CHANGED) as work:
            named(work, N_("change block"))
            return self._told(write(work), work)


def _series(work: Work, block_id: UUID) -> Series:
    found = series(work, block_id)
    if found is None:
        raise StaleError
    return found


def _end(work: Work, block_id: UUID, old: Block | None, kept: Changed) -> None:
    if old is None:
        remove_block(work, block_id)
        return
    write_block(work, old)
    write_changed(work, block_id, kept)


def _checked(block: Block) -> Block:
    return replace(block, label=block.label.strip(), postcode=_postcode(block.postcode))


def _postcode(typed: str) -> str:
    return check_postcode(typed, field="block_postcode") if typed.strip() else ""
