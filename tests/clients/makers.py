"""One factory per record of the clients room. All people are invented."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

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
from ks_desktop.core.values import CaseId, ClientId, ConsentId, new_id

RECEIVED: Final = date(2026, 11, 18)
DUE: Final = date(2027, 3, 16)


def make_name(**changes: Any) -> PersonName:
    values: dict[str, Any] = {"birth_surname": "Kaya", "given_name": "Aylin", "initials": "A."}
    return PersonName(**{**values, **changes})


def make_client(**changes: Any) -> Client:
    whole = Client(
        id=ClientId(new_id()),
        name=make_name(),
        birth_date=date(1998, 3, 12),
        bsn="999910413",
        address=Address(
            street="Lindestraat",
            house_number="12",
            house_number_addition="a",
            postcode="3511 AB",
            place="Utrecht",
            municipality="GM0344",
        ),
        contact=SafeContact(phone="06 12345678", safe_to_call=Answer.YES),
        language="tr",
        interpreter=True,
    )
    return replace(whole, **changes)


def make_case(client: Client, **changes: Any) -> Case:
    whole = Case(
        id=CaseId(new_id()),
        client_id=client.id,
        due_date=DUE,
        due_date_method=DueDateMethod.ULTRASOUND,
        opened_on=RECEIVED,
        gravida=2,
        para=1,
        midwife="Praktijk De Bron",
    )
    return replace(whole, **changes)


def make_consent(case: Case, **changes: Any) -> Consent:
    whole = Consent(
        id=ConsentId(new_id()),
        case_id=case.id,
        purpose=ConsentPurpose.SIGN_UP,
        state=ConsentState.GIVEN,
        asked_by="S. de Wit",
        given_on=RECEIVED,
    )
    return replace(whole, **changes)
