"""A day and a week as they are driven: visits in order, with the travel between them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ks_desktop.clients.domain import Answer, Case, Client
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.gestation import GestationalAge, age_on, is_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits.domain import DAYS_A_WEEK, Appointment, DayPlan, DayStop, NursePlace, WorkingHours, hours_on
from ks_desktop.visits.travel import Journey, journey, places, postcode_of


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
        home = postcode_of(road.women[visit.case_id].address)
        stops.append(_stop(road, visit, journey(last, home, road.place.transport)))
        last = home
    return DayPlan(
        day=day,
        nurse=road.nurse,
        hours=hours_on(road.hours, day),
        is_holiday=road.free_days.is_free(day),
        stops=tuple(stops),
        travel_home=journey(last, road.place.postcode, road.place.transport).minutes if stops else 0,
    )


def _stop(road: Road, visit: Appointment, way: Journey) -> DayStop:
    woman = road.women[visit.case_id]
    address = woman.address
    known = places().get(address.postcode[:4])
    is_secret = address.is_secret
    return DayStop(
        appointment=visit,
        initials=woman.name.letters,
        age=_age(road.cases[visit.case_id], visit.day),
        postcode4="" if is_secret else address.postcode[:4],
        place="" if is_secret else address.place or (known.name if known else ""),
        street_line="" if is_secret else address.street_line or address.address_note,
        phone="" if woman.contact.safe_to_call is Answer.NO else woman.contact.phone,
        is_secret=is_secret,
        language=woman.language,
        interpreter=woman.interpreter,
        travel_before=way.minutes,
        is_travel_known=way.is_known,
        is_unknown_to_partner=woman.contact.is_unknown_to_partner,
    )


def _age(case: Case, day: date) -> GestationalAge | None:
    return age_on(case.due, day) if is_within(case.due, day) else None
