"""Counts and the few cases a morning needs, asked from the rooms' tables with limits; read only."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ks_desktop.clients.domain import DueDate
from ks_desktop.clients.domain.case import QUIET_REASONS
from ks_desktop.clients.store.rows import CaseRow, ClientRow, DueDateRow, ToTellRow
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading
from ks_desktop.core.drafts import DraftRow
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.store.rows import LetterRow
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.referrals.store.rows import ReferralRow
from ks_desktop.today.domain import MOST_NAMES, Counted, Share
from ks_desktop.today.store.conditions import (
    COLLEAGUES,
    NOBODYS,
    OPEN,
    OWN,
    agrees,
    booked,
    born,
    further_wanted,
    help_asked,
    is_whole,
    nurse_of_case,
    owing,
    settled,
    stood_in_for,
    waits,
    whose,
)
from ks_desktop.visits.domain import AppointmentState
from ks_desktop.visits.store.tables import AppointmentRow, parts
from ks_desktop.visits.store.waiting_tables import MissedWindowRow

_LONGEST: Final = timedelta(days=1)  # no visit takes longer
ALL: Final = -1  # as SQLite says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """Whose work is one's own, how many cases are shown, and whether those of colleagues are among them."""

    own: frozenset[UserId]
    today: date
    most: int = MOST_NAMES
    with_colleagues: bool = False


@dataclass(frozen=True, slots=True)
class Things:
    """What is counted: rows of cases, or of something that a case has; since when each waits, and whose it is."""

    day: Any
    rows: Any = None
    nurse: Any = None

    def source(self) -> Any:
        """Return what is looked through: each thing with its case."""
        if self.rows is None:
            return sa.join(CaseRow, ClientRow, ClientRow.id == CaseRow.client_id)
        return sa.join(self.rows, CaseRow, self.rows.case_id == CaseRow.id)


_NOT_QUIET: Final = sa.or_(OPEN, CaseRow.close_reason.is_(None), CaseRow.close_reason.not_in(QUIET_REASONS))
_IS_OWN: Final = {OWN: True, NOBODYS: None, COLLEAGUES: False}


def missed_said(reading: Reading, case_ids: Collection[CaseId]) -> frozenset[CaseId]:
    """Return of which cases somebody said why the weeks for a first visit passed."""
    query = sa.select(MissedWindowRow.case_id).where(MissedWindowRow.contact_type == FIRST_VISIT)
    said = frozenset(CaseId(key) for key in reading.session.scalars(query)) if case_ids else frozenset()
    return said.intersection(case_ids)


def new_referrals(reading: Reading, showing: Showing) -> Counted:
    """Count the referrals nobody has looked at, of open cases."""
    where = (ReferralRow.seen_on.is_(None), ReferralRow.not_taken_up.is_(None), OPEN)
    return counted(reading, showing, Things(ReferralRow.received_on, ReferralRow, _owner(showing)), *where)


def begun_referrals(reading: Reading) -> Counted:
    """Count the new referrals that this user began to type and did not save."""
    begun = (DraftRow.user_id == reading.actor, DraftRow.form == DRAFT_FORM, DraftRow.subject == "")
    query = sa.select(sa.func.count(), sa.func.min(DraftRow.kept_at)).where(*begun)
    count, oldest = reading.session.execute(query).one()
    return Counted(count=count, oldest=_day_of(oldest)) if count else Counted()


def consent_missing(reading: Reading, showing: Showing, due_from: date) -> Counted:
    """Count the open cases before a visit whose newest answer is no yes, due from a day on."""
    where = (OPEN, CaseRow.due_date >= due_from, waits(), sa.not_(agrees(showing.today)))
    return counted(reading, showing, Things(CaseRow.opened_on, None, _owner(showing)), *where)


def incomplete(reading: Reading, showing: Showing, due_from: date) -> Counted:
    """Count the open cases before a visit that agreed and lack something else a visit needs, due from a day on."""
    where = (OPEN, CaseRow.due_date >= due_from, waits(), sa.not_(is_whole()), agrees(showing.today))
    return counted(reading, showing, Things(CaseRow.opened_on, None, _owner(showing)), *where)


def to_tell(reading: Reading, showing: Showing) -> Counted:
    """Count the partners who must still hear that she took something back."""
    things = Things(ToTellRow.noted_on, ToTellRow)
    return counted(reading, showing, things, ToTellRow.told_on.is_(None), _NOT_QUIET)


def letters_in(reading: Reading, showing: Showing, state: LetterState) -> Counted:
    """Count the letters that are so far."""
    things = Things(LetterRow.made_at, LetterRow, nurse_of_case(showing.today))
    return counted(reading, showing, things, LetterRow.state == state, _NOT_QUIET)


def outcome_missing(reading: Reading, showing: Showing, now: datetime) -> Counted:
    """Count the booked visits that are over; a visit is of the nurse who made it."""
    begun = sa.and_(AppointmentRow.state == AppointmentState.BOOKED, AppointmentRow.starts_at < now)
    columns = (AppointmentRow.id, AppointmentRow.starts_at, AppointmentRow.minutes)
    of_late = sa.select(*columns).where(begun, AppointmentRow.starts_at >= now - _LONGEST)
    under_way = [
        key for key, start, minutes in reading.session.execute(of_late) if start + timedelta(minutes=minutes) > now
    ]
    things = Things(AppointmentRow.starts_at, AppointmentRow, AppointmentRow.nurse_id)
    return counted(reading, showing, things, begun, AppointmentRow.id.not_in(under_way), OPEN)


def maybe_doubtful(reading: Reading, showing: Showing, now: datetime) -> Counted:
    """Return all open cases with a visit to come that does not agree, or whose due date was once another.

    The caller looks closer at these: a visit on a day that was named on purpose is no reason to doubt.
    """
    ahead = sa.and_(AppointmentRow.state == AppointmentState.BOOKED, AppointmentRow.starts_at > now)
    moved = sa.exists().where(DueDateRow.case_id == CaseRow.id, DueDateRow.due_date != CaseRow.due_date)
    everybody = replace(showing, most=ALL, with_colleagues=True)
    things = Things(AppointmentRow.starts_at, AppointmentRow, AppointmentRow.nurse_id)
    return counted(reading, everybody, things, OPEN, ahead, sa.or_(sa.not_(agrees(showing.today)), moved))


def feedback_due(reading: Reading, showing: Showing) -> Counted:
    """Count the referrals that wait for feedback after a visit or a refusal."""
    things = Things(ReferralRow.received_on, ReferralRow, nurse_of_case(showing.today))
    return counted(reading, showing, things, owing(), settled(), OPEN)


def to_close(reading: Reading, showing: Showing, owed: Collection[CaseId] = ()) -> Counted:
    """Count the open cases where nothing more is to be done; in those of `owed` a referrer is still to hear news."""
    owes = sa.exists().where(ReferralRow.case_id == CaseRow.id, owing())
    waits_for_us = sa.and_(further_wanted(), sa.not_(born()), agrees(showing.today))
    more = (sa.not_(booked()), sa.not_(owes), sa.not_(waits_for_us), sa.not_(help_asked()))
    return counted(reading, showing, Things(CaseRow.opened_on), OPEN, settled(), *more, CaseRow.id.not_in(owed))


def after_due_date(reading: Reading, showing: Showing, due_before: date) -> Counted:
    """Count the open cases without an outcome whose due date is long past."""
    things = Things(CaseRow.due_date, None, nurse_of_case(showing.today))
    return counted(reading, showing, things, OPEN, CaseRow.due_date < due_before, sa.not_(settled()))


def nurses_of(reading: Reading, case_ids: Collection[CaseId], today: date) -> dict[CaseId, UserId]:
    """Return who looks after each of these cases today; nobody's is not in it."""
    found: dict[CaseId, UserId] = {}
    for part in parts(case_ids):
        query = sa.select(CaseRow.id, nurse_of_case(today)).where(CaseRow.id.in_(part))
        found |= {CaseId(key): UserId(nurse) for key, nurse in reading.session.execute(query) if nurse is not None}
    return found


def due_dates(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[DueDate, ...]]:
    """Return what was stated of the due date in each of these cases, newest first."""
    found: dict[CaseId, list[DueDate]] = {}
    for part in parts(case_ids):
        query = sa.select(DueDateRow).where(DueDateRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(DueDateRow.stated_at.desc(), DueDateRow.id.desc())):
            found.setdefault(CaseId(row.case_id), []).append(
                DueDate(
                    due_date=row.due_date,
                    method=row.method,
                    stated_at=row.stated_at,
                    stated_by=UserId(row.stated_by),
                    margin=row.margin,
                )
            )
    return {case_id: tuple(stated) for case_id, stated in found.items()}


def _owner(showing: Showing) -> Any:
    """Return whose a case is that has no visit: thousands need not be asked for theirs."""
    return stood_in_for(CaseRow.nurse, showing.today)


def counted(reading: Reading, showing: Showing, things: Things, *where: Any) -> Counted:
    """Count the things that answer some conditions, whose each is, and name the first few cases."""
    rank = whose(nurse_of_case(showing.today) if things.nurse is None else things.nurse, showing.own)
    shown = sa.true() if showing.with_colleagues else rank != COLLEAGUES
    counting = sa.select(
        sa.func.count().filter(rank != COLLEAGUES),
        sa.func.min(things.day).filter(rank != COLLEAGUES),
        sa.func.count().filter(rank == COLLEAGUES),
        sa.func.count(sa.distinct(CaseRow.id)).filter(shown),
    )
    source = things.source()
    count, oldest, others, in_all = reading.session.execute(counting.select_from(source).where(*where)).one()
    if not count and not others:
        return Counted()
    since, by = sa.func.min(things.day), sa.func.min(rank)
    cases = sa.select(CaseRow.id, since, by).select_from(source).where(*where, shown).group_by(CaseRow.id)
    found = reading.session.execute(cases.order_by(by, since, CaseRow.id).limit(showing.most))
    return Counted(
        count=count,
        oldest=None if oldest is None else _day_of(oldest),
        cases=tuple(Share(case_id=CaseId(key), since=_day_of(day), is_own=_IS_OWN[own]) for key, day, own in found),
        of_colleagues=others,
        in_all=in_all,
    )


def _day_of(when: date | datetime) -> date:
    """Return the Dutch calendar day: the database keeps instants in UTC, whose day begins an hour or two later."""
    return local_day(when) if isinstance(when, datetime) else when
