"""When and from where a nurse works: rows to records and back."""

from collections.abc import Sequence

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain import (
    NursePlace,
    NurseProfile,
    WorkingHours,
)
from ks_desktop.visits.store.tables import NursePlaceRow, WorkingHoursRow


def hours(reading: Reading, user: UserId) -> tuple[WorkingHours, ...]:
    """Return all week patterns of a nurse, oldest first."""
    query = sa.select(WorkingHoursRow).where(WorkingHoursRow.user_id == user)
    found_rows = reading.session.scalars(query.order_by(WorkingHoursRow.valid_from, WorkingHoursRow.weekday))
    return tuple(
        WorkingHours(
            user=UserId(row.user_id), weekday=row.weekday, start=row.starts, end=row.ends, valid_from=row.valid_from
        )
        for row in found_rows
    )


def replace_hours(work: Work, user: UserId, week: Sequence[WorkingHours]) -> None:
    """Store a week pattern that begins on a day, in place of the one that began on the same day; others stay."""
    valid_from = week[0].valid_from
    work.session.execute(
        sa.delete(WorkingHoursRow).where(WorkingHoursRow.user_id == user, WorkingHoursRow.valid_from == valid_from)
    )
    work.session.add_all(
        WorkingHoursRow(
            id=new_id(), user_id=user, weekday=day.weekday, starts=day.start, ends=day.end, valid_from=valid_from
        )
        for day in week
    )


def place(reading: Reading, user: UserId) -> NursePlace:
    """Return where a nurse starts; without an answer, an unknown place by car."""
    row = reading.session.get(NursePlaceRow, user)
    return NursePlace(user=user, postcode=row.postcode, transport=row.transport) if row else NursePlace(user=user)


def profile(reading: Reading, user: UserId) -> NurseProfile:
    """Return what planning knows of a nurse."""
    start = place(reading, user)
    return NurseProfile(user=user, postcode=start.postcode, transport=start.transport)


def write_place(work: Work, changed: NursePlace) -> None:
    """Store where a nurse starts and how she travels."""
    row = work.session.get(NursePlaceRow, changed.user)
    if row is None:
        row = NursePlaceRow(user_id=changed.user)
        work.session.add(row)
    row.postcode, row.transport = changed.postcode, changed.transport
