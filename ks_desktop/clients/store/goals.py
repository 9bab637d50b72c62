"""Her goals: rows to records and back."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.goal import Goal, GoalState
from ks_desktop.clients.store import batches
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, choice, line
from ks_desktop.core.values import CaseId

_COLUMNS = ("case_id", "words", "state", "since", "ended_on", "position")


class GoalRow(Base):
    """One goal of one case."""

    __tablename__ = "goal"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    words: Mapped[str] = mapped_column(line())
    state: Mapped[GoalState] = mapped_column(choice(GoalState))
    since: Mapped[date]
    ended_on: Mapped[date | None]
    position: Mapped[int]


def of_cases(reading: Reading, case_ids: Iterable[CaseId]) -> dict[CaseId, tuple[Goal, ...]]:
    """Return the goals of each case in her order; a case without goals is not in it."""
    found: dict[CaseId, list[Goal]] = {}
    for part in batches(case_ids):
        query = sa.select(GoalRow).where(GoalRow.case_id.in_(part)).order_by(GoalRow.position, GoalRow.id)
        for row in reading.session.scalars(query):
            found.setdefault(CaseId(row.case_id), []).append(_goal(row))
    return {case_id: tuple(goals) for case_id, goals in found.items()}


def write(work: Work, case_id: CaseId, goals: Sequence[Goal]) -> None:
    """Let these be the goals of a case; what is not among them goes."""
    known = {row.id: row for row in work.session.scalars(sa.select(GoalRow).where(GoalRow.case_id == case_id))}
    for goal in goals:
        row = known.pop(goal.id, None)
        if row is None:
            row = GoalRow(id=goal.id)
            work.session.add(row)
        for name in _COLUMNS:
            setattr(row, name, getattr(goal, name))
    for row in known.values():
        work.session.delete(row)
    work.session.flush()


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the goals of a case for good."""
    work.session.execute(sa.delete(GoalRow).where(GoalRow.case_id == case_id))


def _goal(row: GoalRow) -> Goal:
    return Goal(
        id=row.id,
        case_id=CaseId(row.case_id),
        words=row.words,
        state=row.state,
        since=row.since,
        ended_on=row.ended_on,
        position=row.position,
    )
