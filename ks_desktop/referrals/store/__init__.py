"""Rows of referrals <-> records. `without` asks for the cases that stand on no list."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final, cast
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.attachments import AttachmentRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import AttachmentId, CaseId, OrganisationId, ReferralId
from ks_desktop.referrals.domain import Reason, Referral
from ks_desktop.referrals.store.rows import ReferralRow

_BATCH: Final = 500  # ids in one question: far under any database's limit on parameters


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
    for name, value in _values(referral).items():
        setattr(row, name, value)
    work.session.flush()
    return _from_row(row)


def add_many(work: Work, referrals: Iterable[Referral]) -> None:
    """Store new referrals in one statement; triggers see each of them."""
    rows = [{"id": referral.id, "version": 1, **_values(referral)} for referral in referrals]
    work.session.flush()
    if rows:
        work.session.execute(sa.insert(cast("sa.Table", ReferralRow.__table__)), rows)


def _values(referral: Referral) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(referral, name) for name in _COLUMNS}
    return {**values, "reasons": "|".join(referral.reasons), "said_otherwise": dict(referral.said_otherwise)}


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


def waiting(reading: Reading, *, without: sa.Select[UUID]) -> list[Referral]:
    """Return the referrals that still ask for something: not taken up, or not seen; the longest waiting first."""
    query = sa.select(ReferralRow).where(
        ReferralRow.not_taken_up.is_(None),
        sa.or_(ReferralRow.is_taken_up.is_(False), ReferralRow.seen_on.is_(None)),
        ReferralRow.case_id.not_in(without),
    )
    return _ordered(reading, query)


def all_of(reading: Reading, *, without: sa.Select[UUID]) -> list[Referral]:
    """Return every referral, the first received first."""
    return _ordered(reading, sa.select(ReferralRow).where(ReferralRow.case_id.not_in(without)))


def _ordered(reading: Reading, query: sa.Select[ReferralRow]) -> list[Referral]:
    rows = reading.session.scalars(query.order_by(ReferralRow.received_on, ReferralRow.id))
    return [_from_row(row) for row in rows]


def of_partner(reading: Reading, organisation_id: OrganisationId, name: str) -> list[Referral]:
    """Return the referrals of a partner: those that point at it, and older ones that only name it so."""
    is_named = sa.and_(
        ReferralRow.referrer_organisation_id.is_(None), sa.func.lower(ReferralRow.referrer_organisation) == name.lower()
    )
    query = sa.select(ReferralRow).where(sa.or_(ReferralRow.referrer_organisation_id == organisation_id, is_named))
    return _ordered(reading, query)


def unlinked(reading: Reading) -> dict[ReferralId, str]:
    """Return the practices that referrals name and that point at no partner."""
    query = sa.select(ReferralRow.id, ReferralRow.referrer_organisation).where(
        ReferralRow.referrer_organisation_id.is_(None), ReferralRow.referrer_organisation != ""
    )
    return {ReferralId(row.id): row.referrer_organisation for row in reading.session.execute(query)}


def with_original(reading: Reading, sha256: str) -> ReferralId | None:
    """Return a referral that was taken from a paper with these bytes."""
    query = (
        sa.select(ReferralRow.id)
        .join(AttachmentRow, AttachmentRow.id == ReferralRow.original_id)
        .where(AttachmentRow.sha256 == sha256)
    )
    found = reading.session.scalar(query.limit(1))
    return None if found is None else ReferralId(found)


def give_original(work: Work, referral_id: ReferralId, original_id: AttachmentId) -> None:
    """Record on which kept paper a referral came; the first paper stays."""
    row = work.session.get_one(ReferralRow, referral_id)
    if row.original_id is None:
        row.original_id = original_id
        work.session.flush()


def remove_of_case(work: Work, case_id: CaseId) -> None:
    """Remove the referrals of a case, and what was typed in their forms."""
    forget_within(work, work.session.scalars(sa.select(ReferralRow.id).where(ReferralRow.case_id == case_id)))
    work.session.execute(sa.delete(ReferralRow).where(ReferralRow.case_id == case_id))
