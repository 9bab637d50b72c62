"""The onward referrals that wait, counted in their table; read only. The rule is `domain.onward.waits_as`."""

from collections.abc import Collection
from typing import Final

import sqlalchemy as sa

from ks_desktop.casefile.store import answered_since_told
from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.store.rows import CaseRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, OnwardId
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.store.rows import LetterRow
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.store.asked import came_to_nothing
from ks_desktop.onward.store.rows import OnwardRow, OnwardStepRow
from ks_desktop.referrals.store.rows import ReferralRow
from ks_desktop.today.domain import Counted
from ks_desktop.today.store.conditions import OPEN, nurse_of_case, owing
from ks_desktop.today.store.counting import Showing, Things, counted

_ASKED_ABOUT: Final = tuple(state for state in OnwardState if state is not OnwardState.DRAFT and not state.is_over)
_WAITS: Final = (LetterState.DRAFT, LetterState.FINAL)


def onward_due(reading: Reading, showing: Showing) -> Counted:
    """Count the referrals of which the day to ask has come."""
    things = Things(OnwardRow.follow_up_on, OnwardRow, nurse_of_case(showing.today))
    return counted(reading, showing, things, OPEN, OnwardRow.state.in_(_ASKED_ABOUT), _is_day(showing))


def onward_to_send(reading: Reading, showing: Showing) -> Counted:
    """Count the referrals that were chosen some days ago and did not go out, but for those whose letter waits."""
    letter = sa.exists().where(LetterRow.onward_id == OnwardRow.id, LetterRow.state.in_(_WAITS))
    things = Things(OnwardRow.made_on, OnwardRow, nurse_of_case(showing.today))
    where = (OPEN, OnwardRow.state == OnwardState.DRAFT, _is_day(showing), sa.not_(letter))
    return counted(reading, showing, things, *where)


def onward_refused(reading: Reading, showing: Showing) -> Counted:
    """Count the referrals that came to nothing, with nothing in their place."""
    is_last = (OnwardStepRow.onward_id == OnwardRow.id, OnwardStepRow.state == OnwardState.NOT_STARTED)
    since = sa.select(sa.func.max(OnwardStepRow.happened_on)).where(*is_last).correlate(OnwardRow).scalar_subquery()
    things = Things(since, OnwardRow, nurse_of_case(showing.today))
    return counted(reading, showing, things, OPEN, came_to_nothing())


def maybe_owed(reading: Reading) -> frozenset[CaseId]:
    """Return the cases in which a referrer may be owed news; whether one is, `letters.domain.loop` says.

    Of open cases those in which help was answered for after a referrer was told; else those that were handed over.
    """
    owes = sa.exists().where(ReferralRow.case_id == CaseRow.id, owing())
    is_handed_over = sa.and_(CaseRow.close_reason == CloseReason.HANDED_OVER, owes)
    query = sa.select(CaseRow.id).where(sa.or_(sa.and_(OPEN, CaseRow.id.in_(answered_since_told())), is_handed_over))
    return frozenset(CaseId(each) for each in reading.session.scalars(query))


def with_letter(reading: Reading, case_ids: Collection[CaseId]) -> frozenset[OnwardId]:
    """Return the referrals of some cases whose letter is begun or lies ready."""
    is_theirs = (LetterRow.case_id.in_(case_ids), LetterRow.state.in_(_WAITS), LetterRow.onward_id.is_not(None))
    found = reading.session.scalars(sa.select(LetterRow.onward_id).where(*is_theirs))
    return frozenset(OnwardId(each) for each in found if each is not None)


def _is_day(showing: Showing) -> sa.ColumnElement[bool]:
    return OnwardRow.follow_up_on <= showing.today
