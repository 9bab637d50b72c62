"""Tries to reach her: rows to records and back; and the removal of all rows of a case."""

from collections.abc import Collection
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import (
    ContactAttempt,
)
from ks_desktop.visits.store.tables import AppointmentRow, ContactAttemptRow, VisitCompanionRow, parts
from ks_desktop.visits.store.waiting_tables import WAITING_ROWS
from ks_desktop.visits.store.wishes import VisitWishRow

CLAIMED: Final = frozenset(
    {"appointment", "contact_attempt", "visit_companion", "visit_wish", *(row.__tablename__ for row in WAITING_ROWS)}
)


def add_attempt(work: Work, attempt: ContactAttempt) -> None:
    """Store a try to reach her."""
    work.session.add(
        ContactAttemptRow(
            id=attempt.id,
            case_id=attempt.case_id,
            user_id=attempt.user,
            at=attempt.at,
            result=attempt.result,
            note=attempt.note,
        )
    )


def attempts(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[ContactAttempt, ...]]:
    """Return the tries of each case in order of time; a case without tries is not in it."""
    found: dict[CaseId, list[ContactAttempt]] = {}
    for part in parts(case_ids):
        query = sa.select(ContactAttemptRow).where(ContactAttemptRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(ContactAttemptRow.at, ContactAttemptRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(_attempt(row))
    return {case_id: tuple(tries) for case_id, tries in found.items()}


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the rows of a case for good, and what was typed about its visits."""
    forget_within(work, [case_id])
    forget_within(work, work.session.scalars(sa.select(AppointmentRow.id).where(AppointmentRow.case_id == case_id)))
    for row in (VisitCompanionRow, AppointmentRow, ContactAttemptRow, VisitWishRow, *WAITING_ROWS):
        work.session.execute(sa.delete(row).where(row.case_id == case_id))


def _attempt(row: ContactAttemptRow) -> ContactAttempt:
    return ContactAttempt(
        id=row.id, case_id=CaseId(row.case_id), user=UserId(row.user_id), at=row.at, result=row.result, note=row.note
    )
