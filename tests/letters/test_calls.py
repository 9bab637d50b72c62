from datetime import date, time
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from ks_desktop.clients.domain import CallHours
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.core.weekly_hours import DAY_BEGINS, DAY_ENDS
from ks_desktop.letters.calls import CallPrinting, calls_sheet
from ks_desktop.paper import paint
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import ContactResult, Mode, Reminder
from ks_desktop.visits.domain.printed import PlanKind
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.reminders import Reminders
from tests.letters.rooms import Rooms

MONDAY = date(2026, 11, 23)
NEXT = MONDAY  # of Saturday, the day of these tests


def reminder(at: time = time(10, 30), **changed: object) -> Reminder:
    fields: dict[str, object] = {
        "appointment_id": AppointmentId(UUID(int=1)),
        "case_id": CaseId(UUID(int=2)),
        "name": "Aylin Kaya",
        "nurse": UserId(UUID(int=3)),
        "starts_at": instant_of(MONDAY, at),
        "minutes": 60,
        "mode": Mode.HOME,
        "phone": "06 12 34 56 78",
        "may_leave_message": True,
    } | changed
    return Reminder(**fields)  # type: ignore[arg-type]  # fields of the record by name


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def printed(*calls: Reminder) -> str:
    return text_of(paint.paper_of(calls_sheet(calls, MONDAY, nurse="Mw. Noor Proef", number="3/2026-11-22")).pdf)


def printing(rooms: Rooms) -> CallPrinting:
    users = Users(rooms.database)
    register = PrintedPlans(rooms.database, rooms.clock, rooms.clients, users, rooms.audit)
    reminders = Reminders(rooms.database, rooms.clock, rooms.visits.facts)
    return CallPrinting(rooms.database, rooms.visits, reminders, register, users)


def test_a_call_says_when_who_where_to_and_in_which_language() -> None:
    text = printed(reminder(phone_note="na drie uur", interpreter=True, language="ti"))
    for said in ("Bellijst ma 23 nov", "10:30", "Aylin Kaya", "06 12 34 56 78, na drie uur", "tolk Tigrinya"):
        assert said in text
    for said in ("N.P.", "3/2026-11-22", "Vernietigen na gebruik", "bericht achtergelaten"):
        assert said in text


def test_who_may_not_be_called_has_no_number_and_no_ticks() -> None:
    text = printed(reminder(phone="", may_call=False, may_text=True, may_mail=True))
    assert "niet bellen: sms, e-mail" in text
    assert "gesproken" not in text
    without = printed(reminder(phone=""))
    assert "geen telefoonnummer" in without
    assert "gesproken" not in without


def test_where_a_message_is_not_safe_the_paper_says_so() -> None:
    assert "geen bericht achterlaten" in printed(reminder(may_leave_message=False))


@pytest.mark.parametrize(("mode", "word"), [(Mode.PHONE, "per telefoon"), (Mode.VIDEO, "in beeld")])
def test_how_they_meet_is_said_when_it_is_not_at_home(mode: Mode, word: str) -> None:
    assert word in printed(reminder(mode=mode))
    assert "gesprek per" not in printed(reminder())


def test_a_day_of_ten_calls_stands_on_two_sheets_at_most_and_no_call_is_an_own_sentence() -> None:
    made = calls_sheet(tuple(reminder(time(8 + n)) for n in range(10)), MONDAY, nurse="Noor Proef", number="1/x")
    assert len(PdfReader(BytesIO(paint.paper_of(made).pdf)).pages) <= 2
    assert "hoeft niemand gebeld" in printed()


def test_the_list_is_registered_like_a_plan_and_leaves_out_who_was_spoken(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    visit = rooms.book(case_id, NEXT)
    calls = printing(rooms)
    made = calls.sheet(NEXT, actor=rooms.actor)
    assert "Aylin Kaya" in text_of(made.pdf)
    assert (made.draft.kind, made.draft.first, [v.appointment_id for v in made.draft.visits]) == (
        PlanKind.CALLS,
        NEXT,
        [visit],
    )
    Reminders(rooms.database, rooms.clock, rooms.visits.facts).mark(visit, ContactResult.SPOKEN, actor=rooms.actor)
    after = calls.sheet(NEXT, actor=rooms.actor)
    assert "Aylin" not in text_of(after.pdf)
    assert after.draft.visits == ()


def test_nothing_of_why_she_is_visited_stands_on_it(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id, NEXT)
    text = text_of(printing(rooms).sheet(NEXT, actor=rooms.actor).pdf)
    for absent in ("1998", "999910413", "werk en inkomen", "Slaapt", "Lindestraat"):
        assert absent not in text


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ((CallHours(weekday=0, start=time(15), end=DAY_ENDS),), "06 12 34 56 78, pas vanaf 15:00"),
        ((CallHours(weekday=0, start=DAY_BEGINS, end=time(12)),), "06 12 34 56 78, tot 12:00"),
        ((CallHours(weekday=0, start=time(9), end=time(11)),), "06 12 34 56 78, van 09:00 tot 11:00"),
        ((), "06 12 34 56 78, vandaag niet bellen"),
    ],
)
def test_it_says_when_she_may_be_called(hours: tuple[CallHours, ...], said: str) -> None:
    assert said in printed(reminder(is_limited=True, call_hours=hours))
    assert said not in printed(reminder())
