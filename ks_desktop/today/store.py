"""Counts and the few cases a morning needs, asked from the rooms' tables with limits; read only."""

from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ks_desktop.clients.domain import Answer, CaseStatus, ConsentPurpose, ConsentState
from ks_desktop.clients.store.rows import CaseRow, ConsentRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.store import LetterRow
from ks_desktop.referrals.domain import ReferrerRole, Route, Urgency
from ks_desktop.referrals.store import ReferralRow
from ks_desktop.today.domain import MOST_NAMES, Counted
from ks_desktop.visits.domain import AppointmentState, Outcome
from ks_desktop.visits.store.tables import AppointmentRow

_OPEN: Final = CaseRow.status == CaseStatus.OPEN
_LONGEST: Final = timedelta(days=1)  # no visit takes longer


def _booked() -> sa.Exists:
    return sa.exists().where(AppointmentRow.case_id == CaseRow.id, AppointmentRow.state == AppointmentState.BOOKED)


def _settled() -> sa.Exists:
    """Tell whether a visit took place or she declined it."""
    outcomes = (Outcome.VISITED, Outcome.DECLINED)
    return sa.exists().where(AppointmentRow.case_id == CaseRow.id, AppointmentRow.outcome.in_(outcomes))


def _owing() -> sa.ColumnElement[bool]:
    """The referrals of which somebody else waits to hear how it went."""
    by_herself = sa.or_(
        sa.func.coalesce(ReferralRow.route, "") == Route.SELF.value,
        sa.func.coalesce(ReferralRow.referrer_role, "") == ReferrerRole.SELF.value,
    )
    return sa.and_(
        ReferralRow.feedback_given_on.is_(None), ReferralRow.feedback_wanted != Answer.NO, sa.not_(by_herself)
    )


def cases_to_call(reading: Reading, due_from: date, limit: int) -> tuple[CaseId, ...]:
    """Return open cases that agreed and have no visit booked or held; urgent ones first, then by nearest due date.

    Args:
        reading: the look at the database.
        due_from: leaves out pregnancies that were due before this day.
        limit: at most so many; the caller looks closer at these only.
    """
    agreed = sa.exists().where(
        ConsentRow.case_id == CaseRow.id,
        ConsentRow.purpose == ConsentPurpose.SIGN_UP,
        ConsentRow.state == ConsentState.GIVEN,
    )
    urgent = sa.exists().where(ReferralRow.case_id == CaseRow.id, ReferralRow.urgency == Urgency.URGENT)
    query = (
        sa.select(CaseRow.id)
        .where(_OPEN, CaseRow.due_date >= due_from, agreed, sa.not_(_booked()), sa.not_(_settled()))
        .order_by(urgent.desc(), CaseRow.due_date, CaseRow.id)
        .limit(limit)
    )
    return tuple(CaseId(key) for key in reading.session.scalars(query))


def new_referrals(reading: Reading) -> Counted:
    """Count the referrals nobody has looked at, of open cases."""
    where = (ReferralRow.seen_on.is_(None), ReferralRow.not_taken_up.is_(None), _OPEN)
    return _counted(reading, ReferralRow.received_on, ReferralRow.case_id, ReferralRow.case_id == CaseRow.id, *where)


def letters_in(reading: Reading, state: LetterState) -> Counted:
    """Count the letters that are so far."""
    return _counted(
        reading,
        sa.func.date(LetterRow.made_at),
        LetterRow.case_id,
        LetterRow.case_id == CaseRow.id,
        LetterRow.state == state,
    )


def outcome_missing(reading: Reading, now: datetime) -> Counted:
    """Count the booked visits that are over."""
    begun = sa.and_(AppointmentRow.state == AppointmentState.BOOKED, AppointmentRow.starts_at < now)
    columns = (AppointmentRow.id, AppointmentRow.starts_at, AppointmentRow.minutes)
    of_late = sa.select(*columns).where(begun, AppointmentRow.starts_at >= now - _LONGEST)
    under_way = [
        key for key, start, minutes in reading.session.execute(of_late) if start + timedelta(minutes=minutes) > now
    ]
    where = (begun, AppointmentRow.id.not_in(under_way), _OPEN)
    day = sa.func.date(AppointmentRow.starts_at)
    return _counted(reading, day, AppointmentRow.case_id, AppointmentRow.case_id == CaseRow.id, *where)


def feedback_due(reading: Reading) -> Counted:
    """Count the referrals that wait for feedback after a visit or a refusal."""
    where = (_owing(), _settled(), _OPEN)
    return _counted(reading, ReferralRow.received_on, ReferralRow.case_id, ReferralRow.case_id == CaseRow.id, *where)


def to_close(reading: Reading) -> Counted:
    """Count the open cases where nothing more is to be done."""
    owed = sa.exists().where(ReferralRow.case_id == CaseRow.id, _owing())
    return _counted(
        reading, CaseRow.opened_on, CaseRow.id, sa.true(), _OPEN, _settled(), sa.not_(_booked()), sa.not_(owed)
    )


def after_due_date(reading: Reading, due_before: date) -> Counted:
    """Count the open cases without an outcome whose due date is long past."""
    return _counted(
        reading, CaseRow.due_date, CaseRow.id, sa.true(), _OPEN, CaseRow.due_date < due_before, sa.not_(_settled())
    )


def _counted(reading: Reading, day: Any, case_id: Any, joined: Any, *where: Any) -> Counted:
    conditions = (joined, *where)
    counting = sa.select(sa.func.count(), sa.func.min(day)).select_from(CaseRow, case_id.table).where(*conditions)
    count, oldest = reading.session.execute(counting).one()
    if not count:
        return Counted()
    cases = sa.select(case_id).select_from(CaseRow, case_id.table).where(*conditions).group_by(case_id)
    ids = reading.session.scalars(cases.order_by(sa.func.min(day), case_id).limit(MOST_NAMES))
    found = date.fromisoformat(oldest) if isinstance(oldest, str) else oldest
    return Counted(count=count, oldest=found, case_ids=tuple(CaseId(key) for key in ids))
