import json
from dataclasses import replace
from datetime import timedelta

from ks_desktop.coalition.domain.cards import Cards, Side, key_of
from ks_desktop.coalition.merging import Choices, Finding, Taking, compared, taking
from tests.coalition.merging.directories import DAY, partner, service

_OURS = Cards(services=(service(1, what="oud", phone="030-1234567", checked_on=DAY - timedelta(days=9)),))
_THEIRS = Cards(organisations=(partner(1),), services=(service(1, what="nieuw", checked_on=DAY),))
_TOLD = compared(_OURS, _THEIRS)
(_NEW,) = _TOLD.of(Finding.NEW)
(_DIFFERS,) = _TOLD.of(Finding.DIFFERS)


def test_nothing_is_chosen_at_first() -> None:
    choices = Choices()
    assert not choices.is_decided(_NEW)
    assert not choices.is_taken(_NEW)
    assert not choices.is_decided(_DIFFERS)
    assert choices.taken_parts(_DIFFERS) == ()


def test_whole_cards_and_parts() -> None:
    both = (_NEW, _DIFFERS)
    theirs = Choices().with_side(both, Side.THEIRS)
    assert all(theirs.is_taken(each) and theirs.is_decided(each) for each in both)
    ours = theirs.with_side(both, Side.OURS)
    assert not any(ours.is_taken(each) for each in both)
    assert all(ours.is_decided(each) for each in both)
    one = ours.with_part(_DIFFERS.key, "what", Side.THEIRS)
    assert [each.part.name for each in one.taken_parts(_DIFFERS)] == ["what"]
    assert replace(one, new={_NEW.key: True}).is_taken(_NEW)
    newest = Choices().with_newest(both)
    assert {each.part.name for each in newest.taken_parts(_DIFFERS)} == {"what", "checked"}
    assert newest.is_taken(_NEW)


def test_what_is_guarded_is_taken_by_its_own_choice_alone() -> None:
    shelter = partner(2, address_secret=True).guarded()
    (told,) = compared(Cards(organisations=(shelter,)), Cards(organisations=(partner(2),))).of(Finding.DIFFERS)
    assert not Choices().with_side([told], Side.THEIRS).is_taken(told)
    assert not Choices().with_newest([told]).is_taken(told)
    assert Choices().with_side([told], Side.OURS).is_decided(told)
    assert Choices().with_part(told.key, "address", Side.THEIRS).is_taken(told)


def test_a_command_takes_new_ones_all_or_none() -> None:
    assert taking(_TOLD, Taking.NONE) == Choices()
    assert not taking(_TOLD, Taking.NEW).is_taken(_DIFFERS)
    assert taking(_TOLD, Taking.NEW).is_taken(_NEW)
    assert taking(_TOLD, Taking.ALL).is_taken(_DIFFERS)


def test_a_draft_holds_all_of_it() -> None:
    choices = Choices().with_newest((_NEW, _DIFFERS)).with_same(_NEW.key, partner(7).id)
    choices = choices.with_apart(key_of(partner(3)), [partner(8).id, partner(9).id])
    assert Choices.from_json(json.loads(json.dumps(choices.as_json()))) == choices
