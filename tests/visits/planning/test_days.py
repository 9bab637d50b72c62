from dataclasses import replace
from datetime import date, time

import pytest

from ks_desktop.clients.domain import Address, Case, Client, DueDateMethod, PersonName
from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId, ClientId, new_id
from ks_desktop.visits.domain import Appointment, Mode, NursePlace
from ks_desktop.visits.planning.days import Road, day_plan, week_span
from tests.visits.planning.places import NURSE, week

DAY = date(2026, 11, 24)


def _woman(postcode: str, place: str = "", *, is_secret: bool = False) -> Client:
    address = Address(street="Lindestraat", house_number="7", postcode=postcode, place=place, is_secret=is_secret)
    return Client(id=ClientId(new_id()), name=PersonName(birth_surname="Kaya", given_name="Aylin"), address=address)


def _road(*women: Client, due: date = date(2027, 3, 16)) -> Road:
    cases, visits, homes = {}, [], {}
    for hour, woman in enumerate(women, start=9):
        case = Case(
            id=CaseId(new_id()),
            client_id=woman.id,
            due_date=due,
            due_date_method=DueDateMethod.ULTRASOUND,
            opened_on=DAY,
        )
        cases[case.id], homes[case.id] = case, woman
        start = instant_of(DAY, time(hour * 2 - 9))
        visits.append(
            Appointment(id=AppointmentId(new_id()), case_id=case.id, nurse=NURSE, starts_at=start, minutes=60)
        )
    place = NursePlace(user=NURSE, postcode="3511 AB")
    return Road(nurse=NURSE, place=place, hours=week(), visits=tuple(visits), cases=cases, women=homes)


def test_the_road_runs_from_start_place_along_every_visit_and_home() -> None:
    plan = day_plan(_road(_woman("3523 CD"), _woman("3431 EF")), DAY)
    assert [(stop.travel_before, stop.is_travel_known) for stop in plan.stops] == [(10, True), (15, True)]
    assert plan.travel_home == 15
    assert str(plan.stops[0].age) == "24+0"


def test_a_place_that_is_not_typed_follows_from_the_postcode() -> None:
    assert day_plan(_road(_woman("3523 CD")), DAY).stops[0].place == "Utrecht"
    assert day_plan(_road(_woman("")), DAY).stops[0].place == ""
    assert not day_plan(_road(_woman("")), DAY).stops[0].is_travel_known


def test_a_secret_address_stands_nowhere_and_is_still_driven_to() -> None:
    stop = day_plan(_road(_woman("3431 EF", "Nieuwegein", is_secret=True)), DAY).stops[0]
    assert (stop.postcode4, stop.place, stop.street_line) == ("", "", "")
    assert stop.travel_before == 15


def test_a_call_takes_no_travel_and_names_no_place() -> None:
    road = _road(_woman("3523 CD"), _woman("9711 AB"), _woman("3431 EF"))
    calling = replace(road.visits[1], mode=Mode.PHONE)
    plan = day_plan(replace(road, visits=(road.visits[0], calling, road.visits[2])), DAY)
    assert [stop.travel_before for stop in plan.stops] == [10, 0, 15]
    assert (plan.stops[1].postcode4, plan.stops[1].place, plan.stops[1].street_line) == ("", "", "")
    only = day_plan(replace(road, visits=(calling,)), DAY)
    assert only.travel_home == 0


def test_a_visit_elsewhere_is_driven_to_where_they_meet() -> None:
    road = _road(_woman("9711 AB", is_secret=True))
    there = replace(road.visits[0], mode=Mode.ELSEWHERE, location="De Proef", postcode="3523 CD")
    (stop,) = day_plan(replace(road, visits=(there,)), DAY).stops
    assert (stop.travel_before, stop.postcode4, stop.place, stop.street_line) == (10, "3523", "Utrecht", "De Proef")
    assert not stop.is_secret
    words = replace(there, postcode="")
    (stop,) = day_plan(replace(road, visits=(words,)), DAY).stops
    assert (stop.place, stop.is_travel_known) == ("De Proef", False)


def test_a_due_date_that_was_corrected_far_away_leaves_the_weeks_out() -> None:
    assert day_plan(_road(_woman("3523 CD"), due=date(2028, 1, 1)), DAY).stops[0].age is None


def test_a_free_day_and_a_holiday_are_told_apart() -> None:
    road = _road()
    assert day_plan(road, date(2026, 11, 21)).hours is None
    christmas = day_plan(road, date(2026, 12, 25))
    assert christmas.is_holiday
    assert christmas.hours is not None


def test_a_week_is_monday_to_sunday() -> None:
    assert [week_span(2026, 53).first, week_span(2026, 53).last] == [date(2026, 12, 28), date(2027, 1, 3)]
    with pytest.raises(UserError):
        week_span(2027, 53)
