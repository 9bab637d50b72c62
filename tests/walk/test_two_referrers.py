"""Two who referred one woman, by keyboard: each is told that it came in, each is owed feedback of its own."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ks_desktop.casefile.page.case import CaseView
from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.page.maker import LOOK_AFTER_MS
from tests.coalition.test_service import make_organisation
from tests.keys import PASSPHRASE
from tests.walk.nurse import Nurse
from tests.walk.test_main_job import letters, open_her_page

AYLIN: Final = {
    "received_on": "2026-11-20",
    "route": "direct",
    "given_name": "Aylin",
    "birth_surname": "Kaya",
    "birth_date": "1998-05-14",
    "street": "Proefstraat",
    "house_number": "14",
    "postcode": "3511 CD",
    "place": "Utrecht",
    "municipality": "Utrecht",
    "phone": "06-00000001",
    "due_date": "2027-03-16",
    "consent_given": "yes",
    "consent_by": "F. Voorbeeld",
    "consent_on": "2026-11-20",
}
MIDWIFE: Final = {
    **AYLIN,
    "referrer_organisation": "De Ooievaar",
    "referrer_name": "F. Voorbeeld",
    "referrer_role": "midwife",
    "feedback_wanted": "yes",
}
GP: Final = {
    **AYLIN,
    "referrer_organisation": "Huisarts Het Plein",
    "referrer_role": "gp",
    "feedback_wanted": "yes",
    "consult_first": "yes",
}


def test_each_of_two_referrers_hears_that_it_came_in_and_how_it_went(settled: Nurse) -> None:
    nurse = settled
    nurse.unlock(PASSPHRASE)
    house = nurse.house()
    for name, kind in (("De Ooievaar", OrganisationKind.MIDWIFE), ("Huisarts Het Plein", OrganisationKind.GP)):
        partner = make_organisation(name=name, kind=kind, street="Plein", house_number="1")
        house.coalition.save_organisation(partner, actor=house.actor)
    house.referrals.record(MIDWIFE, actor=house.actor, seen=True)
    house.referrals.record(GP, actor=house.actor, seen=True)

    open_her_page(nurse)
    assert nurse.find(QLabel, "talk_first").text() == "Overleg eerst met Huisarts Het Plein."
    send_note(nurse)
    open_her_page(nurse)
    send_note(nurse)
    assert {letter.kind for letter in letters(nurse)} == {LetterKind.RECEIPT}
    assert len({letter.referral_id for letter in letters(nurse)}) == 2

    open_her_page(nurse)
    assert not nurse.parts(QPushButton, "do_receipt")
    assert owed(nurse) == {"De Ooievaar, F. Voorbeeld", "Huisarts Het Plein"}
    feed_back_to_one(nurse)
    (waits,) = owed(nurse)
    nurse.press(Qt.Key.Key_S)
    nurse.settle()
    assert nurse.sees(f"Moet nog horen hoe het ging: {waits}.")


def send_note(nurse: Nurse) -> None:
    before = len([line for line in letters(nurse) if line.number])
    nurse.press(Qt.Key.Key_O)
    nurse.settle_after(LOOK_AFTER_MS)
    assert nurse.find(QPushButton, "finish").hasFocus()
    nurse.press(Qt.Key.Key_Return)
    nurse.until(lambda: len([line for line in letters(nurse) if line.number]) == before + 1)
    nurse.settle()


def feed_back_to_one(nurse: Nurse) -> None:
    house = nurse.house()
    case_id = nurse.find(CaseView, "case").case_id
    assert case_id is not None
    letter_id = house.letters.draft(LetterKind.FEEDBACK, case_id, actor=house.actor)
    house.letters.finalise(letter_id, actor=house.actor)
    nurse.find(CaseView, "case").refresh()
    nurse.settle()


def owed(nurse: Nurse) -> set[str]:
    page = nurse.find(CaseView, "case").page
    assert page is not None
    return {referral.referrer for referral in page.facts.owed()}
