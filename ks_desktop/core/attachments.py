"""Papers kept in the database: final letters now, originals of referrals later. Never loose files.

The bytes lie in the encrypted database, each owned by a case, with the hash that proves they are unchanged.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.rows import Base, Instant, line
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AttachmentId, CaseId, new_id

CLAIMED_TABLES: Final = frozenset({"attachment"})


class AttachmentRow(Base):
    """One kept paper. Written once; only destruction removes it."""

    __tablename__ = "attachment"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    media_type: Mapped[str] = mapped_column(line())
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    made_at: Mapped[datetime] = mapped_column(Instant())


JOINED: Final = RowsJoined(AttachmentRow)  # papers of two cases of one pregnancy lie together


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """The bytes of a kept paper, as they were on the day it was made."""

    id: AttachmentId
    media_type: str
    content: bytes
    sha256: str


def keep(work: Work, case_id: CaseId, content: bytes, media_type: str, made_at: datetime) -> Attachment:
    """Keep bytes with a case."""
    kept = Attachment(
        id=AttachmentId(new_id()),
        media_type=media_type,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    work.session.add(
        AttachmentRow(
            id=kept.id,
            case_id=case_id,
            media_type=media_type,
            content=content,
            sha256=kept.sha256,
            made_at=made_at,
        )
    )
    work.session.flush()
    return kept


def fetch(reading: Reading, attachment_id: AttachmentId) -> Attachment:
    """Return a kept paper.

    Raises:
        StorageError: its bytes are not those that were kept, or it is gone.
    """
    row = reading.session.get(AttachmentRow, attachment_id)
    if row is None or hashlib.sha256(row.content).hexdigest() != row.sha256:
        raise StorageError(StorageProblem.DAMAGED, N_("This paper is damaged or gone. Put back a backup."))
    return Attachment(id=attachment_id, media_type=row.media_type, content=row.content, sha256=row.sha256)


def damaged(reading: Reading) -> tuple[AttachmentId, ...]:
    """Return the kept papers whose bytes are not those that were kept; each is read, one at a time."""
    rows = reading.session.execute(
        sa.select(AttachmentRow.id, AttachmentRow.content, AttachmentRow.sha256), execution_options={"yield_per": 50}
    )
    return tuple(AttachmentId(row.id) for row in rows if hashlib.sha256(row.content).hexdigest() != row.sha256)


def case_destroyed(case_id: CaseId, *, work: Work) -> None:
    """Remove the papers of a destroyed case."""
    work.session.execute(sa.delete(AttachmentRow).where(AttachmentRow.case_id == case_id))
