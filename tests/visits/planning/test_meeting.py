from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from ks_desktop.clients.domain import Address
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import Appointment, BookingState, Companion, CompanionKind, Mode
from ks_desktop.visits.planning.meeting import meeting_place, meeting_postcode, with_interpreter
from tests.clients.makers import make_client

HOME = Address(street="Lindestraat", house_number="7", postcode="3523 CD", place="Utrecht", municipality="GM0344")
VISIT = Appointment(
    id=AppointmentId(new_id()),
    case_id=CaseId(new_id()),
    nurse=UserId(uuid4()),
    starts_at=instant_of(date(2026, 11, 24), time(9)),
    minutes=60,
)
ELSEWHERE = replace(VISIT, mode=Mode.ELSEWHERE, location="Wijkcentrum Proef", postcode="3511 AB")
TURKISH = make_client(language="tr", interpreter=True)


def test_they_meet_at_her_home_or_where_it_is_said() -> None:
    assert meeting_postcode(VISIT, HOME) == "3523 CD"
    assert meeting_postcode(ELSEWHERE, HOME) == "3511 AB"
    assert meeting_postcode(replace(ELSEWHERE, postcode=""), HOME) == "3523 CD"
    assert meeting_place(VISIT, HOME) == "3523 Utrecht"
    assert meeting_place(ELSEWHERE, HOME) == "Wijkcentrum Proef"
    assert meeting_place(replace(ELSEWHERE, location=""), HOME) == "3511 Utrecht"


def test_a_secret_home_is_not_named_but_another_place_is() -> None:
    secret = replace(HOME, is_secret=True)
    assert meeting_place(VISIT, secret) == ""
    assert meeting_place(ELSEWHERE, secret) == "Wijkcentrum Proef"


def test_an_interpreter_is_to_be_booked_when_the_nurse_does_not_speak_her_language() -> None:
    made = with_interpreter(VISIT, TURKISH, frozenset({"nl", "ar"}))
    assert made.interpreter is not None
    assert made.interpreter.state is BookingState.TO_BOOK
    assert with_interpreter(made, TURKISH, frozenset()) == made
    assert with_interpreter(made, TURKISH, frozenset({"tr"})) == VISIT
    assert with_interpreter(VISIT, make_client(language="tr", interpreter=False), frozenset()) == VISIT
    assert with_interpreter(VISIT, make_client(interpreter=True), frozenset()).interpreter is not None


@pytest.mark.parametrize("changed", [{"state": BookingState.ASKED}, {"name": "Tolken Proef"}, {"reference": "7"}])
def test_an_interpreter_somebody_acted_on_stays(changed: dict[str, object]) -> None:
    asked = replace(Companion(kind=CompanionKind.INTERPRETER, state=BookingState.TO_BOOK), **changed)  # type: ignore[arg-type]  # of several types
    visit = replace(VISIT, companions=(asked,))
    assert with_interpreter(visit, TURKISH, frozenset({"tr"})) == visit
