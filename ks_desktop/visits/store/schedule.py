"""When and from where nurses work: rows to records and back."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain import NursePlace, NurseProfile, WorkingHours
from ks_desktop.visits.store.schedule_tables import NursePlaceRow, NurseProfileRow, WorkingHoursRow


def hours(reading: Reading, user: UserId) -> tuple[WorkingHours, ...]:
    """Return all week patterns of a nurse, oldest first."""
    return hours_of(reading, [user])[user]


def hours_of(reading: Reading, users: Collection[UserId]) -> dict[UserId, tuple[WorkingHours, ...]]:
    """Return all week patterns of each nurse, oldest first."""
    found: dict[UserId, list[WorkingHours]] = {user: [] for user in users}
    query = sa.select(WorkingHoursRow).where(WorkingHoursRow.user_id.in_(users))
    order = (WorkingHoursRow.valid_from, WorkingHoursRow.weekday, WorkingHoursRow.starts, WorkingHoursRow.weeks)
    for row in reading.session.scalars(query.order_by(*order)):
        found[UserId(row.user_id)].append(
            WorkingHours(
                user=UserId(row.user_id),
                weekday=row.weekday,
                start=row.starts,
                end=row.ends,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
                weeks=row.weeks,
            )
        )
    return {user: tuple(week) for user, week in found.items()}


def replace_hours(work: Work, user: UserId, week: Sequence[WorkingHours]) -> None:
    """Store a week pattern that begins on a day, in place of the one that began on the same day; others stay."""
    remove_hours(work, user, week[0].valid_from)
    work.session.add_all(
        WorkingHoursRow(
            id=new_id(),
            user_id=user,
            weekday=day.weekday,
            starts=day.start,
            ends=day.end,
            valid_from=day.valid_from,
            valid_until=day.valid_until,
            weeks=day.weeks,
        )
        for day in week
    )
    work.session.flush()


def remove_hours(work: Work, user: UserId, valid_from: date) -> None:
    """Remove the week pattern that begins on a day."""
    work.session.execute(
        sa.delete(WorkingHoursRow).where(WorkingHoursRow.user_id == user, WorkingHoursRow.valid_from == valid_from)
    )


def place(reading: Reading, user: UserId) -> NursePlace:
    """Return where a nurse starts; without an answer, an unknown place by car."""
    row = reading.session.get(NursePlaceRow, user)
    return NursePlace(user=user, postcode=row.postcode, transport=row.transport) if row else NursePlace(user=user)


def write_place(work: Work, changed: NursePlace) -> None:
    """Store where a nurse starts and how she travels."""
    row = work.session.get(NursePlaceRow, changed.user)
    if row is None:
        row = NursePlaceRow(user_id=changed.user)
        work.session.add(row)
    row.postcode, row.transport = changed.postcode, changed.transport


def profile(reading: Reading, user: UserId) -> NurseProfile:
    """Return what planning knows of a nurse."""
    return profiles(reading, [user])[user]


def profiles(reading: Reading, users: Collection[UserId]) -> dict[UserId, NurseProfile]:
    """Return what planning knows of each nurse; without an answer, she starts at an unknown place by car."""
    places = reading.session.scalars(sa.select(NursePlaceRow).where(NursePlaceRow.user_id.in_(users)))
    starts = {row.user_id: row for row in places}
    others = reading.session.scalars(sa.select(NurseProfileRow).where(NurseProfileRow.user_id.in_(users)))
    rest = {row.user_id: row for row in others}
    return {user: _profile(user, starts.get(user), rest.get(user)) for user in users}


def _profile(user: UserId, start: NursePlaceRow | None, rest: NurseProfileRow | None) -> NurseProfile:
    found = NurseProfile(user=user)
    if start:
        found = replace(found, postcode=start.postcode, transport=start.transport)
    if rest:
        found = replace(
            found,
            end_postcode=rest.end_postcode,
            regions=frozenset(rest.regions.split()),
            languages=frozenset(rest.languages.split()),
            most_a_day=rest.most_a_day,
            is_planned=rest.is_planned,
            version=rest.version,
        )
    return found


def write_profile(work: Work, changed: NurseProfile) -> None:
    """Store what planning knows of a nurse.

    Raises:
        StaleError: it was changed since it was read.
    """
    row = work.session.get(NurseProfileRow, changed.user)
    if (row.version if row else 0) != changed.version:
        raise StaleError
    if row is None:
        row = NurseProfileRow(user_id=changed.user)
        work.session.add(row)
    row.end_postcode = changed.end_postcode
    row.regions = " ".join(sorted(changed.regions))
    row.languages = " ".join(sorted(changed.languages))
    row.most_a_day = changed.most_a_day
    row.is_planned = changed.is_planned
    write_place(work, changed.place)
    work.session.flush()
