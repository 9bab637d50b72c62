from dataclasses import replace

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain.own_texts import NONE, OwnTexts
from ks_desktop.letters.texts.editing import (
    MOST_PARTS,
    TextEdit,
    edited,
    hints_for,
    is_as_shipped,
    left_out,
    moved,
    ordered,
    taken_in,
)
from ks_desktop.letters.texts.parts import json_of
from ks_desktop.letters.texts.sheet import TextSheet, sheet_of
from ks_desktop.letters.wording import wording


def sheet(own: OwnTexts = NONE) -> TextSheet:
    return sheet_of("appointment", "nl", wording("appointment").texts, own)


def test_a_text_is_kept_with_what_it_was_made_from() -> None:
    (text,) = edited(sheet(), TextEdit(path="subject", text="Wij komen", version=2), "x")
    assert (text.path, text.content, text.base, text.version) == ("subject", '["Wij komen"]', '["Onze afspraak"]', 2)
    assert not is_as_shipped(text)
    (same,) = edited(sheet(), TextEdit(path="subject", text="Onze afspraak"), "x")
    assert is_as_shipped(same)


def test_an_added_part_comes_with_the_order_it_stands_in() -> None:
    first = sheet().order()[0]
    text, order = edited(sheet(), TextEdit(path="", text="Kop", block="heading", after=f"body.{first}"), "7")
    assert (text.path, text.base) == ("body.own-7", "")
    changed = sheet(OwnTexts((text, order)))
    assert changed.order() == (first, "own-7", *sheet().order()[1:])
    assert is_as_shipped(ordered(sheet(), sheet().order()))
    text, order = edited(changed, TextEdit(path="", text="Nog een"), "8")
    assert sheet(changed.own.put(text, order)).order()[0] == "own-8"


def test_a_letter_has_room_for_so_many_parts() -> None:
    many = [f"own-{number}" for number in range(MOST_PARTS)]
    own = NONE
    for key in many:
        text, _order = edited(sheet(), TextEdit(path="", text="x"), key.removeprefix("own-"))
        own = own.put(text)
    full = sheet(own.put(ordered(sheet(), many)))
    with pytest.raises(UserError):
        edited(full, TextEdit(path="", text="x"), "61")


def test_a_part_moves_within_the_letter() -> None:
    assert moved(1)(["a", "b", "c"], "a") == ["b", "a", "c"]
    assert moved(-9)(["a", "b", "c"], "c") == ["c", "a", "b"]
    assert moved(9)(["a", "b", "c"], "a") == ["b", "c", "a"]
    assert left_out(["a", "b"], "a") == ["b"]


def test_what_is_taken_in_again_stands_behind_what_it_is_shipped_behind() -> None:
    keys = list(sheet().order())
    take = taken_in(sheet())
    assert take(keys[1:], keys[0]) == keys
    assert take([*keys[:2], *keys[3:]], keys[2]) == keys
    assert take(["own-1"], keys[0]) == [keys[0], "own-1"]


def test_every_text_of_a_part_is_looked_at_for_hints() -> None:
    (text,) = edited(sheet(), TextEdit(path="body.fields-1", text="Wie: kwetsbaar\nWat: kwetsbaar"), "x")
    assert [hint.is_clear for hint in hints_for(text, to_her=True)] == [True]
    assert hints_for(replace(text, content=json_of(["Goed."])), to_her=True) == ()
