from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.coalition.domain.cards import Cards, Key, RecordKind, key_of, with_values
from tests.coalition.merging.directories import location, number, partner, person, service


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(RecordKind), st.uuids())
def test_what_a_card_is_called_can_be_kept_as_text(kind: RecordKind, card_id: UUID) -> None:
    key = Key(kind, card_id)
    assert Key.read(str(key)) == key


@pytest.mark.parametrize("text", ["", "partner", "partner:x", "woman:00000000000000000000000000000001"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Key.read(text)


def test_cards_stand_in_the_order_in_which_they_can_be_stored() -> None:
    cards = Cards(
        organisations=(partner(2), partner(1)), locations=(location(),), people=(person(),), services=(service(),)
    )
    kinds = [key_of(card).kind for card in cards.each()]
    assert kinds == [RecordKind.PARTNER, *RecordKind]
    assert next(iter(cards.each())).id == number(1, 1)
    left = cards.without([key_of(partner(1)), key_of(service())])
    assert set(left.by_key()) == set(cards.by_key()) - {key_of(partner(1)), key_of(service())}
    assert cards.without([]) is cards


def test_a_card_that_says_it_already_is_left_as_it_is() -> None:
    card = partner()
    assert with_values(card, {"name": card.name}) is card
    assert with_values(card, {"name": card.name, "note": "Anders"}) == partner(note="Anders")
