from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.casefile.editing import NAME, edited, values_of
from ks_desktop.clients.domain import Answer, Housing
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import clean_line
from tests.casefile.test_domain import make_facts

CLIENT = make_facts().client
words = st.text(max_size=60).map(lambda text: clean_line(text).text)


def code_of(name: str) -> str:
    if name != "Utrecht":
        raise UserError(N_("There is no such municipality."), code="municipality", field="municipality")
    return "GM0344"


def test_a_record_survives_the_form() -> None:
    assert edited(CLIENT, values_of(CLIENT, "Utrecht"), code_of) == CLIENT


def test_a_new_phone_leaves_her_safety_and_where_she_can_be_found_as_they_are() -> None:
    hidden = replace(
        CLIENT,
        contact=replace(CLIENT.contact, partner_may_know=Answer.NO),
        address=replace(CLIENT.address, housing=Housing.RECEPTION_CENTRE, address_note="AZC Proef, kamer 12"),
    )
    changed = edited(hidden, values_of(hidden, "Utrecht") | {"phone": "06-12345678"}, code_of)
    assert changed == replace(hidden, contact=replace(hidden.contact, phone="06-12345678"))


def test_every_field_of_hers_is_in_the_form() -> None:
    shown = values_of(CLIENT, "Utrecht").keys() | {"is_secret"}
    for part in (CLIENT.name, CLIENT.address, CLIENT.contact):
        assert {field.name for field in fields(part)} <= shown


@given(st.fixed_dictionaries(dict.fromkeys(NAME, words)))
def test_names_are_kept_as_typed(names: dict[str, str]) -> None:
    values = values_of(CLIENT, "Utrecht") | names | {"birth_surname": names["birth_surname"] or "Proef"}
    changed = edited(CLIENT, values, code_of)
    assert all(getattr(changed.name, name) == values[name] for name in NAME)


def test_what_changed_is_changed_and_the_version_goes_along() -> None:
    values = values_of(CLIENT, "Utrecht") | {
        "postcode": "3512ab",
        "address_secret": True,
        "safe_to_call": "no",
        "birth_date": date(1999, 1, 2),
        "interpreter": True,
    }
    changed = edited(CLIENT, values, code_of)
    assert changed.address.postcode == "3512 AB"
    assert changed.address.is_secret
    assert changed.contact.safe_to_call is Answer.NO
    assert changed.birth_date == date(1999, 1, 2)
    assert changed.interpreter
    assert changed.version == CLIENT.version


def test_every_mistake_is_said_at_once_at_its_field() -> None:
    wrong = {"postcode": "0000", "municipality": "Nergens", "birth_surname": "", "phone": "1" * 201}
    with pytest.raises(UserErrors) as caught:
        edited(CLIENT, values_of(CLIENT, "Utrecht") | wrong, code_of)
    assert {error.field for error in caught.value.errors} == set(wrong)


def test_hours_that_are_not_understood_are_said_at_their_field_and_kept_as_typed_else() -> None:
    with pytest.raises(UserErrors) as refused:
        edited(CLIENT, values_of(CLIENT, "Utrecht") | {"call_hours": "rond koffietijd"}, code_of)
    assert [error.field for error in refused.value.errors] == ["call_hours"]
    changed = edited(CLIENT, values_of(CLIENT, "Utrecht") | {"call_hours": "ma-vr na 15, niet wo"}, code_of)
    assert changed.contact.call_hours == "ma-vr na 15, niet wo"
