from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ks_desktop.coalition.domain.cards import Record
from ks_desktop.coalition.service.mending import KnownHere, mended
from tests.coalition.merging.directories import location, partner, person, service

TODAY = date(2026, 11, 22)
HERE = KnownHere(today=TODAY, needs=frozenset({"money"}), regions={"own_a": "own_a", "theirs": "own_a"})


def test_what_is_right_stays_as_it_is() -> None:
    cards: tuple[Record, ...] = (
        partner(phone="030-1234567", note="twee\nregels", takes_from=()),
        location(postcode="3511 AB", municipality="GM0344"),
        person(agb="01234567"),
        service(needs=("money",), municipalities=("GM0344",), regions=("own_a",), checked_on=TODAY),
    )
    assert [mended(card, HERE) for card in cards] == [(card, ()) for card in cards]


@pytest.mark.parametrize(
    ("card", "field", "code"),
    [
        (partner(email="geen adres"), "email", "email"),
        (partner(postcode="0000 zz"), "postcode", "postcode"),
        (partner(note="x" * 20_001), "note", "too_long"),
        (person(agb="12"), "agb", "agb"),
        (location(municipality="GM9999"), "municipality", "unknown"),
        (service(phone="bel maar"), "phone", "phone"),
        (service(website="x" * 201), "website", "too_long"),
    ],
)
def test_what_cannot_be_kept_is_left_out_and_told(card: Record, field: str, code: str) -> None:
    kept, problems = mended(card, HERE)
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]
    empty: dict[str, Any] = {field: ""}
    assert kept == replace(card, **empty)


def test_words_of_another_catalogue_are_left_out_and_the_rest_stays() -> None:
    card = service(needs=("money", "flying"), municipalities=("GM0344", "GM9999"), regions=("theirs", "gone"))
    kept, problems = mended(card, HERE)
    assert kept == replace(card, needs=("money",), municipalities=("GM0344",), regions=("own_a",))
    assert [problem.field for problem in problems] == ["needs", "regions", "municipalities"]


def test_a_clock_that_runs_ahead_makes_nothing_newer() -> None:
    ahead = TODAY + timedelta(days=1)
    kept, problems = mended(
        service(checked_on=ahead, checked_by="K. Klok", waiting_weeks=3, waiting_asked_on=ahead), HERE
    )
    assert kept == service()
    assert [problem.code for problem in problems] == ["future", "future"]


@pytest.mark.parametrize("name", ["\u0000\u202e", "x" * 201, "\u200e \t"])
def test_a_card_nobody_could_find_is_refused(name: str) -> None:
    kept, problems = mended(partner(name=name), HERE)
    assert kept is None
    assert problems[-1].field == "name"


@pytest.mark.parametrize("name", ["Наталія", "مركز", "🌱 Groei", "<b>De Bron</b>", "'; DROP TABLE"])
def test_every_script_is_a_name(name: str) -> None:
    assert mended(partner(name=f" {name}\u202e "), HERE) == (partner(name=name), ())
