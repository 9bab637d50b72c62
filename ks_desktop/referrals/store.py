"""Rows of referrals, and rows <-> records."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain import Answer, ConsentForm
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, choice, line, note
from ks_desktop.core.values import CaseId, ReferralId
from ks_desktop.referrals.domain import Channel, NotTakenUp, Reason, Referral, ReferrerRole, Route, Urgency

_BATCH: Final = 500  # ids in one question: far under any database's limit on parameters


class ReferralRow(Versioned, Base):
    """One stored referral. Its reasons are words joined by `|`."""

    __tablename__ = "referral"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    received_on: Mapped[date] = mapped_column(index=True)
    channel: Mapped[Channel | None] = mapped_column(choice(Channel))
    route: Mapped[Route | None] = mapped_column(choice(Route))
    referrer_organisation: Mapped[str] = mapped_column(line())
    referrer_name: Mapped[str] = mapped_column(line())
    referrer_role: Mapped[ReferrerRole | None] = mapped_column(choice(ReferrerRole))
    referrer_phone: Mapped[str] = mapped_column(line())
    feedback_wanted: Mapped[Answer] = mapped_column(choice(Answer))
    feedback_route: Mapped[str] = mapped_column(line())
    consult_first: Mapped[Answer] = mapped_column(choice(Answer), server_default="unknown")
    lmp_on: Mapped[date | None]
    gestation_weeks: Mapped[int | None]
    gestation_days: Mapped[int | None]
    gestation_on: Mapped[date | None]
    reasons: Mapped[str] = mapped_column(line())
    reason_note: Mapped[str] = mapped_column(note())
    own_question: Mapped[str] = mapped_column(note())
    urgency: Mapped[Urgency] = mapped_column(choice(Urgency))
    consent_given: Mapped[Answer] = mapped_column(choice(Answer))
    consent_explained: Mapped[str] = mapped_column(note())
    consent_why: Mapped[str] = mapped_column(note())
    consent_data: Mapped[str] = mapped_column(note())
    consent_by: Mapped[str] = mapped_column(line())
    consent_on: Mapped[date | None]
    consent_form: Mapped[ConsentForm | None] = mapped_column(choice(ConsentForm))
    consent_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("consent.id", ondelete="SET NULL"))
    seen_on: Mapped[date | None]
    is_taken_up: Mapped[bool] = mapped_column(index=True)
    not_taken_up: Mapped[NotTakenUp | None] = mapped_column(choice(NotTakenUp))
    feedback_given_on: Mapped[date | None]
    referrer_organisation_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    referrer_person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("contact_person.id"))
    receipt_given_on: Mapped[date | None]
    asked_on: Mapped[date | None]
    said_otherwise: Mapped[dict[str, str]] = mapped_column(sa.JSON)


_COLUMNS: Final = tuple(
    f.name for f in fields(Referral) if f.name not in {"id", "version", "reasons", "said_otherwise"}
)


def put(work: Work, referral: Referral) -> Referral:
    """Store a new referral (version 0) or what changed; return it as it is stored now.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(ReferralRow, referral.id)
    if row is None:
        if referral.version:
            raise StaleError
        row = ReferralRow(id=referral.id)
        work.session.add(row)
    elif row.version != referral.version:
        raise StaleError
    for name in _COLUMNS:
        setattr(row, name, getattr(referral, name))
    row.reasons = "|".join(referral.reasons)
    row.said_otherwise = dict(referral.said_otherwise)
    work.session.flush()
    return _from_row(row)


def _from_row(row: ReferralRow) -> Referral:
    values: dict[str, Any] = {name: getattr(row, name) for name in _COLUMNS}
    reasons = tuple(Reason(word) for word in row.reasons.split("|") if word)
    said = tuple(row.said_otherwise.items())
    return Referral(id=ReferralId(row.id), version=row.version, reasons=reasons, said_otherwise=said, **values)


def get(reading: Reading, ids: Iterable[ReferralId]) -> dict[ReferralId, Referral]:
    """Return these referrals by id; an unknown id is left out."""
    found = _in_batches(reading, ReferralRow.id, ids)
    return {referral.id: referral for referral in found}


def of_cases(reading: Reading, case_ids: Iterable[CaseId]) -> list[Referral]:
    """Return the referrals of these cases, the first received first."""
    return sorted(_in_batches(reading, ReferralRow.case_id, case_ids), key=lambda r: (r.received_on, r.id))


def _in_batches(reading: Reading, column: Any, ids: Iterable[UUID]) -> list[Referral]:
    wanted = list(dict.fromkeys(ids))
    found: list[Referral] = []
    for start in range(0, len(wanted), _BATCH):
        query = sa.select(ReferralRow).where(column.in_(wanted[start : start + _BATCH]))
        found.extend(_from_row(row) for row in reading.session.scalars(query))
    return found


def waiting(reading: Reading) -> list[Referral]:
    """Return the referrals that still ask for something: not taken up, or not seen; the longest waiting first."""
    query = sa.select(ReferralRow).where(
        ReferralRow.not_taken_up.is_(None), sa.or_(ReferralRow.is_taken_up.is_(False), ReferralRow.seen_on.is_(None))
    )
    return _ordered(reading, query)


def settled(reading: Reading) -> list[Referral]:
    """Return the referrals that were taken up or put aside."""
    query = sa.select(ReferralRow).where(
        sa.or_(ReferralRow.not_taken_up.is_not(None), ReferralRow.is_taken_up.is_(True))
    )
    return _ordered(reading, query)


def all_of(reading: Reading) -> list[Referral]:
    """Return every referral, the first received first."""
    return _ordered(reading, sa.select(ReferralRow))


def _ordered(reading: Reading, query: sa.Select[ReferralRow]) -> list[Referral]:
    rows = reading.session.scalars(query.order_by(ReferralRow.received_on, ReferralRow.id))
    return [_from_row(row) for row in rows]


def remove_of_case(work: Work, case_id: CaseId) -> None:
    """Remove the referrals of a case."""
    work.session.execute(sa.delete(ReferralRow).where(ReferralRow.case_id == case_id))
