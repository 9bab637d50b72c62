"""The rows of safety looks, and rows as records. The colour is there for who plans; the words lie sealed."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core import rows
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, choice
from ks_desktop.core.sealed_rows import Sealed
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.restricted.looks import SafetyColour, SafetyLook
from ks_desktop.visits.store.tables import parts


class SafetyLookRow(Base):
    """One look before a home visit; never changed. The newest counts."""

    __tablename__ = "safety_look"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    colour: Mapped[SafetyColour] = mapped_column(choice(SafetyColour))
    note: Mapped[str] = mapped_column(rows.note())  # of files of before only: emptied when their words are sealed
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    at: Mapped[datetime] = mapped_column(Instant())
    sealed: Mapped[bytes | None] = mapped_column(Sealed())
    words_of: Mapped[UUID | None]  # the look whose words count now, itself or one before; said also to who has no key


TABLE: Final = SafetyLookRow.__tablename__


def add(work: Work, look: SafetyLook, sealed: bytes | None, *, words_of: UUID | None = None) -> None:
    """Store a look; its words as bytes, or the look before it whose words still count."""
    work.session.add(
        SafetyLookRow(
            id=look.id,
            case_id=look.case_id,
            colour=look.colour,
            note="",
            user_id=look.user,
            at=look.at,
            sealed=sealed,
            words_of=words_of if sealed is None else look.id,
        )
    )


def newest_row(reading: Reading, case_id: CaseId) -> SafetyLookRow | None:
    """Return the row of the newest look of a case."""
    query = sa.select(SafetyLookRow).where(SafetyLookRow.case_id == case_id)
    return reading.session.scalar(query.order_by(SafetyLookRow.at.desc(), SafetyLookRow.id.desc()).limit(1))


def words_of(row: SafetyLookRow) -> UUID | None:
    """Return the look whose words count beside this colour; None without words."""
    return row.id if row.note else row.words_of


def get(reading: Reading, look_id: UUID) -> SafetyLookRow | None:
    """Return the row of a look."""
    return reading.session.get(SafetyLookRow, look_id)


def plain(reading: Reading) -> list[SafetyLookRow]:
    """Return the rows whose words lie readable in the file: it is of before they were sealed."""
    return list(reading.session.scalars(sa.select(SafetyLookRow).where(SafetyLookRow.note != "")))


def newest(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, SafetyLook]:
    """Return the newest look of each case; a case without one is not in it."""
    found: dict[CaseId, SafetyLook] = {}
    for part in parts(case_ids):
        query = sa.select(SafetyLookRow).where(SafetyLookRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(SafetyLookRow.at, SafetyLookRow.id)):
            found[CaseId(row.case_id)] = _look(row)
    return found


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the looks of a case for good."""
    work.session.execute(sa.delete(SafetyLookRow).where(SafetyLookRow.case_id == case_id))


def _look(row: SafetyLookRow) -> SafetyLook:
    return SafetyLook(
        id=row.id,
        case_id=CaseId(row.case_id),
        colour=row.colour,
        user=UserId(row.user_id),
        at=row.at,
        has_note=words_of(row) is not None,
    )
