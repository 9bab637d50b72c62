from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain.doubles.comparing import Fit, Found
from ks_desktop.clients.domain.doubles.keys import Kind, key
from ks_desktop.clients.domain.doubles.weighing import (
    CERTAIN_BITS,
    LIKELY_BITS,
    Commonness,
    Verdict,
    bits,
    compare,
    probability,
    verdict_of,
)
from tests.clients.domain.doubles.makers import BORN, her

MANY = Commonness(20_000, {key(Kind.BORN, "1998-01-01"): 900, key(Kind.GIVEN, "fatima"): 700})
WORDS = st.sampled_from(["Aylin", "Ailin", "Kaya", "Fatima", "Muhammad", "El Amrani", "Jansen-Kaya", ""])
DAYS = st.sampled_from([None, BORN, date(1998, 12, 3), date(1998, 1, 1), date(1999, 1, 1), date(1985, 7, 30)])


@settings(max_examples=60)
@given(WORDS, WORDS, DAYS, WORDS, WORDS, DAYS)
def test_it_does_not_matter_who_comes_first(
    given_name: str, surname: str, born: date | None, other_name: str, other_surname: str, other_born: date | None
) -> None:
    one = her(born, given_name=given_name, birth_surname=surname)
    other = her(other_born, given_name=other_name, birth_surname=other_surname, postcode="1011 AA")
    there, back = compare(one, other), compare(other, one)
    assert bits(one, other, there, MANY) == pytest.approx(bits(other, one, back, MANY))


BETTER = (Fit.DIFFERS, Fit.FAR, Fit.NEAR, Fit.SLIP, Fit.ALIKE, Fit.SAME)


@pytest.mark.parametrize("field", ["given", "surname", "born", "house", "phone", "email", "due"])
@pytest.mark.parametrize("born", [BORN, date(1998, 1, 1)])
def test_what_fits_better_never_weighs_less(field: str, born: date) -> None:
    one, other = her(born, email="a@b.example"), her(born, email="a@b.example")
    fits = compare(one, other)
    known = {
        "born": (Fit.DIFFERS, Fit.FAR, Fit.NEAR, Fit.SLIP, Fit.SAME),
        "house": (Fit.DIFFERS, Fit.NEAR, Fit.SLIP, Fit.SAME),
        "phone": (Fit.DIFFERS, Fit.SLIP, Fit.SAME),
        "email": (Fit.DIFFERS, Fit.SLIP, Fit.SAME),
        "due": (Fit.DIFFERS, Fit.NEAR, Fit.ALIKE, Fit.SAME),
    }.get(field, BETTER)
    weights = []
    for fit in known:
        value = getattr(fits, field)
        changed: dict[str, Any] = {field: replace(value, fit=fit) if isinstance(value, Found) else fit}
        weights.append(bits(one, other, replace(fits, **changed), MANY))
    assert weights == sorted(weights)
    assert field == "house" or weights[0] < weights[-1]  # kin share a house: it alone never decides


def test_what_is_common_counts_less() -> None:
    rare, common = her(given_name="Aylin"), her(given_name="Fatima")
    elsewhere = {"street": "Kerkweg", "postcode": "1011 AA", "phone": "06 99999999"}
    assert bits(rare, her(**elsewhere), compare(rare, her(**elsewhere)), MANY) > bits(
        common, her(given_name="Fatima", **elsewhere), compare(common, her(given_name="Fatima", **elsewhere)), MANY
    )
    assert MANY.bits(Kind.BORN, "1998-01-01") < MANY.bits(Kind.BORN, "1998-03-12")


@pytest.mark.parametrize(
    ("changed", "born"),
    [({"given_name": "Zeynep"}, BORN), ({"given_name": "Zeynep"}, date(1995, 8, 2)), ({}, date(1972, 6, 30))],
    ids=["twin", "sister", "namesake at one address"],
)
def test_kin_are_not_likely_one(changed: dict[str, str], born: date) -> None:
    one, other = her(), her(born, date(2027, 6, 30), **changed)
    assert bits(one, other, compare(one, other), MANY) < LIKELY_BITS


def test_a_number_and_a_word_follow_from_bits() -> None:
    assert probability(0) == 0.5
    assert 0 < probability(-90) < probability(90) < 1
    assert [verdict_of(weight) for weight in (CERTAIN_BITS, LIKELY_BITS, 0, -9)] == [
        Verdict.CERTAIN,
        Verdict.LIKELY,
        Verdict.POSSIBLE,
        None,
    ]
