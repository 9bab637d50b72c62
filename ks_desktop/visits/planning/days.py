"""A day and a week as they are driven: visits in order, with the travel between them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from ks_desktop.clients.domain import Address, Case, Client, hours_to_call, number_to_call
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.gestation import GestationalAge, age_on, is_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits.domain import (
    DAYS_A_WEEK,
    Appointment,
    DayPlan,
    DayStop,
    Mode,
    NursePlace,
    WorkingHours,
    hours_on,
)
from ks_desktop.visits.planning.meeting import meeting_postcode
from ks_desktop.visits.travel import Journey, Travel, places

_NO_WAY: Final = Journey(0, is_known=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """All that day plans of one nurse are made of. Visits in order of time."""

    nurse: UserId
    place: NursePlace
    hours: tuple[WorkingHours, ...]
    visits: tuple[Appointment, ...]
    cases: Mapping[CaseId, Case]
    women: Mapping[CaseId, Client]
    free_days: FreeDays = FreeDays()  # noqa: RUF009 - frozen
    travel: Travel = Travel()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class _Where:
    """The place of a visit, as a paper for the road may show it."""

    postcode4: str = ""
    place: str = ""
    street_line: str = ""
    is_secret: bool = False


def week_span(year: int, week: int) -> DaySpan:
    """Return Monday to Sunday of an ISO week.

    Raises:
        UserError: the year has no such week.
    """
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise UserError(N_("There is no such week in that year."), code="week", field="week") from error
    return DaySpan(monday, monday + timedelta(days=DAYS_A_WEEK - 1))


def day_plan(road: Road, day: date) -> DayPlan:
    """Return one day of a nurse, with the minutes of travel to each visit and home."""
    stops: list[DayStop] = []
    last = road.place.postcode
    for visit in (v for v in road.visits if v.day == day):
        if not visit.mode.is_on_the_road:
            stops.append(_stop(road, visit, _NO_WAY))
            continue
        there = meeting_postcode(visit, road.women[visit.case_id].address)
        stops.append(_stop(road, visit, _way(road, last, there, visit.start)))
        last = there
    return DayPlan(
        day=day,
        nurse=road.nurse,
        hours=hours_on(road.hours, day),
        is_holiday=road.free_days.is_free(day),
        stops=tuple(stops),
        travel_home=_home(road, last, stops),
    )


def _home(road: Road, last: str, stops: list[DayStop]) -> int:
    driven = [stop.appointment for stop in stops if stop.appointment.mode.is_on_the_road]
    return _way(road, last, road.place.postcode, driven[-1].end).minutes if driven else 0


def _way(road: Road, start: str, end: str, at: time) -> Journey:
    return road.travel.journey(start, end, road.place.transport, at=at)


def _stop(road: Road, visit: Appointment, way: Journey) -> DayStop:
    woman = road.women[visit.case_id]
    where = _where(visit, woman.address)
    is_known = visit.mode is not Mode.ELSEWHERE or bool(visit.postcode)
    return DayStop(
        appointment=visit,
        initials=woman.name.letters,
        age=_age(road.cases[visit.case_id], visit.day),
        postcode4=where.postcode4,
        place=where.place,
        street_line=where.street_line,
        phone=number_to_call(woman.contact),
        call_hours=hours_to_call(woman.contact),
        is_secret=where.is_secret,
        language=woman.language,
        interpreter=woman.interpreter or visit.interpreter is not None,
        travel_before=way.minutes,
        is_travel_known=way.is_known and is_known,
        is_unknown_to_partner=woman.contact.is_unknown_to_partner,
    )


def _where(visit: Appointment, address: Address) -> _Where:
    """Return what a paper may say of the place: nothing of a call, and of a secret home only that it is secret."""
    if not visit.mode.is_on_the_road:
        return _Where()
    if visit.mode is Mode.ELSEWHERE:
        known = places().get(visit.postcode[:4])
        return _Where(visit.postcode[:4], known.name if known else visit.location, visit.location)
    if address.is_secret:
        return _Where(is_secret=True)
    known = places().get(address.postcode[:4])
    place = address.place or (known.name if known else "")
    return _Where(address.postcode[:4], place, address.street_line or address.address_note)


def _age(case: Case, day: date) -> GestationalAge | None:
    return age_on(case.due, day) if is_within(case.due, day) else None
