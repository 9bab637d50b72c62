from dataclasses import replace

from ks_desktop.coalition.domain.cards import Cards, key_of
from ks_desktop.coalition.merging.likening import Pairing, Said, paired
from tests.coalition.merging.directories import number, partner, person, service

_NONE = Said()


def test_an_id_counts_before_all_that_cards_say() -> None:
    ours, theirs = partner(1), partner(1, name="Heel anders", place="Zeist")
    pairing = paired(Cards(organisations=(ours, partner(2))), Cards(organisations=(theirs,)), _NONE)
    assert pairing.same == {key_of(theirs): ours}


def test_two_of_theirs_that_are_one_of_ours_are_asked_about() -> None:
    ours = partner(1)
    theirs = (partner(11), partner(12))
    pairing = paired(Cards(organisations=(ours,)), Cards(organisations=theirs), _NONE)
    assert pairing.doubt == {key_of(each): (ours,) for each in theirs}
    said = Said(same=frozenset((key_of(each), ours.id) for each in theirs))
    decided = paired(Cards(organisations=(ours,)), Cards(organisations=theirs), said)
    assert (decided.same, decided.double) == ({key_of(theirs[0]): ours}, {key_of(theirs[1]): ours})


def test_one_of_theirs_that_may_be_two_of_ours_is_asked_about() -> None:
    ours = (partner(1), partner(2))
    theirs = partner(11)
    pairing = paired(Cards(organisations=ours), Cards(organisations=(theirs,)), _NONE)
    assert pairing.doubt == {key_of(theirs): ours}
    apart = Said(apart=frozenset({(key_of(theirs), ours[0].id)}))
    assert paired(Cards(organisations=ours), Cards(organisations=(theirs,)), apart).same == {key_of(theirs): ours[1]}


def test_a_name_that_is_nearly_that_of_a_known_card_is_not_asked_about() -> None:
    ours = partner(1, name="Wijkteam Noord 1", place="")
    theirs = (ours, partner(2, name="Wijkteam Noord 2", place=""))
    pairing = paired(Cards(organisations=(ours,)), Cards(organisations=theirs), _NONE)
    assert pairing.doubt == {}
    assert not pairing.is_open(key_of(theirs[1]))


def test_what_hangs_on_a_partner_in_doubt_waits() -> None:
    ours = Cards(organisations=(partner(1, place=""),), people=(person(1),))
    theirs = Cards(organisations=(partner(11),), people=(person(11, of=11),))
    pairing = paired(ours, theirs, _NONE)
    assert pairing.waiting == {key_of(person(11))}
    said = Said(same=frozenset({(key_of(partner(11)), partner(1).id)}))
    assert paired(ours, theirs, said).same[key_of(person(11))] == ours.people[0]


def test_another_name_of_a_partner_is_that_partner() -> None:
    spelling = replace(partner(2, name="Bron e.o."), joined_into=partner(1).id)
    ours = Cards(organisations=(partner(1), spelling), services=(service(1, of=2),))
    theirs = Cards(organisations=(partner(11),), services=(service(11, of=11),))
    pairing = paired(ours, theirs, _NONE)
    assert pairing.same[key_of(service(11))] == ours.services[0]
    assert pairing.rooted(spelling.id) == partner(1).id
    assert Pairing().rooted(None) is None


def test_what_was_said_last_counts() -> None:
    theirs = key_of(partner(11))
    one, two = number(1, 1), number(1, 2)
    first = Said(same=frozenset({(theirs, one)}))
    assert (first | Said(apart=frozenset({(theirs, one)}))).same == frozenset()
    assert (first | Said(same=frozenset({(theirs, two)}))).same == {(theirs, two)}
    apart = Said(apart=frozenset({(theirs, one)}))
    assert (apart | first) == first
