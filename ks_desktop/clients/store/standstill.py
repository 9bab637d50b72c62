"""Records that are set still, and what women say of their records: rows to records and back."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.standstill import Standstill, Statement
from ks_desktop.clients.store import batches
from ks_desktop.clients.store.rows import CaseRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, line, note
from ks_desktop.core.values import CaseId, UserId

CLAIMED: Final = frozenset({"standstill", "her_statement"})


class StandstillRow(Base):
    """One time in which a record was only kept."""

    __tablename__ = "standstill"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    request_id: Mapped[UUID]  # of a higher room: no key that could refuse
    since: Mapped[date]
    begun_by: Mapped[UUID]
    lifted_on: Mapped[date | None]
    lifted_by: Mapped[UUID | None]


class StatementRow(Base):
    """What she says of her record."""

    __tablename__ = "her_statement"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    about: Mapped[str] = mapped_column(line())
    words: Mapped[str] = mapped_column(note())
    added_on: Mapped[date]
    added_by: Mapped[UUID]


def add(work: Work, still: Standstill) -> None:
    """Store one that begins."""
    row = StandstillRow(
        id=still.id, case_id=still.case_id, request_id=still.request_id, since=still.since, begun_by=still.begun_by
    )
    work.session.add(row)
    work.session.flush()


def lift(work: Work, case_id: CaseId, on: date) -> int:
    """Let those that count for the woman of a case end on a day; return how many there were."""
    hers = sa.select(CaseRow.id).where(CaseRow.client_id == _woman_of(case_id))
    query = sa.select(StandstillRow).where(StandstillRow.lifted_on.is_(None), StandstillRow.case_id.in_(hers))
    rows = list(work.session.scalars(query))
    for row in rows:
        row.lifted_on, row.lifted_by = on, work.actor
    work.session.flush()
    return len(rows)


def of_cases(reading: Reading, case_ids: Iterable[CaseId]) -> dict[CaseId, Standstill]:
    """Return what counts now, by case: also one that is kept with another case of the same woman."""
    found: dict[CaseId, Standstill] = {}
    beside = orm.aliased(CaseRow)
    for part in batches(case_ids):
        query = (
            sa.select(CaseRow.id, StandstillRow)
            .join(beside, beside.client_id == CaseRow.client_id)
            .join(StandstillRow, StandstillRow.case_id == beside.id)
            .where(CaseRow.id.in_(part), StandstillRow.lifted_on.is_(None))
            .order_by(StandstillRow.id.desc())
        )
        found |= {CaseId(case_id): _standstill(row) for case_id, row in reading.session.execute(query)}
    return found


def still_cases(reading: Reading) -> dict[CaseId, date]:
    """Return all cases of women whose record is set still, with since when."""
    beside = orm.aliased(CaseRow)
    query = (
        sa.select(beside.id, StandstillRow.since)
        .join(CaseRow, CaseRow.id == StandstillRow.case_id)
        .join(beside, beside.client_id == CaseRow.client_id)
        .where(StandstillRow.lifted_on.is_(None))
    )
    return {CaseId(case_id): since for case_id, since in reading.session.execute(query)}


def touched_still(work: Work) -> date | None:
    """Return since when the first record that this work changed is set still, None where it changed none of those.

    It asks the journal of the audit, so no way of writing goes past it.
    """
    query = sa.text(
        "SELECT min(s.since) FROM standstill s LEFT JOIN client_case c ON c.id = s.case_id JOIN change_journal j"
        " ON j.about_client = c.client_id OR j.about_case = s.case_id WHERE s.lifted_on IS NULL"
    ).columns(sa.column("since", sa.Date))
    since: date | None = work.session.scalar(query)
    return since


def add_statement(work: Work, statement: Statement) -> None:
    """Store what she says."""
    work.session.add(
        StatementRow(
            id=statement.id,
            case_id=statement.case_id,
            about=statement.about,
            words=statement.words,
            added_on=statement.added_on,
            added_by=statement.added_by,
        )
    )
    work.session.flush()


def statements(reading: Reading, case_ids: Iterable[CaseId]) -> dict[CaseId, tuple[Statement, ...]]:
    """Return what she says of each case, the oldest first."""
    found: dict[CaseId, tuple[Statement, ...]] = {}
    for part in batches(case_ids):
        query = sa.select(StatementRow).where(StatementRow.case_id.in_(part)).order_by(StatementRow.id)
        for row in reading.session.scalars(query):
            case_id = CaseId(row.case_id)
            found[case_id] = (*found.get(case_id, ()), _statement(row))
    return found


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove what belongs to a case."""
    work.session.execute(sa.delete(StatementRow).where(StatementRow.case_id == case_id))
    work.session.execute(sa.delete(StandstillRow).where(StandstillRow.case_id == case_id))


def _woman_of(case_id: CaseId) -> sa.ScalarSelect[UUID]:
    return sa.select(CaseRow.client_id).where(CaseRow.id == case_id).scalar_subquery()


def _standstill(row: StandstillRow) -> Standstill:
    return Standstill(
        id=row.id,
        case_id=CaseId(row.case_id),
        request_id=row.request_id,
        since=row.since,
        begun_by=UserId(row.begun_by),
        lifted_on=row.lifted_on,
        lifted_by=UserId(row.lifted_by) if row.lifted_by is not None else None,
    )


def _statement(row: StatementRow) -> Statement:
    return Statement(
        id=row.id,
        case_id=CaseId(row.case_id),
        words=row.words,
        about=row.about,
        added_on=row.added_on,
        added_by=UserId(row.added_by),
    )
