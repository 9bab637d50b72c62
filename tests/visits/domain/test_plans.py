from datetime import date, time

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import Appointment, DayStop, visit_code


def test_a_stop_is_named_by_the_code_of_its_visit() -> None:
    visit = Appointment(
        id=AppointmentId(new_id()),
        case_id=CaseId(new_id()),
        nurse=UserId(new_id()),
        starts_at=instant_of(date(2026, 11, 24), time(9)),
        minutes=60,
    )
    stop = DayStop(
        appointment=visit,
        initials="A.K.",
        age=None,
        postcode4="3523",
        place="Utrecht",
        street_line="Lindestraat 7",
        phone="",
        is_secret=False,
        language="",
        interpreter=False,
        travel_before=10,
    )
    assert stop.code == visit_code(visit.id)
