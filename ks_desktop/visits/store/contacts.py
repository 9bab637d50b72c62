"""Tries to reach her: rows to records and back; and the removal of all rows of a case."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.drafts import forget_within
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import ContactAttempt, NextTry
from ks_desktop.visits.store.reports import REPORT_ROWS
from ks_desktop.visits.store.tables import AppointmentRow, ContactAttemptRow, VisitCompanionRow, parts
from ks_desktop.visits.store.waiting_tables import WAITING_ROWS
from ks_desktop.visits.store.wishes import VisitWishRow

CLAIMED: Final = frozenset(
    {
        "appointment",
        "contact_attempt",
        "visit_companion",
        "visit_wish",
        *(row.__tablename__ for row in (*REPORT_ROWS, *WAITING_ROWS)),
    }
)

_OWN: Final = ("at", "result", "note", "way", "left_message", "recorded_at")


def put_attempt(work: Work, attempt: ContactAttempt) -> None:
    """Store a new try to reach her (version 0) or what was corrected.

    Raises:
        StaleError: somebody corrected or removed it first.
    """
    row = work.session.get(ContactAttemptRow, attempt.id)
    if (row.version if row else 0) != attempt.version:
        raise StaleError
    if row is None:
        row = ContactAttemptRow(id=attempt.id)
        work.session.add(row)
    for name, value in _values(attempt).items():
        setattr(row, name, value)
    work.session.flush()


def add_attempt(work: Work, attempt: ContactAttempt) -> None:
    """Store a new try to reach her."""
    put_attempt(work, attempt)


def find_attempt(reading: Reading, attempt_id: UUID) -> ContactAttempt | None:
    """Return one try, or None."""
    row = reading.session.get(ContactAttemptRow, attempt_id)
    return _attempt(row) if row else None


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
    for row in (*REPORT_ROWS, VisitCompanionRow, AppointmentRow, ContactAttemptRow, VisitWishRow, *WAITING_ROWS):
        work.session.execute(sa.delete(row).where(row.case_id == case_id))


def _values(attempt: ContactAttempt) -> dict[str, object]:
    following = attempt.next_try
    return {
        "case_id": attempt.case_id,
        "user_id": attempt.user,
        **{name: getattr(attempt, name) for name in _OWN},
        "next_day": following.day if following else None,
        "next_start": following.start if following else None,
        "next_end": following.end if following else None,
        "next_why": following.why if following else "",
    }


def _attempt(row: ContactAttemptRow) -> ContactAttempt:
    following = None
    if row.next_day and row.next_start and row.next_end:
        following = NextTry(day=row.next_day, start=row.next_start, end=row.next_end, why=row.next_why)
    return ContactAttempt(
        id=row.id,
        case_id=CaseId(row.case_id),
        user=UserId(row.user_id),
        next_try=following,
        version=row.version,
        **{name: getattr(row, name) for name in _OWN},
    )
