"""Births, notes after them, who was asked for news, and what happened in her life: rows to records and back."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.clients.domain.birth import Birth, BirthNote, News, NewsAsked, Teller
from ks_desktop.clients.domain.life_event import LifeEvent, LifeEventKind
from ks_desktop.clients.store import batches
from ks_desktop.clients.store.rows import CaseRow
from ks_desktop.core import rows
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Instant, Versioned, choice, line
from ks_desktop.core.values import CaseId, UserId


class BirthRow(Versioned, Base):
    """That she gave birth; one of a case, two where two records of one pregnancy were joined: the newest counts."""

    __tablename__ = "birth"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    born_on: Mapped[date]
    children: Mapped[int] = mapped_column(sa.CheckConstraint("children BETWEEN 1 AND 8", name="children_range"))
    told_by: Mapped[Teller] = mapped_column(choice(Teller))
    told_on: Mapped[date]
    note: Mapped[str] = mapped_column(rows.note())


class BirthNoteRow(Base):
    """What was agreed after the birth."""

    __tablename__ = "birth_note"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    day: Mapped[date]
    line: Mapped[str] = mapped_column(line())
    noted_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))


class NewsAskedRow(Base):
    """That somebody was asked whether she gave birth."""

    __tablename__ = "news_asked"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    news: Mapped[News] = mapped_column(choice(News))
    asked_on: Mapped[date]
    asked_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    ask_again_on: Mapped[date | None]


class LifeEventRow(Base):
    """Something that happened while the case was open."""

    __tablename__ = "life_event"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    kind: Mapped[LifeEventKind] = mapped_column(choice(LifeEventKind))
    day: Mapped[date]
    words: Mapped[str] = mapped_column(rows.note())
    at: Mapped[datetime] = mapped_column(Instant())
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))


ROWS: Final = (BirthRow, BirthNoteRow, NewsAskedRow, LifeEventRow)
CLAIMED: Final = frozenset(kind.__tablename__ for kind in ROWS)


def births_of(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, Birth]:
    """Return the birth of each case; a case without one is not in it."""
    found: dict[CaseId, Birth] = {}
    for part in batches(case_ids):
        query = sa.select(BirthRow).where(BirthRow.case_id.in_(part)).order_by(BirthRow.id)
        for row in reading.session.scalars(query):
            found[CaseId(row.case_id)] = _birth(row)
    return found


def add_birth(work: Work, key: UUID, birth: Birth) -> None:
    """Store a birth."""
    work.session.add(
        BirthRow(
            id=key,
            case_id=birth.case_id,
            born_on=birth.born_on,
            children=birth.children,
            told_by=birth.told_by,
            told_on=birth.told_on,
            note=birth.note,
        )
    )
    work.session.flush()


def change_birth(work: Work, birth: Birth) -> None:
    """Store what changed in a birth.

    Raises:
        StaleError: somebody changed or removed it first.
    """
    query = sa.select(BirthRow).where(BirthRow.case_id == birth.case_id).order_by(BirthRow.id.desc()).limit(1)
    row = work.session.scalar(query)
    if row is None or row.version != birth.version:
        raise StaleError
    row.born_on, row.children, row.told_by, row.told_on = birth.born_on, birth.children, birth.told_by, birth.told_on
    row.note = birth.note
    work.session.flush()


def waiting(
    reading: Reading, due_until: date, case_id: CaseId | None = None
) -> list[tuple[CaseId, date, int, UserId | None, str]]:
    """Return open cases without a birth and due until a day: id, due date, its margin, nurse and midwife.

    With a case, that one alone.
    """
    has_birth = sa.select(BirthRow.id).where(BirthRow.case_id == CaseRow.id).exists()
    columns = (CaseRow.id, CaseRow.due_date, CaseRow.due_date_margin, CaseRow.nurse, CaseRow.midwife)
    query = sa.select(*columns).where(
        CaseRow.status == CaseStatus.OPEN, CaseRow.due_date <= due_until, sa.not_(has_birth)
    )
    if case_id is not None:
        query = query.where(CaseRow.id == case_id)
    return [
        (CaseId(key), due, margin, UserId(nurse) if nurse else None, midwife)
        for key, due, margin, nurse, midwife in reading.session.execute(query.order_by(CaseRow.due_date, CaseRow.id))
    ]


def add_note(work: Work, note: BirthNote) -> None:
    """Store what was agreed after the birth."""
    work.session.add(BirthNoteRow(id=note.id, case_id=note.case_id, day=note.day, line=note.line, noted_by=note.by))
    work.session.flush()


def notes_of(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[BirthNote, ...]]:
    """Return what was agreed after the birth in each case, the oldest first."""
    found: dict[CaseId, tuple[BirthNote, ...]] = {}
    for part in batches(case_ids):
        query = sa.select(BirthNoteRow).where(BirthNoteRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(BirthNoteRow.day, BirthNoteRow.id)):
            key = CaseId(row.case_id)
            note = BirthNote(id=row.id, case_id=key, day=row.day, line=row.line, by=UserId(row.noted_by))
            found[key] = (*found.get(key, ()), note)
    return found


def add_asked(work: Work, asked: NewsAsked) -> None:
    """Store that somebody was asked."""
    work.session.add(
        NewsAskedRow(
            id=asked.id,
            case_id=asked.case_id,
            news=asked.news,
            asked_on=asked.asked_on,
            asked_by=asked.by,
            ask_again_on=asked.ask_again_on,
        )
    )
    work.session.flush()


def asked_of(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[NewsAsked, ...]]:
    """Return who was asked in each case, the last first."""
    found: dict[CaseId, tuple[NewsAsked, ...]] = {}
    for part in batches(case_ids):
        query = sa.select(NewsAskedRow).where(NewsAskedRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(NewsAskedRow.asked_on.desc(), NewsAskedRow.id.desc())):
            key = CaseId(row.case_id)
            found[key] = (*found.get(key, ()), _asked(row))
    return found


def add_event(work: Work, event: LifeEvent) -> None:
    """Store what happened."""
    work.session.add(
        LifeEventRow(
            id=event.id,
            case_id=event.case_id,
            kind=event.kind,
            day=event.day,
            words=event.words,
            at=event.at,
            user_id=event.by,
        )
    )
    work.session.flush()


def events_of(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[LifeEvent, ...]]:
    """Return what happened in each case, the oldest first."""
    found: dict[CaseId, tuple[LifeEvent, ...]] = {}
    for part in batches(case_ids):
        query = sa.select(LifeEventRow).where(LifeEventRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(LifeEventRow.at, LifeEventRow.id)):
            key = CaseId(row.case_id)
            found[key] = (*found.get(key, ()), _event(row, key))
    return found


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the rows of a case."""
    for kind in ROWS:
        work.session.execute(sa.delete(kind).where(kind.case_id == case_id))


def _birth(row: BirthRow) -> Birth:
    return Birth(
        case_id=CaseId(row.case_id),
        born_on=row.born_on,
        children=row.children,
        told_by=row.told_by,
        told_on=row.told_on,
        note=row.note,
        version=row.version,
    )


def _asked(row: NewsAskedRow) -> NewsAsked:
    return NewsAsked(
        id=row.id,
        case_id=CaseId(row.case_id),
        news=row.news,
        asked_on=row.asked_on,
        by=UserId(row.asked_by),
        ask_again_on=row.ask_again_on,
    )


def _event(row: LifeEventRow, key: CaseId) -> LifeEvent:
    return LifeEvent(
        id=row.id, case_id=key, kind=row.kind, day=row.day, words=row.words, at=row.at, by=UserId(row.user_id)
    )
