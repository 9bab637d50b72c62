"""How all referrals stand that still ask for something, from few columns; read only.

`without` asks for the cases that stand on no list.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ReferralId
from ks_desktop.referrals.domain import NotTakenUp, Route
from ks_desktop.referrals.store.rows import ReferralRow


class StandingRow(NamedTuple):
    """One referral, as far as its tray goes."""

    id: ReferralId
    case_id: CaseId
    route: Route | None
    referrer_organisation: str
    referrer_name: str
    seen_on: date | None
    is_taken_up: bool
    not_taken_up: NotTakenUp | None


_COLUMNS = tuple(getattr(ReferralRow, name) for name in StandingRow._fields)
_PUT_ASIDE = ReferralRow.not_taken_up.is_not(None)
_SETTLED = sa.and_(ReferralRow.is_taken_up.is_(True), ReferralRow.seen_on.is_not(None))


def waiting(reading: Reading, *, without: sa.Select[UUID]) -> list[StandingRow]:
    """Return the referrals that are neither put aside nor taken up and seen, the longest waiting first."""
    query = (
        sa.select(*_COLUMNS)
        .where(sa.not_(_PUT_ASIDE), sa.not_(_SETTLED), _is_not(without))
        .order_by(ReferralRow.received_on, ReferralRow.id)
    )
    return [StandingRow(*row) for row in reading.session.execute(query)]


def put_aside(reading: Reading, limit: int, *, without: sa.Select[UUID]) -> list[ReferralId]:
    """Return the referrals that were put aside, those received last first, at most so many."""
    query = (
        sa.select(ReferralRow.id)
        .where(_PUT_ASIDE, _is_not(without))
        .order_by(ReferralRow.received_on.desc(), ReferralRow.id.desc())
    )
    return [ReferralId(key) for key in reading.session.scalars(query.limit(limit))]


def taken_up(reading: Reading, limit: int, *, without: sa.Select[UUID]) -> list[ReferralId]:
    """Return the referrals that were taken up and seen, those received last first, at most so many."""
    query = (
        sa.select(ReferralRow.id)
        .where(_SETTLED, sa.not_(_PUT_ASIDE), _is_not(without))
        .order_by(ReferralRow.received_on.desc(), ReferralRow.id.desc())
    )
    return [ReferralId(key) for key in reading.session.scalars(query.limit(limit))]


def count_put_aside(reading: Reading, *, without: sa.Select[UUID]) -> int:
    """Return how many were put aside."""
    return _count(reading, _PUT_ASIDE, _is_not(without))


def count_taken_up(reading: Reading, *, without: sa.Select[UUID]) -> int:
    """Return how many were taken up and seen."""
    return _count(reading, _SETTLED, sa.not_(_PUT_ASIDE), _is_not(without))


def _count(reading: Reading, *where: sa.ColumnElement[bool]) -> int:
    return reading.session.scalar(sa.select(sa.func.count()).select_from(ReferralRow).where(*where)) or 0


def _is_not(without: sa.Select[UUID]) -> sa.ColumnElement[bool]:
    return ReferralRow.case_id.not_in(without)
