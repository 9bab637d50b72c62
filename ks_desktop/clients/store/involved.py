"""Who else is there for her: rows to records and back."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain import Answer
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.store import batches
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, choice, line
from ks_desktop.core.values import CaseId, OrganisationId

_COLUMNS: Final = ("case_id", "role", "name", "organisation", "organisation_id", "phone", "may_talk")


class InvolvedRow(Versioned, Base):
    """One person around her."""

    __tablename__ = "involved"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    role: Mapped[str] = mapped_column(line())
    name: Mapped[str] = mapped_column(line())
    organisation: Mapped[str] = mapped_column(line())
    organisation_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"))
    phone: Mapped[str] = mapped_column(line())
    may_talk: Mapped[Answer] = mapped_column(choice(Answer))


def of_cases(reading: Reading, case_ids: Iterable[CaseId]) -> dict[CaseId, tuple[Involved, ...]]:
    """Return who is involved in each case, by what they are for her; a case with nobody is not in it."""
    found: dict[CaseId, list[Involved]] = {}
    for part in batches(case_ids):
        query = sa.select(InvolvedRow).where(InvolvedRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(InvolvedRow.role, InvolvedRow.name, InvolvedRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(_involved(row))
    return {case_id: tuple(people) for case_id, people in found.items()}


def put(work: Work, person: Involved) -> None:
    """Store somebody new (version 0), or what changed of this person.

    Raises:
        StaleError: somebody changed or removed it first.
    """
    row = work.session.get(InvolvedRow, person.id)
    if (row.version if row is not None else 0) != person.version:
        raise StaleError
    if row is None:
        row = InvolvedRow(id=person.id)
        work.session.add(row)
    for name in _COLUMNS:
        setattr(row, name, getattr(person, name))
    work.session.flush()


def remove(work: Work, person: Involved) -> None:
    """Remove this person; nothing where it is gone already."""
    row = work.session.get(InvolvedRow, person.id)
    if row is not None:
        work.session.delete(row)
        work.session.flush()


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove everybody involved in a case for good."""
    work.session.execute(sa.delete(InvolvedRow).where(InvolvedRow.case_id == case_id))


def _involved(row: InvolvedRow) -> Involved:
    return Involved(
        id=row.id,
        case_id=CaseId(row.case_id),
        role=row.role,
        name=row.name,
        organisation=row.organisation,
        organisation_id=OrganisationId(row.organisation_id) if row.organisation_id is not None else None,
        phone=row.phone,
        may_talk=row.may_talk,
        version=row.version,
    )
