import pytest

from ks_desktop.core.texts import _
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.exchange.words import ANSWERS, CHOICES, key_of, words
from ks_desktop.referrals.wording import choice_text


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_known_by_its_own_name(field: str) -> None:
    assert words().columns[key_of(field)] == (field, 0)


@pytest.mark.parametrize("field", CHOICES)
def test_what_the_form_shows_of_a_choice_is_understood(field: str) -> None:
    known = words().values[field]
    for member in CHOICES[field]:
        assert known[key_of(member.value)] == member.value
        assert known[key_of(choice_text(field, member.value))] == member.value


def test_words_of_a_choice_are_words_of_the_program() -> None:
    for field, kind in CHOICES.items():
        assert set(words().values[field].values()) <= {member.value for member in kind}
    for field in ANSWERS:
        assert set(words().values[field].values()) == {"yes", "no", "unknown"}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Geboortedatum", "birth_date"),
        ("A terme datum", "due_date"),
        ("À terme-datum", "due_date"),
        ("Meisjesnaam", "birth_surname"),
        ("Tel.nr.", "phone"),
        ("E-mail", "email"),
        ("Datum verwijzing", "received_on"),
    ],
)
def test_what_people_call_a_column_is_known(heading: str, field: str) -> None:
    assert words().columns[key_of(heading)][0] == field


def test_labels_of_the_form_are_known() -> None:
    labels = {"received_on": "Received on", "given_name": "Given name", "due_date": "Due date", "gp": "GP"}
    labels |= {"street": "Street", "house_number": "House number", "postcode": "Postcode", "birth_date": "Birth date"}
    for field, label in labels.items():
        assert words().columns[key_of(_(label))][0] == field
