from dataclasses import fields, replace
from datetime import timedelta

import pytest

from ks_desktop.coalition.domain.cards import Record, RecordKind, key_of
from ks_desktop.coalition.merging.parts import PARTS, emptied, part_of
from ks_desktop.core.gestation import age_of
from tests.coalition.merging.directories import DAY, location, partner, person, service

_CARDS: tuple[Record, ...] = (partner(), location(), person(), service())


@pytest.mark.parametrize("card", _CARDS)
def test_all_that_a_card_says_is_compared_once(card: Record) -> None:
    compared = [name for part in PARTS[key_of(card).kind] for name in part.fields]
    assert len(compared) == len(set(compared))
    left_out = {each.name for each in fields(card)} - set(compared)
    assert left_out <= {"id", "version", "is_proposal", "is_guarded"}


def test_what_belongs_together_is_put_together() -> None:
    part = part_of(RecordKind.SERVICE, "until_age")
    taken = part.put(service(from_age=age_of(30)), service(until_age=age_of(20)))
    assert taken == service(until_age=age_of(20))


def test_order_says_nothing_and_a_missing_name_neither() -> None:
    languages = part_of(RecordKind.SERVICE, "languages")
    assert languages.is_same(service(languages=("nl", "tr")), service(languages=("tr", "nl")))
    checked = part_of(RecordKind.SERVICE, "checked_on")
    mine = service(checked_on=DAY, checked_by="Mw. Proef")
    assert checked.is_same(mine, service(checked_on=DAY))
    assert not checked.is_same(mine, service(checked_on=DAY - timedelta(days=1)))
    assert not checked.is_same(mine, service(checked_on=DAY, checked_by="Mw. Anders"))


def test_a_no_says_something_and_nothing_does_not() -> None:
    assert not part_of(RecordKind.PERSON, "is_active").is_empty(replace(person(), is_active=False))
    assert part_of(RecordKind.PARTNER, "address").is_empty(partner(place=""))


def test_what_is_left_out_goes_with_what_it_belongs_to() -> None:
    assert emptied(service(checked_on=DAY, checked_by="Mw. Proef"), "checked_on") == service()
