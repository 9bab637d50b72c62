"""Where and when somebody visits already, and what comes next."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final

import sqlalchemy as sa

from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.core.clock import instant_of, local_day
from ks_desktop.core.database import Reading
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.today.store.conditions import OPEN
from ks_desktop.visits.domain import AppointmentState, Mode
from ks_desktop.visits.store.tables import AppointmentRow

_DIGITS: Final = 4
_MOST: Final = 50  # more visits than a nurse makes in a day


def visit_days_in(reading: Reading, postcodes: Collection[str], span: DaySpan) -> dict[str, tuple[date, ...]]:
    """Return by the four digits of a neighbourhood on which of these days a visit is booked there, each day once.

    A secret address is in no neighbourhood.
    """
    begin = instant_of(span.first, time(0))
    end = instant_of(span.last + timedelta(days=1), time(0))
    meets_elsewhere = sa.and_(AppointmentRow.mode == Mode.ELSEWHERE, AppointmentRow.postcode != "")
    at_home = sa.case((ClientRow.is_secret, ""), else_=ClientRow.postcode)
    where = sa.func.substr(sa.case((meets_elsewhere, AppointmentRow.postcode), else_=at_home), 1, _DIGITS)
    query = (
        sa.select(where, AppointmentRow.starts_at)
        .join(CaseRow, CaseRow.id == AppointmentRow.case_id)
        .join(ClientRow, ClientRow.id == CaseRow.client_id)
        .where(
            OPEN,
            AppointmentRow.state == AppointmentState.BOOKED,
            AppointmentRow.mode.in_([Mode.HOME, Mode.ELSEWHERE]),
            AppointmentRow.starts_at >= begin,
            AppointmentRow.starts_at < end,
        )
        .order_by(AppointmentRow.starts_at)
    )
    found: dict[str, list[date]] = {}
    for postcode4, start in reading.session.execute(query) if postcodes else ():
        days = found.setdefault(postcode4, [])
        if local_day(start) not in days:
            days.append(local_day(start))
    return {postcode4: tuple(days) for postcode4, days in found.items() if postcode4 in postcodes}


def next_visits(reading: Reading, nurses: Collection[UserId], after: datetime) -> tuple[datetime, ...]:
    """Return when the visits of the next day with visits begin, of these nurses after an instant."""
    booked = (
        AppointmentRow.state == AppointmentState.BOOKED,
        AppointmentRow.nurse_id.in_(nurses),
        AppointmentRow.starts_at > after,
    )
    query = sa.select(AppointmentRow.starts_at).join(CaseRow, CaseRow.id == AppointmentRow.case_id).where(OPEN, *booked)
    starts = list(reading.session.scalars(query.order_by(AppointmentRow.starts_at).limit(_MOST)))
    return tuple(start for start in starts if local_day(start) == local_day(starts[0]))
