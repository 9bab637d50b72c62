"""After a visit by keyboard: from Vandaag to the report, the copy for the child record, and the letter that is sent."""

from datetime import date, time, timedelta
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from ks_desktop import house as houses
from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.clock import Clock, fixed_clock, instant_of
from ks_desktop.core.values import AppointmentId, CaseId, ConsentId, OrganisationId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import Letter, LetterKind, LetterState
from ks_desktop.letters.page.maker import LOOK_AFTER_MS
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, HelpKind, Need, Outcome, Present, Report
from ks_desktop.visits.domain.reporting import NextContact
from tests.families import sign_up
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse

Key = Qt.Key
TODAY: Final = date(2026, 11, 24)
REFERRER: Final = "Verloskundigen Proef"
SECONDS_A_KEY: Final = 0.2
MOST_SECONDS: Final = 120
MOST_STEPS: Final = 20
COUNTED: Final = {"vandaag": 5, "verslag": 91, "kopie": 1, "brief": 3, "verstuurd": 4}
"""Told in docs/walks/after-the-visit.md."""
TOLD: Final = "Mevrouw heeft informatie gekregen. Er volgt nog een contact."


@pytest.fixture
def clock() -> Clock:
    """Tuesday, eleven o'clock: she came back from her first visit."""
    return fixed_clock(TODAY, time(11))


@pytest.fixture
def visited(settled: Nurse, clock: Clock) -> tuple[Nurse, CaseId]:
    """A nurse whose visit of this morning is over; three others are to be called."""
    house = houses.open_house(settled.shell.folder, "noor", PASSPHRASE, process="walk", clock=clock)
    partner = Organisation(
        id=OrganisationId(new_id()),
        name=REFERRER,
        kind=OrganisationKind.MIDWIFE,
        street="Proefweg",
        house_number="3",
        postcode="3512 AB",
        place="Utrecht",
    )
    house.coalition.save_organisation(partner, actor=house.actor)
    for number, name in enumerate(("Bakvel", "Derstra", "Likaya")):
        due = (TODAY + timedelta(days=95 + 10 * number)).isoformat()
        phone = f"06 0000001{number}"
        sign_up(house, name, given_name="Proef", phone=phone, safe_to_call="yes", due_date=due)
    case_id = was_visited(house)
    house.close()
    return settled, case_id


def was_visited(house: House) -> CaseId:
    """Sign up Aylin, who agreed to feedback, with a visit that was at half past nine."""
    case_id = sign_up(
        house,
        "Kaya",
        given_name="Aylin",
        phone="06 00000001",
        safe_to_call="yes",
        due_date=(TODAY + timedelta(days=115)).isoformat(),
    )
    agreed = Consent(
        id=ConsentId(new_id()),
        case_id=case_id,
        purpose=ConsentPurpose.FEEDBACK,
        state=ConsentState.GIVEN,
        asked_by="Noor Proef",
        given_on=TODAY,
    )
    house.consents.record(agreed, actor=house.actor)
    visit = Appointment(
        id=AppointmentId(new_id()),
        case_id=case_id,
        nurse=house.actor,
        starts_at=instant_of(TODAY, time(9, 30)),
        minutes=60,
    )
    with house.database.work(house.actor, "client_changed") as work:
        store.add_booked(work, visit)
    return case_id


def test_from_the_visit_to_the_letter_that_went_out(visited: tuple[Nurse, CaseId]) -> None:
    nurse, case_id = visited
    nurse.unlock(PASSPHRASE)
    nurse.picture("na-bezoek-vandaag")
    counted = {}
    for name, do in (
        ("vandaag", from_today),
        ("verslag", write_report),
        ("kopie", copy),
        ("brief", write_letter),
        ("verstuurd", record_as_sent),
    ):
        nurse.keys = 0
        do(nurse)
        counted[name] = nurse.keys
    look_at(nurse, case_id)
    assert counted == COUNTED
    assert sum(counted.values()) * SECONDS_A_KEY <= MOST_SECONDS


def from_today(nurse: Nurse) -> None:
    """Go down the rows to the visit that is over, and open its report."""
    for _step in range(MOST_STEPS):
        nurse.press(Key.Key_Down)
        if place() == "stop":
            break
    nurse.press(Key.Key_V)
    nurse.settle()
    nurse.until(lambda: nurse.parts(QLabel, "case_name"))


def write_report(nurse: Nurse) -> None:
    """Write it in the order of the talk: no field is skipped by hand, no focus is set."""
    type_and_enter(nurse, "b", "", "", "1")  # visited; the day and the way stand there; her partner was there
    type_and_enter(nurse, "ge!", "sl", "rok", "")
    type_and_enter(nurse, "e")  # a small push
    nurse.write("Prettig gesprek.")
    nurse.press(Key.Key_Tab, Key.Key_Tab)  # no goals today
    type_and_enter(nurse, "z", "belt de praktijk", "+7")
    type_and_enter(nurse, "i", "stuur de folder", "+2", "")
    type_and_enter(nurse, "2", "t", "+14")  # information; a second visit, not before a fortnight
    nurse.settle()
    assert place() == "feed_back"
    nurse.picture("na-bezoek-verslag")
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: nurse.sees("Verslag vastgelegd."))
    nurse.until(lambda: place() == "case")
    nurse.picture("na-bezoek-opgeslagen")


def copy(nurse: Nurse) -> None:
    """Copy the paragraph for the child record."""
    nurse.press(Key.Key_K)
    nurse.settle()
    nurse.until(lambda: "Prenataal huisbezoek op 24 november 2026" in QGuiApplication.clipboard().text())
    nurse.settle_after(LOOK_AFTER_MS)
    nurse.picture("na-bezoek-kopie")


def write_letter(nurse: Nurse) -> None:
    """Make the feedback letter final as it is proposed."""
    nurse.press(Key.Key_T)
    nurse.settle_after(LOOK_AFTER_MS)
    nurse.until(lambda: place() == "receiver")
    nurse.picture("na-bezoek-terugkoppeling")
    nurse.ctrl(Key.Key_P)
    nurse.say_yes()
    nurse.settle()
    nurse.until(lambda: place() == "letters_table")


def record_as_sent(nurse: Nurse) -> None:
    """Record that it went out: the route and today stand there."""
    for _step in range(MOST_STEPS):
        nurse.press(Key.Key_Tab)
        if place() == "mark_sent":
            break
    nurse.press(Key.Key_Return)
    nurse.ctrl(Key.Key_Return)
    nurse.settle()
    nurse.until(lambda: nurse.sees("Brief als verstuurd gemeld."))
    assert place() == "letters_table"  # and not in the rail, where Qt puts it when its form goes
    nurse.picture("na-bezoek-verstuurd")


def type_and_enter(nurse: Nurse, *texts: str) -> None:
    """Type each into what has the focus, and press Enter after it."""
    for text in texts:
        nurse.write(text)
        nurse.settle()  # what the form says of it has got its room by the time she goes on
        nurse.press(Key.Key_Return)


def place() -> str:
    """Return where the focus is: the name of what has it, or of the part around it that has one."""
    found, part = "", QApplication.focusWidget()
    while part is not None and not found:
        found, part = part.objectName(), part.parentWidget()
    return found


def look_at(nurse: Nurse, case_id: CaseId) -> None:
    """See that everything is stored as she typed it."""
    house = nurse.house()
    with house.database.reading(house.actor) as reading:
        (visit,) = house.visits.of_cases([case_id], reading=reading)[case_id]
    report = visit.report
    assert report is not None
    look_at_report(report)
    look = house.reports.look(case_id, actor=house.actor)
    assert look.next_contact == NextContact(contact_type="second_visit", not_before=TODAY + timedelta(days=14))
    (letter,) = letters(house)
    assert (letter.kind, letter.state, letter.number) == (LetterKind.FEEDBACK, LetterState.SENT, "2026-0001")
    assert (letter.sent_on, letter.draft.words["message"]) == (TODAY, TOLD)


def look_at_report(report: Report) -> None:
    """See what the report holds."""
    assert (report.outcome, report.held_on, report.present) == (Outcome.VISITED, TODAY, (Present.PARTNER,))
    assert (report.topics, report.help_wanted) == (("health", "sleep", "smoking"), ("health",))
    assert (report.need, [one.kind for one in report.help]) == (Need.SMALL_PUSH, [HelpKind.INFORMATION])
    assert (report.note, report.feed_back) == ("Prettig gesprek.", TOLD)
    assert [(one.who, one.what, one.by_when) for one in report.agreements] == [
        ("zij", "belt de praktijk", TODAY + timedelta(days=7)),
        ("ik", "stuur de folder", TODAY + timedelta(days=2)),
    ]


def letters(house: House) -> list[Letter]:
    return [line.letter for line in house.letters.register(actor=house.actor)]
