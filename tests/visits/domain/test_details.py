from datetime import date, time
from uuid import uuid4

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import (
    Appointment,
    Companion,
    CompanionKind,
    Details,
    Mode,
    details_of,
    with_details,
)

COLLEAGUE = Companion(kind=CompanionKind.COLLEAGUE, user=UserId(uuid4()))
INTERPRETER = Companion(kind=CompanionKind.INTERPRETER)


def test_a_place_counts_only_elsewhere_and_is_kept_clean() -> None:
    found = Details(minutes=60, mode=Mode.ELSEWHERE, location=" De Proef\u202e ", postcode="3511ab")
    assert (found.location, found.postcode) == ("De Proef", "3511 AB")
    home = Details(minutes=60, location="De Proef", postcode="geen")
    assert (home.location, home.postcode) == ("", "")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"minutes": 7}, "minutes"),
        ({"mode": Mode.ELSEWHERE, "location": " "}, "location"),
        ({"mode": Mode.ELSEWHERE, "postcode": "35"}, "postcode"),
        ({"mode": Mode.ELSEWHERE, "location": "x" * 201}, "location"),
        ({"companions": (INTERPRETER, Companion(kind=CompanionKind.INTERPRETER))}, "interpreter"),
        ({"companions": (COLLEAGUE, Companion(kind=CompanionKind.COLLEAGUE, user=COLLEAGUE.user))}, "colleague"),
    ],
)
def test_what_nobody_can_go_to_is_refused_at_its_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as refused:
        Details(**{"minutes": 60, **values})  # type: ignore[arg-type]  # values of several types
    assert refused.value.field == field


def test_a_visit_with_details_has_them() -> None:
    visit = Appointment(
        id=AppointmentId(new_id()),
        case_id=CaseId(new_id()),
        nurse=UserId(uuid4()),
        starts_at=instant_of(date(2026, 11, 24), time(9)),
        minutes=60,
    )
    wanted = Details(minutes=30, mode=Mode.VIDEO, companions=(COLLEAGUE, INTERPRETER))
    assert details_of(with_details(visit, wanted)) == wanted
    own = Companion(kind=CompanionKind.COLLEAGUE, user=visit.nurse)
    with pytest.raises(UserError) as refused:
        with_details(visit, Details(minutes=30, companions=(own,)))
    assert refused.value.code == "same_nurse"
