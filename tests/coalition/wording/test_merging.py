from dataclasses import fields, replace
from datetime import date

import pytest

from ks_desktop.coalition.domain import FeedbackRoute, ReferrerRole
from ks_desktop.coalition.domain.cards import Cards, Record, key_of
from ks_desktop.coalition.merging import PARTS, Finding, Left, Remark, Why, compared
from ks_desktop.coalition.wording import merging as words
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import age_of
from tests.coalition.merging.directories import location, partner, person, service

_FULL = service(
    1,
    needs=("money",),
    languages=("nl", "tr"),
    until_age=age_of(28),
    from_years=16,
    municipalities=("GM0344",),
    regions=("own_x", "gone"),
    takes_from=(ReferrerRole.GP,),
    waiting_weeks=3,
    waiting_asked_on=date(2026, 10, 1),
    checked_on=date(2026, 10, 1),
    checked_by="Mw. Proef",
    source="regio",
    people=(person(1).id,),
)
_NAMES = words.Names(
    cards={partner(1).id: "De Bron", person(1).id: "A. Proef"}, regions={"own_x": "Rond de kerk"}, language=str.upper
)


def said(card: Record, name: str) -> str:
    (part,) = (part for part in PARTS[key_of(card).kind] if part.name == name)
    return words.value_text(part, card, _NAMES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("organisation_id", "De Bron"),
        ("people", "A. Proef"),
        ("languages", "NL, TR"),
        ("needs", "Geld"),
        ("weeks", "tot en met 28+0"),
        ("years", "16 jaar of ouder"),
        ("where", "Utrecht, Rond de kerk, gone"),
        ("takes_from", "Huisarts"),
        ("checked", "01-10-2026 door Mw. Proef"),
        ("source", "regio"),
        ("is_hidden", "Nee"),
        ("phase", "Tijdens de zwangerschap"),
        ("what", ""),
    ],
)
def test_what_a_service_says_in_words(name: str, expected: str) -> None:
    assert said(_FULL, name) == expected


def test_what_others_say_in_words() -> None:
    whole = partner(street="Kade", house_number="2", feedback_route=FeedbackRoute.PHONE, feedback_address="030")
    assert said(whole, "address") == "Kade 2 Utrecht"
    assert said(whole, "feedback") == "Telefonisch, 030"
    assert "3 weken" in said(_FULL, "waiting")
    assert said(service(), "waiting") == said(service(), "checked") == ""


@pytest.mark.parametrize("card", [partner(), location(), person(), service()])
def test_each_part_has_a_name(card: Record) -> None:
    for part in PARTS[key_of(card).kind]:
        assert words.caption(part)
    assert all(words.field_caption(each.name) is not None for each in fields(card))


def test_all_is_said() -> None:
    assert set(words.FINDINGS) == set(words.LEADS) == set(Finding)
    assert set(words.REMARKS) == set(Remark)
    wrong = UserError("Wrong.", code="wrong", field="email")
    left = Left(key=key_of(partner()), name="De Bron", why=Why.REFUSED, problems=(wrong,))
    assert words.left_text(left) == "De Bron kan niet worden bewaard: E-mail: Wrong."
    assert words.left_text(replace(left, why=Why.CHANGED)).startswith("De Bron is hier intussen")
    assert words.problem_text(UserError("Wrong.", code="wrong")) == "Wrong."


def test_names_are_those_of_here_first() -> None:
    ours, theirs = Cards(organisations=(partner(1),)), Cards(organisations=(partner(1, name="Anders"),))
    assert words.names_of(compared(ours, theirs)).cards == {partner(1).id: "De Bron"}
