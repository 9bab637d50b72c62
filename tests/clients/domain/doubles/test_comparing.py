from datetime import date

import pytest

from ks_desktop.clients.domain.doubles import comparing
from ks_desktop.clients.domain.doubles.comparing import Fit
from ks_desktop.clients.domain.doubles.spelling import given_words
from tests.clients.domain.doubles.makers import BORN, her


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("Aylin", "aylín", Fit.SAME),
        ("Mohammed", "Muhammad", Fit.ALIKE),
        ("Samira", "Samirra", Fit.ALIKE),
        ("Samira", "Sanira", Fit.SLIP),
        ("Emma", "Erma", Fit.NEAR),
        ("Alex", "Alexandra", Fit.NEAR),
        ("Naima", "Karima", Fit.FAR),
        ("Noor", "Lotte", Fit.DIFFERS),
    ],
)
def test_names(one: str, other: str, fit: Fit) -> None:
    first, second = given_words(one)[0], given_words(other)[0]
    assert comparing.words_fit(first, second) is fit
    assert comparing.words_fit(second, first) is fit


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (BORN, BORN, Fit.SAME),
        (BORN, date(1998, 12, 3), Fit.SLIP),
        (BORN, date(1998, 3, 17), Fit.NEAR),
        (BORN, date(1997, 3, 12), Fit.NEAR),
        (BORN, date(1998, 1, 1), Fit.FAR),
        (BORN, date(1998, 3, 30), Fit.FAR),
        (BORN, date(2009, 3, 12), Fit.FAR),
        (BORN, date(1998, 11, 12), Fit.FAR),
        (date(1998, 1, 1), date(1999, 1, 1), Fit.FAR),
        (date(1998, 1, 1), date(1970, 1, 1), Fit.DIFFERS),
        (BORN, date(1971, 7, 25), Fit.DIFFERS),
        (BORN, None, Fit.UNKNOWN),
    ],
)
def test_birth_dates(one: date | None, other: date | None, fit: Fit) -> None:
    assert comparing.born_fit(one, other) is fit
    assert comparing.born_fit(other, one) is fit


@pytest.mark.parametrize(
    ("changed", "fit"),
    [
        ({}, Fit.SAME),
        ({"house_number_addition": "a"}, Fit.SLIP),
        ({"postcode": "3511 AC"}, Fit.SLIP),
        ({"house_number": "99"}, Fit.NEAR),
        ({"street": "Kerkweg", "house_number": "99", "postcode": "1011 AA"}, Fit.DIFFERS),
        ({"street": "", "postcode": ""}, Fit.UNKNOWN),
        ({"street": "Lindestraad", "postcode": ""}, Fit.NEAR),
    ],
)
def test_houses(changed: dict[str, str], fit: Fit) -> None:
    assert comparing.house_fit(her(), her(**changed)) is fit
    assert comparing.house_fit(her(**changed), her()) is fit


@pytest.mark.parametrize(
    ("other", "fit"),
    [
        ({"0612345678"}, Fit.SAME),
        ({"0612345679"}, Fit.SLIP),
        ({"0698765432"}, Fit.DIFFERS),
        (set(), Fit.UNKNOWN),
    ],
)
def test_phones(other: set[str], fit: Fit) -> None:
    assert comparing.phone_fit(frozenset({"0612345678"}), frozenset(other)).fit is fit


@pytest.mark.parametrize(
    ("days", "fit"),
    [(0, Fit.SAME), (10, Fit.ALIKE), (30, Fit.NEAR), (100, Fit.DIFFERS), (400, Fit.FAR)],
)
def test_due_dates(days: int, fit: Fit) -> None:
    other = date.fromordinal(date(2027, 3, 16).toordinal() + days)
    assert comparing.due_fit((date(2027, 3, 16),), (other,)) is fit
    assert comparing.due_fit((), (other,)) is Fit.UNKNOWN


def test_initials_fit_a_name_and_a_surname_fits_any_of_hers() -> None:
    assert comparing.given_fit(her(), her(given_name="", initials="A.K.")).fit is Fit.NEAR
    assert comparing.given_fit(her(), her(given_name="", initials="K.")).fit is Fit.DIFFERS
    assert comparing.given_fit(her(given_name=""), her()).fit is Fit.UNKNOWN
    assert comparing.surname_fit(her(), her(birth_surname="Jansen", partner_surname="Kaya")).fit is Fit.SAME
    crossed = comparing.crossed_fit(her(), her(given_name="Kaya", birth_surname="Aylin"))
    assert [found.fit for found in crossed] == [Fit.SAME, Fit.SAME]
    assert comparing.email_fit("a@b.example", "a@b.exampel") is Fit.SLIP
