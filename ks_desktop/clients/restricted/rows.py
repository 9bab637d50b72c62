"""The rows of restricted notes: kind, author and instant; what they say is bytes here."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.restricted import RestrictedKind
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, choice, in_parts
from ks_desktop.core.sealed_rows import Sealed
from ks_desktop.core.values import CaseId


class RestrictedNoteRow(Base):
    """One restricted note; never changed, only followed by one that stands in its place."""

    __tablename__ = "restricted_note"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    kind: Mapped[RestrictedKind] = mapped_column(choice(RestrictedKind))
    author: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    at: Mapped[datetime] = mapped_column(Instant())
    replaces: Mapped[UUID | None] = mapped_column(sa.ForeignKey("restricted_note.id"))
    sealed: Mapped[bytes] = mapped_column(Sealed())


def add(work: Work, row: RestrictedNoteRow) -> None:
    """Store a note."""
    work.session.add(row)
    work.session.flush()


def of_cases(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, list[RestrictedNoteRow]]:
    """Return the rows of each case in the order of writing; a case without is not in it."""
    found: dict[CaseId, list[RestrictedNoteRow]] = {}
    for part in in_parts(case_ids):
        query = sa.select(RestrictedNoteRow).where(RestrictedNoteRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(RestrictedNoteRow.at, RestrictedNoteRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(row)
    return found


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the notes of a case for good, the later ones first: they point at those in whose place they stand."""
    for row in reversed(of_cases(work, [case_id]).get(case_id, [])):
        work.session.execute(sa.delete(RestrictedNoteRow).where(RestrictedNoteRow.id == row.id))
