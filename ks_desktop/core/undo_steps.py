"""What was done, as it lies in the file: a row for each unit of work, one more for each further case."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, undefer

from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.row_images import RowKey, keys_in
from ks_desktop.core.rows import Base, Instant, line
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, UserId, new_id

CLAIMED_TABLES: Final = frozenset({"undo_step"})
DONE: Final = "done"
UNDONE: Final = "undone"
REDONE: Final = "redone"
CASE: Final = "case"  # a further row of a step: which other case it is about
NOTHING: Final = ""  # taken back by an inverse of its own: not to be done again
STEPS: Final = (DONE, UNDONE, REDONE)
FORWARD: Final = (DONE, REDONE)
_CHANGED_AGAIN: Final = N_("What this step changed was changed again since. Nothing was taken back: change it by hand.")
_UNDONE_SINCE: Final = N_("This was taken back since, on {day}: {what}. Do that again first.")
_DONE_SINCE: Final = N_("Something was done after it, on {day}: {what}. Take that back first.")


class UndoRow(Base):
    """One thing that was done, with what it changed; one row more for each further case it is about."""

    __tablename__ = "undo_step"
    __table_args__ = (
        sa.Index("ix_undo_step_user_id_recorded_at_id", "user_id", "recorded_at", "id"),
        sa.Index("ix_undo_step_recorded_at_id", "recorded_at", "id"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    case_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    work_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(line())
    label: Mapped[str] = mapped_column(line())
    payload: Mapped[dict[str, Any]] = mapped_column(sa.JSON, deferred=True)
    recorded_at: Mapped[datetime] = mapped_column(Instant())
    about_at: Mapped[datetime | None] = mapped_column(Instant())
    many: Mapped[int] = mapped_column(server_default=sa.text("1"))
    passed_at: Mapped[datetime | None] = mapped_column(Instant())


_SHOWN: Final = (
    UndoRow.work_id,
    UndoRow.user_id,
    UndoRow.case_id,
    UndoRow.kind,
    UndoRow.label,
    UndoRow.recorded_at,
    UndoRow.about_at,
    UndoRow.many,
)


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
        is_redone: it was taken back and done again.
    """

    id: UUID
    label: str
    count: int = 1
    done_at: datetime
    user: UserId
    case_ids: tuple[CaseId, ...] = ()
    about_at: datetime | None = None
    is_undone: bool = False
    is_redone: bool = False


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


@dataclass(kw_only=True)
class Note:
    """What a unit of work says it does, until its end.

    Attributes:
        kind: of the step, or of an inverse by hand.
        payload: what that inverse is given.
        count: how many such things; None for as many as were named.
    """

    labels: list[str] = field(default_factory=list)
    case_ids: list[CaseId] = field(default_factory=list)
    about_at: datetime | None = None
    kind: str = DONE
    payload: Mapping[str, Any] | None = None
    count: int | None = None


_NOTES: Final[WeakKeyDictionary[Work, Note]] = WeakKeyDictionary()


def note_of(work: Work) -> Note:
    """Return what a unit of work says it does, to be added to."""
    return _NOTES.setdefault(work, Note())


def named(work: Work, label: str, *, case_id: CaseId | None = None, about_at: datetime | None = None) -> Note:
    """Name what a unit of work does; what it changes is kept at its end. Said several times, the last name counts.

    Args:
        work: the open work.
        label: English source text such as "plan visit", without anything of hers.
        case_id: whom it is about, where no changed row says so.
        about_at: the moment it is about, such as that of a visit.
    """
    note = note_of(work)
    note.labels.append(label)
    note.about_at = about_at
    if case_id is not None:
        note.case_ids.append(case_id)
    return note


def add(work: Work, step: UndoStep, kind: str, payload: Mapping[str, Any]) -> None:
    """Store a step with what takes it back, and one row more for each further case."""
    for place, case_id in enumerate(step.case_ids or (None,)):
        work.session.add(
            UndoRow(
                id=new_id(),
                user_id=step.user,
                case_id=case_id,
                work_id=step.id,
                kind=CASE if place else kind,
                label=step.label,
                payload={} if place else dict(payload),
                recorded_at=step.done_at,
                about_at=step.about_at,
                many=step.count,
            )
        )


def content_of(step_id: UUID, *, reading: Reading) -> tuple[str, Mapping[str, Any]]:
    """Return the kind of a step and what takes it back."""
    query = sa.select(UndoRow.kind, UndoRow.payload).where(UndoRow.work_id == step_id, UndoRow.kind != CASE)
    kind, payload = reading.session.execute(query).one()
    return kind, payload


def forget(step_id: UUID, work: Work) -> None:
    """Remove a step."""
    _write(work, sa.delete(UndoRow).where(UndoRow.work_id == step_id))


def forget_setting_up(work: Work) -> None:
    """Remove the steps that are about no case: what set the program up is not to be taken back by Ctrl+Z."""
    _write(work, sa.delete(UndoRow).where(UndoRow.case_id.is_(None)))


def pass_over(step_id: UUID, at: datetime, work: Work) -> None:
    """Let a step stand before no other: it cannot be taken back now."""
    _write(work, sa.update(UndoRow).where(UndoRow.work_id == step_id).values(passed_at=at))


def pass_over_all(at: datetime, work: Work) -> None:
    """Let nothing that was done until now stand first to be taken back; the list of what was done keeps it."""
    _write(work, sa.update(UndoRow).values(passed_at=at))


def offer_again(case_ids: Collection[CaseId], work: Work) -> None:
    """Pass over the steps of these cases no more: what was in the way may be gone."""
    about = sa.select(UndoRow.work_id).where(UndoRow.case_id.in_(case_ids))
    _write(work, sa.update(UndoRow).where(UndoRow.work_id.in_(about)).values(passed_at=None))


def touching_since(step_id: UUID, row: RowKey, is_step: sa.ColumnElement[bool], *, reading: Reading) -> UndoStep | None:
    """Return the newest step after another that changed a row as well."""
    since = sa.select(UndoRow).where(is_step, UndoRow.work_id > step_id)  # ids are in order of making
    query = since.order_by(UndoRow.work_id.desc()).options(undefer(UndoRow.payload))
    for later in reading.session.scalars(query):
        if row in keys_in(later.payload):
            return newest(reading, sa.select(UndoRow).where(UndoRow.id == later.id))
    return None


def in_the_way(later: UndoStep | None) -> StaleError:
    """Return the sentence for a step whose rows were changed again, by a later step or by something else."""
    if later is None:
        return StaleError(_CHANGED_AGAIN, code="stale")
    values = {"what": _(later.label), "day": f"{local_day(later.done_at):%d-%m-%Y}"}
    if later.is_undone:
        return StaleError(_UNDONE_SINCE, code="undone_since", values=values)
    return StaleError(_DONE_SINCE, code="done_since", values=values)


def case_destroyed(case_id: CaseId, *, work: Work) -> None:
    """Forget what could be undone in a destroyed case: a step must not bring her data back."""
    about = sa.select(UndoRow.work_id).where(UndoRow.case_id == case_id)
    _write(work, sa.delete(UndoRow).where(UndoRow.work_id.in_(about)))


def newest(reading: Reading, query: sa.Select[UndoRow]) -> UndoStep | None:
    """Return the first step of a question, or None."""
    return next(iter(as_steps(reading, query.limit(1))), None)


def as_steps(reading: Reading, query: sa.Select[UndoRow]) -> tuple[UndoStep, ...]:
    """Return the steps of a question, with the cases they are about. What they changed is not read."""
    rows = reading.session.execute(query.with_only_columns(*_SHOWN)).all()
    cases = {row.work_id: [CaseId(row.case_id)] for row in rows if row.case_id is not None}
    further = sa.select(UndoRow.work_id, UndoRow.case_id).where(
        UndoRow.work_id.in_([row.work_id for row in rows]), UndoRow.kind == CASE
    )
    for work_id, case_id in reading.session.execute(further.order_by(UndoRow.id)):
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
            is_redone=row.kind == REDONE,
        )
        for row in rows
    )


def _write(work: Work, statement: sa.Update | sa.Delete) -> None:
    work.session.flush()
    work.session.execute(statement, execution_options={"synchronize_session": False})
