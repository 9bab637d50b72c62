from dataclasses import replace

from ks_desktop.coalition.domain.cards import Cards, key_of
from ks_desktop.coalition.merging.likening import Pairing
from ks_desktop.coalition.merging.pointing import Pointers, orphans, pointed_at
from tests.coalition.merging.directories import location, partner, person, service

_WHOLE = service(1, locations=(location(1).id,), people=(person(1).id,))


def test_a_card_points_at_what_it_names() -> None:
    assert list(pointed_at(_WHOLE)) == [key_of(partner(1)), key_of(location(1)), key_of(person(1))]
    assert list(pointed_at(service(1, of=None))) == []
    assert list(pointed_at(replace(partner(2), joined_into=partner(1).id))) == [key_of(partner(1))]


def test_a_card_is_read_with_the_ids_of_here() -> None:
    pairing = Pairing(same={key_of(partner(1)): partner(7), key_of(person(1)): person(7)})
    theirs = {key_of(each) for each in (partner(1), person(1), _WHOLE)}
    pointers = Pointers({key_of(partner(7))}, theirs, pairing)
    here = pointers.here(_WHOLE)
    assert here == replace(_WHOLE, organisation_id=partner(7).id, people=(person(7).id,), locations=())
    assert pointers.is_missing(key_of(location(1)))
    assert list(pointers.new_ones(_WHOLE)) == []
    gone = pointers.here(replace(partner(3), joined_into=partner(9).id))
    assert gone == partner(3)


def test_what_cannot_be_told_yet_stays_as_it_is_here() -> None:
    pairing = Pairing(doubt={key_of(partner(1)): (partner(7),)})
    pointers = Pointers(set(), {key_of(partner(1)), key_of(_WHOLE)}, pairing)
    mine = service(1, of=5)
    assert pointers.is_open(_WHOLE)
    assert pointers.settled(mine, _WHOLE, pointers.here(_WHOLE)) == replace(
        _WHOLE, organisation_id=mine.organisation_id, locations=(), people=()
    )


def test_two_of_theirs_that_are_one_here_are_no_name_of_each_other() -> None:
    theirs = replace(partner(11), joined_into=partner(12).id)
    pairing = Pairing(same={key_of(theirs): partner(1)}, double={key_of(partner(12)): partner(1)})
    pointers = Pointers({key_of(partner(1))}, {key_of(theirs), key_of(partner(12))}, pairing)
    assert pointers.settled(partner(1), theirs, pointers.here(theirs)) == replace(theirs, joined_into=None)


def test_who_belongs_to_nobody_is_found() -> None:
    cards = Cards(people=(person(1), person(2, of=2)), locations=(location(1, of=3),), services=(service(1, of=9),))
    alone = list(orphans(cards.by_key(), {key_of(partner(1))}))
    assert alone == [cards.locations[0], cards.people[1]]
