"""Undo: recorded inverses that expire. A room registers how to apply its own.

An undo is itself a new, audited change. When the record moved on meanwhile, the room's function raises StaleError and
nothing is changed; that step is dropped, so that it does not stand before older ones.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.rows import Base, Instant, line
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, UserId, new_id

EXPIRES_AFTER: Final = timedelta(days=1)
EVENT: Final = "undone"
CLAIMED_TABLES: Final = frozenset({"undo_step"})

Inverse = Callable[[Work, Mapping[str, Any]], Changes]


class UndoRow(Base):
    """One recorded inverse. What one unit of work changed in several rooms is taken back together."""

    __tablename__ = "undo_step"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    work_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(line())
    label: Mapped[str] = mapped_column(line())
    payload: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    recorded_at: Mapped[datetime] = mapped_column(Instant())


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStep:
    """What can be undone next.

    Attributes:
        id: of the work that did it.
        label: an English source text such as "plan visit".
        count: how many such things that work did, and takes back together.
    """

    id: UUID
    label: str
    count: int = 1


class Undo:
    """The list of what this user did last and can take back."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._inverses: dict[str, Inverse] = {}

    def register(self, kind: str, inverse: Inverse) -> None:
        """Tell how inverses of a kind are applied; once per kind, at start."""
        self._inverses[kind] = inverse

    def record(self, work: Work, *, kind: str, label: str, case_id: CaseId, payload: Mapping[str, Any]) -> None:
        """Keep the inverse of what this work does; it is saved or dropped together with it."""
        work.session.add(
            UndoRow(
                id=new_id(),
                user_id=work.actor,
                case_id=case_id,
                work_id=work.id,
                kind=kind,
                label=label,
                payload=dict(payload),
                recorded_at=self._clock.now(),
            )
        )

    def latest(self, *, actor: UserId) -> UndoStep | None:
        """Return what this user would undo now, or None."""
        with self._database.reading(actor) as reading:
            row = self._newest(reading)
            return UndoStep(id=row.work_id, label=row.label, count=_count(reading, row)) if row else None

    def undo(self, *, actor: UserId) -> Changes:
        """Take back what this user did last.

        Raises:
            UserError: there is nothing to undo.
            StaleError: the record moved on, or the place was taken.
        """
        step = self.latest(actor=actor)
        if step is None:
            raise UserError(N_("There is nothing to undo."), code="nothing_to_undo")
        try:
            with self._database.work(actor, EVENT) as work:
                changes = Changes(undo=True)
                for row in work.session.scalars(_of_work(step.id)).all():
                    changes |= self._inverses[row.kind](work, row.payload)
                    work.session.delete(row)
        except StaleError:
            self._forget(step, actor)  # it will never apply again, and must not stand before older steps
            raise
        return changes

    def _forget(self, step: UndoStep, actor: UserId) -> None:
        with self._database.work(actor, EVENT) as work:
            work.session.execute(sa.delete(UndoRow).where(UndoRow.work_id == step.id))

    def _newest(self, reading: Reading) -> UndoRow | None:
        return reading.session.scalars(
            sa.select(UndoRow)
            .where(UndoRow.user_id == reading.actor, UndoRow.recorded_at > self._clock.now() - EXPIRES_AFTER)
            .order_by(UndoRow.recorded_at.desc(), UndoRow.id.desc())
            .limit(1)
        ).first()


def _count(reading: Reading, row: UndoRow) -> int:
    query = sa.select(sa.func.count()).where(UndoRow.work_id == row.work_id, UndoRow.label == row.label)
    return reading.session.scalar(query) or 1


def _of_work(work_id: UUID) -> sa.Select[UndoRow]:
    # The last done is the first taken back.
    return sa.select(UndoRow).where(UndoRow.work_id == work_id).order_by(UndoRow.id.desc())


def case_destroyed(case_id: CaseId, *, work: Work) -> None:
    """Forget what could be undone in a destroyed case: an inverse must not bring her data back."""
    work.session.execute(sa.delete(UndoRow).where(UndoRow.case_id == case_id))
