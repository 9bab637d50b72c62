from typing import Any

import pytest

from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.coalition.domain.cards import Record
from ks_desktop.coalition.merging.alike import Likeness, Shelves, how_like, look_at
from tests.coalition.merging.directories import location, partner, person, service

_PHONE: dict[str, Any] = {"phone": "030-1234567"}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (partner(), partner(2, name="Stichting de bron"), Likeness.SURE),
        (partner(), partner(2, place="Zeist"), Likeness.NEAR),
        (partner(place=""), partner(2), Likeness.NEAR),
        (partner(place="", **_PHONE), partner(2, phone="030 1234567"), Likeness.SURE),
        (partner(), partner(2, kind=OrganisationKind.GP), Likeness.NEAR),
        (partner(email="Post@bron.nl"), partner(2, name="Anders", email="post@BRON.nl"), Likeness.NEAR),
        (partner(name="Wijkteam Noord"), partner(2, name="Wijkteam Noort"), Likeness.FAINT),
        (partner(name="Wijkteam Noord"), partner(2, name="Wijkteam Noort", place="Zeist"), Likeness.NONE),
        (partner(name="🌱"), partner(2, name="🌱"), Likeness.SURE),
        (partner(name="🌱"), partner(2, name="🌳"), Likeness.NONE),
        (partner(name="Наталія"), partner(2, name="НАТАЛІЯ"), Likeness.SURE),
        (partner(place="Utrecht", address_secret=True), partner(2, place="Zeist"), Likeness.NEAR),
        (person(), person(2, name="Mw. A Proef"), Likeness.SURE),
        (person(agb="01234567"), person(2, agb="76543210"), Likeness.NEAR),
        (person(), person(2, name="Z. Anders"), Likeness.NONE),
        (location(), location(2, name="intake"), Likeness.SURE),
        (
            location(postcode="3511 AB", house_number="1"),
            location(2, name="Zaal", postcode="3511 AB", house_number="1"),
            Likeness.NEAR,
        ),
        (
            location(postcode="3511 AB", house_number="1"),
            location(2, postcode="3511 AB", house_number="2"),
            Likeness.NEAR,
        ),
        (location(), location(2, name="Zaal"), Likeness.NONE),
        (service(name="Taal les"), service(2, name="Taalles"), Likeness.SURE),
        (service(needs=("money",)), service(2, needs=("housing",)), Likeness.NEAR),
        (service(), service(2, of=None), Likeness.NEAR),
        (service(name="Inloophuis"), service(2, name="Inloophuys"), Likeness.FAINT),
    ],
)
def test_how_sure_it_is(ours: Record, theirs: Record, expected: Likeness) -> None:
    assert how_like(look_at(ours), look_at(theirs)) is expected


def test_only_what_shares_something_is_looked_at() -> None:
    cards = [partner(1), partner(2, name="Kern Zuid", place="Zeist"), partner(3, name="Anders", **_PHONE)]
    shelves = Shelves(cards)

    def near(**values: Any) -> list[Any]:
        return [look.card.id for look in shelves.near(look_at(partner(9, **values)))]

    assert near(name="Bron") == [cards[0].id]
    assert near(name="Noord", **_PHONE) == [cards[2].id]
    assert near(name="Zuid") == [cards[1].id]
    assert near(name="Ver weg") == []


def test_a_word_that_many_share_says_nothing() -> None:
    many = [partner(count, name=f"Wijkteam {count}") for count in range(1, 80)]
    assert Shelves(many).near(look_at(partner(99, name="Wijkteam Ver"))) == []
    assert len(Shelves(many).near(look_at(partner(99, name="Wijkteam 12")))) == 1


def test_a_programme_that_nobody_is_linked_to_may_be_anybodys() -> None:
    ours = Shelves([service(1, of=None), service(2, of=3)])
    assert [look.card.id for look in ours.near(look_at(service(9, of=5)))] == [service(1).id]
    assert len(ours.near(look_at(service(9, of=None)))) == 2
