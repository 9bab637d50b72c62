"""What both walks about help elsewhere begin with: partners who offer something, a visit, and days that pass."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop import house as houses
from ks_desktop.clients.domain import Consent, ConsentPurpose, ConsentState
from ks_desktop.coalition.catalogue.offer import id_of, services
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.clock import Clock, instant_of
from ks_desktop.core.values import AppointmentId, CaseId, ConsentId, OrganisationId, new_id
from ks_desktop.house import House
from ks_desktop.practice import MovableClock
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment
from tests.families import sign_up
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse

TODAY: Final = date(2026, 11, 24)
MIDWIFE: Final = "Verloskundigen Proef"
VOLUNTEERS: Final = "Vrijwilligers Dichtbij"
TEAM: Final = "Wijkteam Noord"
OFFERED: Final = (("neighbourhood_team", "Hulp en regelen", TEAM), ("home_start", "Home-Start Dichtbij", VOLUNTEERS))
MOST_STEPS: Final = 20
TYPED_MS: Final = 40  # the search field looks so long after the last key


def open_folder(nurse: Nurse, clock: Clock) -> House:
    """Open the nurse's folder beside her window, with partners who offer something."""
    house = houses.open_house(nurse.shell.folder, "noor", PASSPHRASE, process="walk", clock=clock)
    for name, kind in ((MIDWIFE, OrganisationKind.MIDWIFE), (VOLUNTEERS, OrganisationKind.VOLUNTEERS)):
        partner = Organisation(
            id=OrganisationId(new_id()),
            name=name,
            kind=kind,
            street="Proefweg",
            house_number="3",
            postcode="3512 AB",
            place="Utrecht",
            phone="030 000 00 14",
        )
        house.coalition.save_organisation(partner, actor=house.actor)
    partners = {each.name: each.id for each in house.coalition.organisations(actor=house.actor)}
    for key, name, partner_name in OFFERED:
        card = replace(
            services()[id_of(key)],
            name=name,
            organisation_id=partners[partner_name],
            municipalities=("GM0344",),
            checked_on=TODAY - timedelta(days=20),
            checked_by="Noor Proef",
        )
        house.services.save(card, actor=house.actor)
    return house


def was_visited(house: House) -> CaseId:
    """Sign up Aylin, who agreed that her midwife hears how it goes, with a visit that was at half past nine."""
    case_id = sign_up(
        house,
        "Kaya",
        given_name="Aylin",
        phone="06 00000001",
        safe_to_call="yes",
        referrer_organisation=MIDWIFE,
        due_date=(TODAY + timedelta(days=90)).isoformat(),
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


def go_on(nurse: Nurse, days: int) -> None:
    """Let some days pass: she locks, comes back, and looks at Vandaag. These keys are not counted."""
    keys, clock = nurse.keys, nurse.house().clock
    assert isinstance(clock, MovableClock)
    nurse.lock()
    clock.go_to(clock.today() + timedelta(days=days))
    nurse.unlock(PASSPHRASE)
    nurse.alt(Qt.Key.Key_1)
    nurse.settle()
    nurse.keys = keys


def place() -> str:
    """Return where the focus is: the name of what has it, or of the part around it that has one."""
    found, part = "", focused()
    while part is not None and not found:
        found, part = part.objectName(), part.parentWidget()
    return found


def focused() -> QWidget | None:
    """Return what has the focus."""
    return QApplication.focusWidget()


def go_down_to(nurse: Nurse, name: str, words: str = "") -> None:
    """Go down the rows of Vandaag to one of a name, of which these words are told."""
    for _step in range(MOST_STEPS):
        nurse.press(Qt.Key.Key_Down)
        at = focused()
        if place() == name and at is not None and words in at.accessibleDescription():
            return
    raise AssertionError(name, words)


def go_on_to(nurse: Nurse, name: str) -> None:
    """Press Tab until something of a name has the focus."""
    for _step in range(MOST_STEPS):
        nurse.press(Qt.Key.Key_Tab)
        if place() == name:
            return
    raise AssertionError(name)


def type_and_enter(nurse: Nurse, *texts: str) -> None:
    """Type each into what has the focus, and press Enter after it."""
    for text in texts:
        nurse.write(text)
        nurse.settle()  # what the form says of it has got its room by the time she goes on
        nurse.press(Qt.Key.Key_Return)
