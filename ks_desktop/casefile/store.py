"""Which cases to show and who heard enough, asked from the rooms' tables; read only."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.clients.store.rows import CaseRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ReferralId
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.store import loops
from ks_desktop.letters.store.rows import LetterRow
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.store.rows import OnwardStepRow

_AT_ONCE: Final = 500  # SQLite takes a limited number of values in one question
_ANSWERS: Final = (OnwardState.STARTED, OnwardState.FINISHED, OnwardState.NOT_STARTED)


def open_case_ids(reading: Reading, limit: int) -> tuple[CaseId, ...]:
    """Return the open cases whose due date is nearest, at most so many."""
    query = sa.select(CaseRow.id).where(CaseRow.status != CaseStatus.CLOSED).order_by(CaseRow.due_date, CaseRow.id)
    return tuple(CaseId(key) for key in reading.session.scalars(query.limit(limit)))


def enough_told(reading: Reading, referral_ids: Iterable[ReferralId]) -> dict[ReferralId, datetime]:
    """Return since when a referrer needs to hear no more, of those of whom somebody said so."""
    return loops.enough_told(reading, tuple(referral_ids))


def maybe_news(reading: Reading, case_ids: Collection[CaseId]) -> frozenset[CaseId]:
    """Return of some cases those in which a referrer may be owed news; whether one is, `letters.domain.loop` says."""
    ids, found = tuple(case_ids), set()
    for start in range(0, len(ids), _AT_ONCE):
        query = answered_since_told().where(LetterRow.case_id.in_(ids[start : start + _AT_ONCE]))
        found |= {CaseId(key) for key in reading.session.scalars(query)}
    return frozenset(found)


def answered_since_told() -> sa.Select[UUID]:
    """Return the cases in which help was answered for after a referrer was told."""
    answered = (OnwardStepRow.case_id == LetterRow.case_id, OnwardStepRow.state.in_(_ANSWERS))
    since = sa.exists().where(*answered, OnwardStepRow.recorded_at >= LetterRow.finalised_at)
    return sa.select(LetterRow.case_id).where(LetterRow.kind == LetterKind.FEEDBACK, since)


def count_open(reading: Reading) -> int:
    """Return how many cases are not closed."""
    query = sa.select(sa.func.count()).select_from(CaseRow).where(CaseRow.status != CaseStatus.CLOSED)
    return reading.session.scalar(query) or 0
