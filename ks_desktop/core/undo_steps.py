"""What was done, as it lies in the file: a row for each unit of work, one more for each further case."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.row_images import RowKey
from ks_desktop.core.rows import Base, Instant, line
from ks_desktop.core.values import CaseId, UserId

CLAIMED_TABLES: Final = frozenset({"undo_step"})
DONE: Final = "done"
UNDONE: Final = "undone"
REDONE: Final = "redone"
CASE: Final = "case"  # a further row of a step: which other case it is about
NOTHING: Final = ""  # taken back by an inverse of its own: not to be done again
STEPS: Final = (DONE, UNDONE, REDONE)
FORWARD: Final = (DONE, REDONE)


class UndoRow(Base):
    """One thing that was done, with what it changed; one row more for each further case it is about."""

    __tablename__ = "undo_step"
    __table_args__ = (sa.Index("ix_undo_step_kind_user_id_recorded_at", "kind", "user_id", "recorded_at"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), index=True)
    case_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    work_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(line())
    label: Mapped[str] = mapped_column(line())
    payload: Mapped[dict[str, Any]] = mapped_column(sa.JSON, deferred=True)
    recorded_at: Mapped[datetime] = mapped_column(Instant())
    about_at: Mapped[datetime | None] = mapped_column(Instant())
    many: Mapped[int] = mapped_column(server_default=sa.text("1"))
    passed_at: Mapped[datetime | None] = mapped_column(Instant())


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStep:
    """Something that was done and can be taken back.

    Attributes:
        id: of the work that did it.
        label: an English source text such as "plan visit".
        count: how many such things that work did, and takes back together.
        done_at: when it was done.
        user: who did it.
        case_ids: which cases it is about; none for what is about a nurse.
        about_at: the moment it is about, such as that of a visit.
        is_undone: it is itself the taking back of such a thing, so that taking it back does the thing again.
    """

    id: UUID
    label: str
    count: int = 1
    done_at: datetime
    user: UserId
    case_ids: tuple[CaseId, ...] = ()
    about_at: datetime | None = None
    is_undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A row that a unit of work touched, and whom it is about."""

    row: RowKey
    case_id: CaseId | None


class Watched(Protocol):
    """What the rooms above know that a step needs."""

    def touched(self, work: Work) -> Iterable[Touched]:
        """Return the rows that were touched in open work."""

    def unseen(self, case_ids: Collection[CaseId], reading: Reading) -> Collection[CaseId]:
        """Return those of these cases that whoever reads may not see."""

    def open_of(self, case_ids: Collection[CaseId], reading: Reading) -> Collection[CaseId]:
        """Return those of these cases that are open."""

    def undone(self, work: Work, step: UndoStep) -> None:
        """Log what was taken back."""


def case_destroyed(case_id: CaseId, *, work: Work) -> None:
    """Forget what could be undone in a destroyed case: a step must not bring her data back."""
    about = sa.select(UndoRow.work_id).where(UndoRow.case_id == case_id)
    work.session.execute(sa.delete(UndoRow).where(UndoRow.work_id.in_(about)))


def newest(reading: Reading, query: sa.Select[UndoRow]) -> UndoStep | None:
    """Return the first step of a question, or None."""
    return next(iter(as_steps(reading, query.limit(1))), None)


def as_steps(reading: Reading, query: sa.Select[UndoRow]) -> tuple[UndoStep, ...]:
    """Return the steps of a question, with the cases they are about. What they changed is not read."""
    rows = reading.session.scalars(query).all()
    cases: dict[UUID, list[CaseId]] = {}
    about = sa.select(UndoRow.work_id, UndoRow.case_id).where(UndoRow.work_id.in_([row.work_id for row in rows]))
    for work_id, case_id in reading.session.execute(about.order_by(UndoRow.id)):
        if case_id is not None:
            cases.setdefault(work_id, []).append(CaseId(case_id))
    return tuple(
        UndoStep(
            id=row.work_id,
            label=row.label,
            count=row.many,
            done_at=row.recorded_at,
            user=UserId(row.user_id),
            case_ids=tuple(cases.get(row.work_id, ())),
            about_at=row.about_at,
            is_undone=row.kind == UNDONE,
        )
        for row in rows
    )
