import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.intake import read, write
from ks_desktop.referrals.matching.comparing import ADDRESS, Comparison, compare, is_blank
from tests.referrals.makers import BARE, TODAY, WHOLE, make_values

OTHERWISE = {
    **WHOLE,
    "given_name": "Ayla",
    "partner_surname": "Jong",
    "name_use": "partner",
    "street": "Kerkweg",
    "house_number": "14",
    "postcode": "3523 AB",
    "address_secret": "yes",
    "shielded": "yes",
    "phone": "06-87654321",
    "safe_to_call": "no",
    "safe_voicemail": "yes",
    "partner_may_know": "no",
    "language": "ar",
    "due_date": "2027-03-20",
    "fetuses": "2",
    "urgency": "routine",
    "reasons": "lifestyle",
    "consent_given": "no",
}
_SAFE_ANSWERS = (
    *(("address_secret", "yes"), ("shielded", "yes")),
    *(("safe_to_call", "no"), ("safe_voicemail", "no"), ("partner_may_know", "no")),
)
# Any mixture of what the two forms say, and of what neither does.
MIXED = st.fixed_dictionaries(
    {name: st.sampled_from(sorted({WHOLE.get(name, ""), OTHERWISE.get(name, "")})) for name in OTHERWISE}
).map(lambda form: {**form, "name_use": form["name_use"] if form["partner_surname"] else "own"})


def texts(values: dict[str, str]) -> dict[str, str]:
    intake = read(values, today=TODAY)
    return write(intake.client, intake.case, intake.referral)


def compared(known: dict[str, str], said: dict[str, str], *, due_agrees: bool = False) -> Comparison:
    typed = frozenset(name for name, text in said.items() if text)
    return compare(texts(known), texts(said), FIELDS, typed=typed, due_agrees=due_agrees)


@given(MIXED)
def test_what_is_on_record_says_nothing_new(form: dict[str, str]) -> None:
    assert compared(form, form) == Comparison()


@given(MIXED, MIXED)
def test_whatever_is_said_and_not_on_record_is_in_one_of_the_three(one: dict[str, str], other: dict[str, str]) -> None:
    known, said = texts(one), texts(other)
    found = compared(one, other)
    assert not found.fills & found.differs
    assert not (found.fills | found.differs) & found.safest
    for name, typed in other.items():
        if typed and said[name] not in {known[name], "unknown"}:
            assert name in found.fills | found.differs | found.safest, name
    assert all(is_blank(name, known[name]) for name in found.fills)


@given(MIXED, MIXED)
def test_the_safest_answer_wins_on_either_side(one: dict[str, str], other: dict[str, str]) -> None:
    known, said, found = texts(one), texts(other), compared(one, other)
    taken = found.fills | found.safest
    for name, safest in _SAFE_ANSWERS:
        counts = (said if name in taken else known)[name]
        assert (counts == safest) is (safest in {known[name], said[name]})


@pytest.mark.parametrize(
    ("known", "said", "same"),
    [
        ({}, {"phone": "+31 6 1234 5678"}, True),
        ({}, {"given_name": "AYLIN"}, True),
        ({"house_number": "12", "house_number_addition": "a"}, {"house_number": "12 A"}, True),
        ({}, {"birth_surname": "Käya"}, False),
    ],
)
def test_another_way_of_writing_is_no_difference_but_an_accent_is(
    known: dict[str, str], said: dict[str, str], same: bool
) -> None:
    before = make_values(**known)
    after = {**before, "house_number_addition": "", **said} if "house_number" in said else {**before, **said}
    assert (compared(before, after) == Comparison()) is same


def test_the_door_of_another_house_is_never_filled_in() -> None:
    known = make_values(house_number="12", house_number_addition="")
    assert compared(known, make_values(house_number="12", house_number_addition="a")).differs == {
        "house_number",
        "house_number_addition",
    }


def test_half_of_two_addresses_is_nobodys() -> None:
    empty = dict.fromkeys(ADDRESS, "")
    known = make_values(**{**empty, "street": "Kerkweg"})
    found = compared(known, make_values(**{**empty, "postcode": "3511 AB", "municipality": "Utrecht"}))
    assert found == Comparison(differs=frozenset({"postcode", "municipality"}))
    found = compared(known, make_values(**{**empty, "street": "kerkweg", "house_number": "3"}))
    assert found == Comparison(fills=frozenset({"house_number"}))


def test_how_a_due_date_is_known_belongs_to_that_due_date() -> None:
    known = {**BARE, "due_date": "2027-03-16"}
    found = compared(known, {**BARE, "due_date": "2027-03-20", "due_date_method": "ultrasound", "lmp_on": "2026-06-13"})
    assert found == Comparison(differs=frozenset({"due_date", "due_date_method", "lmp_on"}))
    assert compared(known, {**BARE, "due_date_method": "ultrasound"}).fills == {"due_date_method"}


def test_weeks_that_fit_the_due_date_do_not_contradict_it() -> None:
    said = {**BARE, "due_date": "", "gestation_weeks": "23", "gestation_on": "2026-11-18"}
    assert "due_date" not in compared(BARE, said, due_agrees=True).differs
    assert "due_date" in compared(BARE, said).differs


def test_only_what_was_typed_speaks_where_an_empty_field_stands_for_something() -> None:
    known = make_values(fetuses="2", urgency="urgent")
    assert compared(known, make_values(fetuses="", urgency="")) == Comparison()
    assert compared(known, make_values(fetuses="1", urgency="routine")).differs == {"fetuses", "urgency"}
