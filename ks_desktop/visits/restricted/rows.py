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
    has_words: Mapped[bool] = mapped_column(server_default=sa.text("0"))  # said also to who may not open them


TABLE: Final = SafetyLookRow.__tablename__


def add(work: Work, look: SafetyLook, sealed: bytes | None) -> None:
    """Store a look; its words as bytes."""
    work.session.add(
        SafetyLookRow(
            id=look.id,
            case_id=look.case_id,
            colour=look.colour,
            note="",
            user_id=look.user,
            at=look.at,
            sealed=sealed,
            has_words=sealed is not None,
        )
    )


def newest_row(reading: Reading, case_id: CaseId) -> SafetyLookRow | None:
    """Return the row of the newest look of a case."""
    query = sa.select(SafetyLookRow).where(SafetyLookRow.case_id == case_id)
    return reading.session.scalar(query.order_by(SafetyLookRow.at.desc(), SafetyLookRow.id.desc()).limit(1))


def has_words(row: SafetyLookRow) -> bool:
    """Tell whether a colleague wrote words beside the colour."""
    return row.has_words or bool(row.note)


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
        has_note=has_words(row),
    )
