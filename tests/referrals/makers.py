"""One factory for what a referral form holds, and what goes wrong in it. All people are invented."""

from datetime import date
from typing import Final

TODAY: Final = date(2026, 11, 21)
WHOLE: Final = {
    "received_on": "2026-11-18",
    "channel": "secure_mail",
    "route": "direct",
    "referrer_organisation": "Praktijk De Bron",
    "referrer_name": "S. de Wit",
    "referrer_role": "midwife",
    "referrer_phone": "030-1234567",
    "feedback_wanted": "yes",
    "feedback_route": "beveiligde mail",
    "consult_first": "no",
    "given_name": "Aylin",
    "initials": "A.",
    "birth_surname": "Kaya",
    "birth_date": "1998-03-12",
    "bsn": "999910413",
    "bsn_checked_by": "S. de Wit",
    "bsn_checked_on": "2026-11-18",
    "housing": "own_address",
    "street": "Lindestraat",
    "house_number": "12",
    "house_number_addition": "a",
    "postcode": "3511 AB",
    "place": "Utrecht",
    "municipality": "GM0344",
    "address_note": "achterom",
    "phone": "06-12345678",
    "safe_to_call": "yes",
    "safe_voicemail": "no",
    "partner_may_know": "yes",
    "language": "tr",
    "interpreter": "yes",
    "shielded": "no",
    "due_date": "2027-03-16",
    "due_date_method": "ultrasound",
    "due_date_margin": "3",
    "fetuses": "1",
    "first_child": "no",
    "gravida": "2",
    "para": "1",
    "midwife": "Praktijk De Bron",
    "gp": "Dr. Proef",
    "reasons": "work_income|mental_wellbeing",
    "reason_note": "Schulden, slaapt slecht.",
    "own_question": "Hoe red ik het straks alleen?",
    "urgency": "soon",
    "consent_given": "yes",
    "consent_explained": "Wat een huisbezoek is",
    "consent_by": "S. de Wit",
    "consent_on": "2026-11-17",
    "consent_form": "spoken",
}
BARE: Final = {"received_on": "2026-11-18", "birth_surname": "Slot", "due_date": "2027-03-16"}


def make_values(**changes: str) -> dict[str, str]:
    return {**WHOLE, **changes}
