"""Rows of papers that wait to be taken, and rows <-> records."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, choice, line, note
from ks_desktop.core.values import IncomingPaperId
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperOrigin, PaperState


class IncomingPaperRow(Base):
    """One paper that waits. What is read from it is not stored: it is read again when somebody opens it."""

    __tablename__ = "incoming_paper"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    media_type: Mapped[str] = mapped_column(line())
    sha256: Mapped[str] = mapped_column(sa.String(64), unique=True)
    size: Mapped[int]
    received_at: Mapped[datetime] = mapped_column(Instant())
    origin: Mapped[PaperOrigin] = mapped_column(choice(PaperOrigin))
    source: Mapped[str] = mapped_column(note())
    state: Mapped[PaperState] = mapped_column(choice(PaperState))
    reason: Mapped[str] = mapped_column(note())
    content: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)  # last: a list never reads it


def add(work: Work, paper: IncomingPaper, content: bytes) -> None:
    """Keep a new paper with its bytes."""
    row = IncomingPaperRow(id=paper.id, content=content)
    _fill(row, paper)
    work.session.add(row)
    work.session.flush()


def put(work: Work, paper: IncomingPaper) -> bool:
    """Store what changed of a paper; return whether it is there still."""
    row = work.session.get(IncomingPaperRow, paper.id)
    if row is not None:
        _fill(row, paper)
        work.session.flush()
    return row is not None


def _fill(row: IncomingPaperRow, paper: IncomingPaper) -> None:
    for name in _COLUMNS:
        setattr(row, name, getattr(paper, name))


_COLUMNS = ("media_type", "sha256", "size", "received_at", "origin", "source", "state", "reason")


def get(reading: Reading, paper_id: IncomingPaperId) -> IncomingPaper | None:
    """Return a paper, None when it is not there any more."""
    row = reading.session.get(IncomingPaperRow, paper_id)
    return None if row is None else _from_row(row)


def content(reading: Reading, paper_id: IncomingPaperId) -> bytes:
    """Return the bytes of a paper that is there."""
    found = reading.session.scalar(sa.select(IncomingPaperRow.content).where(IncomingPaperRow.id == paper_id))
    return found or b""


def by_hash(reading: Reading, sha256: str) -> IncomingPaper | None:
    """Return the paper with these bytes, None when there is none."""
    row = reading.session.scalar(sa.select(IncomingPaperRow).where(IncomingPaperRow.sha256 == sha256))
    return None if row is None else _from_row(row)


def in_state(reading: Reading, state: PaperState) -> list[IncomingPaper]:
    """Return the papers in a state, the first received first."""
    query = sa.select(IncomingPaperRow).where(IncomingPaperRow.state == state)
    rows = reading.session.scalars(query.order_by(IncomingPaperRow.received_at, IncomingPaperRow.id))
    return [_from_row(row) for row in rows]


def remove(work: Work, paper_id: IncomingPaperId) -> None:
    """Remove a paper with its bytes."""
    work.session.execute(sa.delete(IncomingPaperRow).where(IncomingPaperRow.id == paper_id))


def _from_row(row: IncomingPaperRow) -> IncomingPaper:
    return IncomingPaper(id=IncomingPaperId(row.id), **{name: getattr(row, name) for name in _COLUMNS})
