"""Rows of who looked which translation over, and rows to records."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, line
from ks_desktop.core.values import new_id
from ks_desktop.letters.domain.translation import TranslationCheck


class TranslationCheckRow(Versioned, Base):
    """A translation of a kind of letter that was looked over by somebody whose language it is."""

    __tablename__ = "translation_check"
    __table_args__ = (sa.UniqueConstraint("kind", "language"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(line())
    language: Mapped[str] = mapped_column(line())
    mark: Mapped[str] = mapped_column(line())
    name: Mapped[str] = mapped_column(line())
    checked_on: Mapped[date]


def all_checks(reading: Reading) -> tuple[TranslationCheck, ...]:
    """Return who looked over what, of every kind and language: never more than some tens."""
    rows = reading.session.scalars(
        sa.select(TranslationCheckRow).order_by(TranslationCheckRow.kind, TranslationCheckRow.language)
    )
    return tuple(_from_row(row) for row in rows)


def put(work: Work, check: TranslationCheck) -> None:
    """Store who looked a translation over, in place of who did before.

    Raises:
        StaleError: somebody changed it first.
    """
    row = _row(work, check.kind, check.language)
    if (row.version if row else 0) != check.version:
        raise StaleError
    if row is None:
        row = TranslationCheckRow(id=new_id(), kind=check.kind, language=check.language)
        work.session.add(row)
    row.mark, row.name, row.checked_on = check.mark, check.name, check.on
    work.session.flush()


def remove(work: Work, kind: str, language: str) -> None:
    """Take away who looked a translation over; what is not there stays away."""
    row = _row(work, kind, language)
    if row is not None:
        work.session.delete(row)
        work.session.flush()


def _row(work: Work, kind: str, language: str) -> TranslationCheckRow | None:
    where = (TranslationCheckRow.kind == kind, TranslationCheckRow.language == language)
    return work.session.scalar(sa.select(TranslationCheckRow).where(*where))


def _from_row(row: TranslationCheckRow) -> TranslationCheck:
    return TranslationCheck(
        kind=row.kind,
        language=row.language,
        mark=row.mark,
        name=row.name,
        on=row.checked_on,
        version=row.version,
    )
