"""Invented visits for the plans; the people in them do not exist."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain import Appointment, DayPlan, DayStop, WeekPlan

NURSE = UserId(UUID(int=7))
MONDAY = date(2026, 11, 23)


def stop(number: int = 1, day: date = MONDAY, at: time = time(9, 30), **changes: Any) -> DayStop:
    """Return a visit on the road."""
    visit = Appointment(
        id=AppointmentId(UUID(int=number * 7919)),
        case_id=CaseId(UUID(int=number)),
        nurse=NURSE,
        starts_at=instant_of(day, at),
        minutes=60,
    )
    made = DayStop(
        appointment=visit,
        initials="A.K.",
        age=age_of(23, 6),
        postcode4="3512",
        place="Utrecht",
        street_line="Lindestraat 8",
        phone="06 12 34 56 78",
        is_secret=False,
        language="tr",
        interpreter=True,
        travel_before=15,
    )
    return replace(made, **changes)


def visiting(made: DayStop, **changes: Any) -> DayStop:
    """Return a visit with another mode, place or company."""
    return replace(made, appointment=replace(made.appointment, **changes))


def day_plan(*stops: DayStop, day: date = MONDAY) -> DayPlan:
    """Return a day with these visits."""
    return DayPlan(day=day, nurse=NURSE, hours=None, is_holiday=False, stops=stops, travel_home=20)


def week_plan(*monday: DayStop) -> WeekPlan:
    """Return a week with these visits on Monday and one on Wednesday."""
    days = [day_plan(day=MONDAY + timedelta(days=offset)) for offset in range(7)]
    days[0] = day_plan(*monday)
    wednesday = MONDAY + timedelta(days=2)
    days[2] = day_plan(stop(9, wednesday, time(13, 0), travel_before=5), day=wednesday)
    return WeekPlan(year=2026, week=48, days=tuple(days))
