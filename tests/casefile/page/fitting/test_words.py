from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.casefile.domain.fitting import FitLine, Found, Order
from ks_desktop.casefile.page.fitting.words import Choice, choices, known_words, lines_of, until_words, why_words
from ks_desktop.coalition.domain import (
    HerFacts,
    Mark,
    Organisation,
    OrganisationKind,
    Parity,
    Phase,
    ReferrerRole,
    fits,
)
from ks_desktop.core.gestation import Due, age_of, due_from_age
from ks_desktop.core.values import OrganisationId, new_id
from tests.coalition.domain.test_services import make_service

TODAY = date(2026, 11, 21)
VOORZORG = make_service(
    name="VoorZorg",
    until_age=age_of(28),
    parity=Parity.FIRST,
    until_years=25,
    takes_from=(),
    languages=(),
    municipalities=(),
    is_nationwide=False,
)


def hers(weeks: int, days: int = 0, **other: object) -> HerFacts:
    due = Due(due_from_age(age_of(weeks, days), TODAY))
    return HerFacts(today=TODAY, due=due, birth_date=date(2003, 5, 1), is_first=True, **other)  # type: ignore[arg-type]  # the test says what


@pytest.mark.parametrize(
    ("weeks", "days", "said"),
    [
        (26, 5, "tot en met 28+0 (ma 30 nov), nog 9 dagen"),
        (27, 6, "tot en met 28+0 (zo 22 nov), nog 1 dag"),
        (28, 0, "tot en met 28+0: vandaag is de laatste dag"),
        (28, 3, "tot en met 28+0: voorbij, de laatste dag was wo 18 nov"),
    ],
)
def test_until_when_she_can_be_referred_is_said_with_the_days_that_are_left(weeks: int, days: int, said: str) -> None:
    assert until_words(fits(VOORZORG, hers(weeks, days))) == said


def test_what_is_not_possible_yet_says_from_when() -> None:
    later = make_service(from_age=age_of(28), until_age=None, until_years=None)
    assert until_words(fits(later, hers(26, 5))) == "vanaf ma 30 nov"
    assert why_words(fits(later, hers(26, 5))).endswith(". Vanaf ma 30 nov")


def test_where_her_own_age_ends_it_that_is_said() -> None:
    soon = HerFacts(today=TODAY, birth_date=date(2000, 11, 25))
    assert until_words(fits(VOORZORG, soon)) == "tot en met 25 jaar (di 24 nov), nog 3 dagen"


def test_why_and_why_not_stand_in_words_and_what_is_against_comes_first() -> None:
    assert why_words(fits(VOORZORG, hers(26))).startswith("Past: ")
    assert why_words(fits(VOORZORG, hers(30))).startswith("Past nu niet: ")
    bare = make_service(phase=Phase.BOTH, for_whom="")
    assert "navragen" in why_words(fits(bare, HerFacts(today=TODAY))).lower()
    in_words = make_service(phase=Phase.BOTH, for_whom="Gezinnen die\nmoe zijn.")
    assert why_words(fits(in_words, HerFacts(today=TODAY))) == "Voor wie: Gezinnen die moe zijn. Vraag het na."
    through = make_service(takes_from=(ReferrerRole.GP,), phase=Phase.BOTH)
    assert why_words(fits(through, HerFacts(today=TODAY))).startswith("Niet met uw brief: verwijzen mag door Huisarts")


def test_a_row_says_who_offers_it_how_long_one_waits_and_how_sure_that_is() -> None:
    service = make_service(
        name="Maatje", waiting_weeks=3, waiting_asked_on=date(2026, 11, 12), mark=Mark.UNVERIFIED, is_proposal=True
    )
    line = FitLine(fit=fits(service, HerFacts(today=TODAY)), organisation="Wijkteam Noord")
    name, about, _why = lines_of(Choice(line=line), TODAY)
    assert name == "Maatje"
    assert about.startswith("Wijkteam Noord · ")
    assert "wachttijd: 3 weken, gevraagd op 12-11-2026" in about
    assert about.endswith("voorstel")


def test_what_is_known_of_her_is_said_and_what_is_not_known_too() -> None:
    found = Found(facts=hers(23, 4, language="tr"), needs=(), now=(), not_now=())
    assert known_words(found) == "23+4, 23 jaar, eerste kind, Turks, gemeente niet bekend"


@settings(max_examples=30)
@given(st.lists(st.integers(20, 36), max_size=6), st.booleans())
def test_what_does_not_fit_comes_when_it_is_asked_and_is_never_lost(weeks: list[int], with_others: bool) -> None:
    lines = [FitLine(fit=fits(make_service(until_age=age_of(week), phase=Phase.PREGNANT), hers(28))) for week in weeks]
    found = Found(
        facts=hers(28),
        needs=(),
        now=tuple(line for line in lines if line.is_now),
        not_now=tuple(line for line in lines if not line.is_now),
    )
    shown = choices(found, Order.LAST_DAY, with_others=with_others)
    assert len(shown) == (len(lines) if with_others else len(found.now))
    assert [choice.is_now for choice in shown] == sorted((choice.is_now for choice in shown), reverse=True)


def test_a_partner_whose_name_was_typed_stands_before_what_only_is_about_it() -> None:
    facts = HerFacts(today=TODAY)
    team = Organisation(id=OrganisationId(new_id()), name="Wijkteam Noord", kind=OrganisationKind.NEIGHBOURHOOD_TEAM)
    about, named = (FitLine(fit=fits(make_service(name=name), facts)) for name in ("Aanloop", "Wijkteam: regelen"))
    found = Found(facts=facts, needs=(), now=(about, named), not_now=(), partners=(team,), typed="wijkteam")
    shown = [choice.name for choice in choices(found, Order.NEED, with_others=False)]
    assert shown == ["Wijkteam: regelen", "Wijkteam Noord", "Aanloop"]
