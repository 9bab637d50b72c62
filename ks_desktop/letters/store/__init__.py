"""Rows of letters to records and back, and the numbers given out."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.rows import in_parts
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    AppointmentId,
    AttachmentId,
    CaseId,
    LetterId,
    OnwardId,
    OrganisationId,
    ReferralId,
    UserId,
)
from ks_desktop.letters.domain import Letter, LetterKind, LetterState, number_of
from ks_desktop.letters.store.rows import LetterNumberRow, LetterRow

CLAIMED: Final = frozenset({"letter", "enough_told"})


def add(work: Work, letter: Letter) -> None:
    """Store a new letter."""
    work.session.add(LetterRow(id=letter.id, case_id=letter.case_id, **_columns(letter)))
    work.session.flush()


def write(work: Work, letter: Letter) -> Letter:
    """Store what changed in a letter, and return it with its new version.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(LetterRow, letter.id)
    if row is None or row.version != letter.version:
        raise StaleError
    for name, value in _columns(letter).items():
        setattr(row, name, value)
    work.session.flush()
    return _from_row(row)


def get(reading: Reading, letter_id: LetterId) -> Letter:
    """Return a letter.

    Raises:
        UserError: there is no such letter.
    """
    row = reading.session.get(LetterRow, letter_id)
    if row is None:
        raise UserError(N_("This letter is not there any more."), code="gone")
    return _from_row(row)


def numbered(reading: Reading, number: str) -> Letter | None:
    """Return the letter of a number, None when it was not given out or its case was destroyed."""
    row = reading.session.scalar(sa.select(LetterRow).where(LetterRow.number == number))
    return _from_row(row) if row else None


def by_ids(reading: Reading, ids: Collection[LetterId]) -> tuple[Letter, ...]:
    """Return letters in the order in which they are asked for; who is not there any more is left out."""
    found: dict[UUID, Letter] = {}
    wanted = list(ids)
    for part in in_parts(wanted):
        statement = sa.select(LetterRow).where(LetterRow.id.in_(part))
        found |= {row.id: _from_row(row) for row in reading.session.scalars(statement)}
    return tuple(found[each] for each in wanted if each in found)


def sent_of_kinds(reading: Reading, kinds: Collection[LetterKind]) -> frozenset[CaseId]:
    """Return all cases about which a letter of these kinds was sent."""
    query = sa.select(LetterRow.case_id).where(LetterRow.sent_on.is_not(None), LetterRow.kind.in_(kinds)).distinct()
    return frozenset(map(CaseId, reading.session.scalars(query)))


def of_cases(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[Letter, ...]]:
    """Return the letters of these cases, the oldest first."""
    found: dict[CaseId, tuple[Letter, ...]] = {}
    for part in in_parts(case_ids):
        statement = sa.select(LetterRow).where(LetterRow.case_id.in_(part)).order_by(LetterRow.made_at, LetterRow.id)
        for row in reading.session.scalars(statement):
            letter = _from_row(row)
            found[letter.case_id] = (*found.get(letter.case_id, ()), letter)
    return found


def drafts(reading: Reading) -> tuple[Letter, ...]:
    """Return the letters that wait to be finished, the oldest first."""
    statement = sa.select(LetterRow).where(LetterRow.state == LetterState.DRAFT).order_by(LetterRow.made_at)
    return tuple(_from_row(row) for row in reading.session.scalars(statement))


def next_number(work: Work, year: int) -> str:
    """Give out the next number of a year; it is lost only if this work is."""
    row = work.session.get(LetterNumberRow, year)
    if row is None:
        row = LetterNumberRow(year=year, last=0)
        work.session.add(row)
    row.last += 1
    work.session.flush()
    return number_of(year, row.last)


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the letters of a case and what was typed for them; numbers given out stay given out."""
    letters = work.session.scalars(sa.select(LetterRow.id).where(LetterRow.case_id == case_id))
    forget_within(work, (*letters, case_id))
    work.session.execute(sa.delete(LetterRow).where(LetterRow.case_id == case_id))


def _columns(letter: Letter) -> dict[str, Any]:
    return {
        "kind": letter.kind,
        "state": letter.state,
        "organisation_id": letter.organisation_id,
        "referral_id": letter.referral_id,
        "appointment_id": letter.appointment_id,
        "ticked": list(letter.ticked),
        "words": dict(letter.words),
        "route": letter.route,
        "language": letter.language,
        "to_name": letter.to_name,
        "number": letter.number or None,
        "carried": dict(letter.values),
        "attachment_id": letter.attachment_id,
        "sha256": letter.sha256,
        "wording_version": letter.wording_version,
        "made_at": letter.made_at,
        "made_by": letter.made_by,
        "finalised_at": letter.finalised_at,
        "finalised_by": letter.finalised_by,
        "sent_on": letter.sent_on,
        "withdrawn_on": letter.withdrawn_on,
        "withdrawn_reason": letter.withdrawn_reason,
        "announced_at": letter.announced_at,
        "variant": letter.variant,
        "reasons": dict(letter.reasons),
        "ground": letter.ground,
        "ground_reason": letter.ground_reason,
        "corrects": letter.corrects,
        "onward_id": letter.onward_id,
    }


def _from_row(row: LetterRow) -> Letter:
    return Letter(
        id=LetterId(row.id),
        case_id=CaseId(row.case_id),
        kind=row.kind,
        state=row.state,
        organisation_id=OrganisationId(row.organisation_id) if row.organisation_id else None,
        referral_id=ReferralId(row.referral_id) if row.referral_id else None,
        appointment_id=AppointmentId(row.appointment_id) if row.appointment_id else None,
        ticked=tuple(row.ticked),
        words=dict(row.words or {}),  # blank to who makes no letters
        route=row.route,
        language=row.language,
        to_name=row.to_name,
        number=row.number or "",
        values=dict(row.carried),
        attachment_id=AttachmentId(row.attachment_id) if row.attachment_id else None,
        sha256=row.sha256,
        wording_version=row.wording_version,
        made_at=row.made_at,
        made_by=UserId(row.made_by),
        finalised_at=row.finalised_at,
        finalised_by=UserId(row.finalised_by) if row.finalised_by else None,
        sent_on=row.sent_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_reason=row.withdrawn_reason,
        announced_at=row.announced_at,
        variant=row.variant,
        reasons=dict(row.reasons),
        ground=row.ground,
        ground_reason=row.ground_reason,
        corrects=LetterId(row.corrects) if row.corrects else None,
        onward_id=OnwardId(row.onward_id) if row.onward_id else None,
        version=row.version,
    )
