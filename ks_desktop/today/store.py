"""Counts and the few cases a morning needs, asked from the rooms' tables with limits; read only."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from ks_desktop.clients.domain import Answer, CaseStatus, ConsentPurpose, ConsentState
from ks_desktop.clients.store.rows import CaseRow, ClientRow, ConsentRow, DueDateRow
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading
from ks_desktop.core.drafts import DraftRow
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.store import LetterRow
from ks_desktop.referrals.domain import ReferrerRole, Route, Urgency
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.referrals.store.rows import ReferralRow
from ks_desktop.today.domain import MOST_NAMES, Counted
from ks_desktop.visits.domain import AppointmentState, Outcome
from ks_desktop.visits.store.tables import AppointmentRow
from ks_desktop.visits.store.waiting_tables import MissedWindowRow

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


def missed_said(reading: Reading, case_ids: Collection[CaseId]) -> frozenset[CaseId]:
    """Return of which cases somebody said why the weeks for a first visit passed."""
    query = sa.select(MissedWindowRow.case_id).where(
        MissedWindowRow.case_id.in_(case_ids), MissedWindowRow.contact_type == FIRST_VISIT
    )
    return frozenset(CaseId(key) for key in reading.session.scalars(query)) if case_ids else frozenset()


def new_referrals(reading: Reading) -> Counted:
    """Count the referrals nobody has looked at, of open cases."""
    where = (ReferralRow.seen_on.is_(None), ReferralRow.not_taken_up.is_(None), _OPEN)
    return _counted(reading, ReferralRow.received_on, ReferralRow.case_id, ReferralRow.case_id == CaseRow.id, *where)


def begun_referrals(reading: Reading) -> Counted:
    """Count the new referrals that this user began to type and did not save."""
    begun = (DraftRow.user_id == reading.actor, DraftRow.form == DRAFT_FORM, DraftRow.subject == "")
    query = sa.select(sa.func.count(), sa.func.min(DraftRow.kept_at)).where(*begun)
    count, oldest = reading.session.execute(query).one()
    return Counted(count=count, oldest=_day_of(oldest)) if count else Counted()


def consent_missing(reading: Reading, today: date, due_from: date) -> Counted:
    """Count the open cases before a visit whose newest answer is no yes, due from a day on."""
    where = (_OPEN, CaseRow.due_date >= due_from, sa.not_(_booked()), sa.not_(_settled()), sa.not_(_agrees(today)))
    return _counted(reading, CaseRow.opened_on, CaseRow.id, sa.true(), *where)


def incomplete(reading: Reading, today: date, due_from: date) -> Counted:
    """Count the open cases before a visit that agreed and lack something else a visit needs, due from a day on."""
    where = (_OPEN, CaseRow.due_date >= due_from, sa.not_(_booked()), sa.not_(_settled()), _agrees(today), _lacks())
    return _counted(reading, CaseRow.opened_on, CaseRow.id, sa.true(), *where)


def _agrees(today: date) -> sa.Exists:
    """Tell whether her newest answer to signing up is yes; the rule of `consent_given`, asked of all cases at once."""
    later = aliased(ConsentRow)
    is_later = sa.or_(
        later.given_on > ConsentRow.given_on,
        sa.and_(later.given_on == ConsentRow.given_on, later.id > ConsentRow.id),
    )
    overruled = sa.exists().where(
        later.case_id == ConsentRow.case_id,
        later.purpose == ConsentPurpose.SIGN_UP,
        later.receiver.is_(None),
        later.given_on <= today,
        is_later,
    )
    return sa.exists().where(
        ConsentRow.case_id == CaseRow.id,
        ConsentRow.purpose == ConsentPurpose.SIGN_UP,
        ConsentRow.receiver.is_(None),
        ConsentRow.given_on <= today,
        ConsentRow.state == ConsentState.GIVEN,
        sa.not_(overruled),
    )


def _lacks() -> sa.ColumnElement[bool]:
    """Tell whether all her referrals lack something besides consent; the rule of `missing`, asked at once."""
    hers = ReferralRow.case_id == CaseRow.id
    counts = ReferralRow.not_taken_up.is_(None)
    names_referrer = sa.or_(
        sa.func.coalesce(ReferralRow.route, "") == Route.SELF.value,
        ReferralRow.referrer_organisation != "",
        ReferralRow.referrer_name != "",
    )
    some, some_counts = sa.exists().where(hers), sa.exists().where(hers, counts)
    no_referrer = sa.or_(
        sa.and_(some_counts, sa.not_(sa.exists().where(hers, counts, names_referrer))),
        sa.and_(sa.not_(some_counts), sa.not_(sa.exists().where(hers, names_referrer))),
    )
    needed = (ClientRow.street, ClientRow.house_number, ClientRow.postcode, ClientRow.place, ClientRow.municipality)
    gap = sa.or_(
        sa.and_(ClientRow.given_name == "", ClientRow.initials == ""),
        sa.and_(ClientRow.phone == "", ClientRow.phone_2 == ""),
        ClientRow.birth_date.is_(None),
        *(column == "" for column in needed),
    )
    return sa.and_(some, sa.or_(no_referrer, sa.exists().where(ClientRow.id == CaseRow.client_id, gap)))


def letters_in(reading: Reading, state: LetterState) -> Counted:
    """Count the letters that are so far."""
    return _counted(
        reading,
        LetterRow.made_at,
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
    joined = AppointmentRow.case_id == CaseRow.id
    return _counted(reading, AppointmentRow.starts_at, AppointmentRow.case_id, joined, *where)


def maybe_doubtful(reading: Reading, today: date, now: datetime, limit: int) -> tuple[CaseId, ...]:
    """Return open cases with a visit to come that does not agree, or whose due date was once another; nearest first.

    Args:
        reading: the look at the database.
        today: the day on which her answers count.
        now: visits that began before are over or under way.
        limit: at most so many; the caller looks closer at these only.
    """
    ahead = sa.and_(AppointmentRow.state == AppointmentState.BOOKED, AppointmentRow.starts_at > now)
    moved = sa.exists().where(DueDateRow.case_id == CaseRow.id, DueDateRow.due_date != CaseRow.due_date)
    query = (
        sa.select(CaseRow.id)
        .join(AppointmentRow, AppointmentRow.case_id == CaseRow.id)
        .where(_OPEN, ahead, sa.or_(sa.not_(_agrees(today)), moved))
        .group_by(CaseRow.id)
        .order_by(sa.func.min(AppointmentRow.starts_at), CaseRow.id)
        .limit(limit)
    )
    return tuple(CaseId(key) for key in reading.session.scalars(query))


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
    return Counted(count=count, oldest=_day_of(oldest), case_ids=tuple(CaseId(key) for key in ids))


def _day_of(when: date | datetime) -> date:
    """Return the Dutch calendar day: the database keeps instants in UTC, whose day begins an hour or two later."""
    return local_day(when) if isinstance(when, datetime) else when
