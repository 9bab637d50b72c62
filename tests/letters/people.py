"""Invented people and papers for the tests of letters. None of them exists."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

from ks_desktop.clients.domain import (
    Address,
    Answer,
    Case,
    Client,
    Consent,
    ConsentPurpose,
    ConsentState,
    DueDateMethod,
    PersonName,
    SafeContact,
)
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, ClientId, ConsentId, OrganisationId, ReferralId, new_id
from ks_desktop.letters.facts import LetterFacts, Loop, Meeting, Office, Referrer, Signer, Wishes

TODAY = date(2026, 11, 21)
CASE = CaseId(UUID(int=2))
MIDWIFE_PRACTICE = Organisation(
    id=OrganisationId(UUID(int=11)),
    name="Verloskundigen De Wiek",
    kind=OrganisationKind.MIDWIFE,
    contact_name="S. van der Aa",
    street="Molenpad",
    house_number="12",
    postcode="3521 AB",
    place="Utrecht",
)
TEAM = Organisation(
    id=OrganisationId(UUID(int=12)),
    name="Buurtteam Oost",
    kind=OrganisationKind.NEIGHBOURHOOD_TEAM,
    street="Pleinweg",
    house_number="3",
    postcode="3573 XX",
    place="Utrecht",
)
AYLIN = Client(
    id=ClientId(UUID(int=1)),
    name=PersonName(given_name="Aylin", initials="A.", birth_surname="Kaya"),
    birth_date=date(1998, 3, 12),
    bsn="999910413",
    address=Address(street="Lindestraat", house_number="8", postcode="3512 CD", place="Utrecht", municipality="GM0344"),
    contact=SafeContact(
        phone="06 12 34 56 78", phone_note="niet bellen vóór 10.00 uur", safe_voicemail=Answer.NO, safe_post=Answer.YES
    ),
    language="tr",
    interpreter=True,
)
PREGNANCY = Case(
    id=CASE,
    client_id=AYLIN.id,
    due_date=date(2027, 3, 16),
    due_date_method=DueDateMethod.ULTRASOUND,
    opened_on=date(2026, 11, 10),
    gravida=2,
    para=1,
    midwife="Verloskundigen De Wiek",
    gp="Huisartsenpraktijk Zonstraat",
    maternity_care="Kraamzorg Helder",
)


def consent(purpose: ConsentPurpose, **changes: Any) -> Consent:
    """Return a yes of hers."""
    given = Consent(
        id=ConsentId(new_id()),
        case_id=CASE,
        purpose=purpose,
        state=ConsentState.GIVEN,
        asked_by="M. de Wit",
        given_on=date(2026, 11, 20),
    )
    return replace(given, **changes)


def facts(**changes: Any) -> LetterFacts:
    """Return what a letter about Aylin may draw on."""
    made = LetterFacts(
        today=TODAY,
        client=AYLIN,
        case=PREGNANCY,
        consents=(consent(ConsentPurpose.SIGN_UP),),
        signer=Signer(
            name="Noor Proef", job_title="jeugdverpleegkundige", big_number="12345678930", phone="030 000 00 01"
        ),
        office=Office(
            name="JGZ Voorbeeldstad",
            street="Stationsplein 1",
            place="3511 ED Utrecht",
            phone="030 000 00 00",
            hours="ma t/m vr van 8.30 tot 17.00 uur",
        ),
        wishes=Wishes(
            reasons=("work_income", "mental_wellbeing"),
            reason_note="Slaapt slecht sinds de verhuizing.",
            own_question="Ik wil graag weten waar ik spullen voor de baby kan krijgen.",
        ),
        loop=Loop(contact_on=date(2026, 11, 12), attempts=2),
        meeting=Meeting(
            appointment_id=AppointmentId(UUID(int=31)),
            starts_at=instant_of(date(2026, 11, 24), time(10, 30)),
            minutes=60,
            mode="home",
            is_booked=True,
        ),
        referrer=Referrer(
            referral_id=ReferralId(UUID(int=21)),
            organisation="Verloskundigen De Wiek",
            name="mw. S. van der Aa",
            in_care=True,
            received_on=date(2026, 11, 10),
            waits=True,
        ),
    )
    return replace(made, **changes)
