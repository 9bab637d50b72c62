from datetime import date

import pytest

from ks_desktop.clients.domain.doubles import Commonness, Ground, Verdict, liken
from ks_desktop.clients.domain.doubles.traits import Traits
from ks_desktop.core.texts import use_language
from tests.clients.domain.doubles.makers import BORN, her

MANY = Commonness(20_000)
ELSEWHERE = {"street": "Kerkweg", "house_number": "3", "postcode": "1011 AA"}


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (her(), Verdict.CERTAIN),
        (her(phone="06 99999999", **ELSEWHERE), Verdict.CERTAIN),
        (her(date(1998, 12, 3), **ELSEWHERE), Verdict.CERTAIN),
        (her(given_name="Kaya", birth_surname="Aylin", phone=""), Verdict.CERTAIN),
        (her(None, phone="", street="", postcode=""), Verdict.LIKELY),
        (her(date(1985, 7, 30), date(2027, 9, 1), phone="06 99999999", **ELSEWHERE), None),
        (her(date(1971, 7, 25), given_name="Zeynep"), None),
    ],
    ids=["all", "moved", "day and month", "names crossed", "name only", "namesake", "sister"],
)
def test_how_sure_it_is(other: Traits, verdict: Verdict | None) -> None:
    found = liken(her(), other, MANY)
    assert (found.verdict if found else None) is verdict


def test_bsns_decide() -> None:
    other = her(date(1971, 7, 25), given_name="Zeynep", bsn="999910413")
    found = liken(her(bsn="999910413"), other, MANY)
    assert found is not None
    assert (found.score, found.verdict, found.reasons[0].ground) == (1.0, Verdict.CERTAIN, Ground.BSN)
    assert liken(her(bsn="999910413"), her(bsn="999910425"), MANY) is None


def test_the_reasons_are_said_in_words() -> None:
    use_language("nl")
    found = liken(her(), her(date(1998, 12, 3), birth_surname="Kayya", given_name="Aylin", **ELSEWHERE), MANY)
    assert found is not None
    said = [reason.text() for reason in found.reasons]
    assert "naam lijkt: Kaya / Kayya" in said
    assert "dag en maand van de geboortedatum verwisseld" in said
    assert "zelfde telefoonnummer" in said


def test_a_likeness_is_the_same_from_both_sides() -> None:
    one, other = her(), her(BORN, given_name="Ailin", **ELSEWHERE)
    there, back = liken(one, other, MANY), liken(other, one, MANY)
    assert there is not None
    assert back is not None
    assert (there.score, there.verdict) == (back.score, back.verdict)
    assert there.client_id == other.client_id


@pytest.mark.parametrize("least", list(Verdict))
def test_asking_for_the_surer_ones_only_leaves_out_the_others_and_changes_nothing_else(least: Verdict) -> None:
    surest = list(Verdict)
    others = [
        her(born, due, given_name=given, birth_surname=surname, phone=phone, **where)
        for born in (BORN, date(1998, 12, 3), date(1971, 7, 25), None)
        for due in (date(2027, 3, 16), date(2027, 9, 1))
        for given, surname in (("Aylin", "Kaya"), ("Ailin", "Kayya"), ("Zeynep", "Kaya"), ("Kaya", "Aylin"))
        for phone in ("06 12345678", "06 99999999", "")
        for where in ({}, ELSEWHERE)
    ]
    found = {number: liken(her(), other, MANY) for number, other in enumerate(others)}
    wanted = {
        number: alike if alike and surest.index(alike.verdict) <= surest.index(least) else None
        for number, alike in found.items()
    }
    assert {number: liken(her(), other, MANY, least) for number, other in enumerate(others)} == wanted
    assert {alike.verdict for alike in found.values() if alike} == set(Verdict)
