import os
from dataclasses import replace

import pytest

from ks_desktop.core.values import new_id
from ks_desktop.security.vault.boxes import Box, Owner, Purpose, box_from_json, new_private, open_box, public_of, seal


def pair(name: str = "proef") -> tuple[bytearray, Owner]:
    private = new_private()
    return private, Owner(database_id=new_id(), kind="user", name=name, public=public_of(private))


def test_a_key_is_given_without_a_passphrase_and_opens_for_its_owner_only() -> None:
    private, owner = pair()
    material = os.urandom(32)
    box = seal(material, owner, purpose=Purpose.DATABASE, generation=3)
    assert open_box(box, private, owner) == material
    assert material not in box.sealed
    other, stranger = pair()
    for key, whose in ((other, owner), (other, stranger), (private, stranger)):
        with pytest.raises(ValueError, match="not for this key"):
            open_box(box, key, whose)


def test_a_box_cannot_be_passed_off_as_another() -> None:
    private, owner = pair()
    box = seal(os.urandom(32), owner, purpose=Purpose.DATABASE, generation=3)
    moved = (
        (replace(box, generation=4), owner),
        (replace(box, purpose=Purpose.RESTRICTED), owner),
        (replace(box, nonce=bytes(12)), owner),
        (box, replace(owner, name="ander")),
        (box, replace(owner, kind="recovery")),
        (box, replace(owner, database_id=new_id())),
    )
    for each, whose in moved:
        with pytest.raises(ValueError, match="not for this key"):
            open_box(each, private, whose)


def test_a_point_that_gives_everybody_the_same_secret_is_refused() -> None:
    private, owner = pair()
    box = seal(os.urandom(32), owner, purpose=Purpose.DATABASE, generation=1)
    with pytest.raises(ValueError, match="shared"):
        open_box(replace(box, ephemeral=bytes(32)), private, owner)
    with pytest.raises(ValueError, match="shared"):
        seal(os.urandom(32), replace(owner, public=bytes(32)), purpose=Purpose.DATABASE, generation=1)


def test_a_box_comes_back_from_json_and_two_boxes_share_nothing() -> None:
    _private, owner = pair()
    one, two = (seal(bytes(32), owner, purpose=Purpose.RESTRICTED, generation=1) for _ in range(2))
    assert box_from_json(one.as_json()) == one
    assert one.ephemeral != two.ephemeral
    assert one.sealed != two.sealed


@pytest.mark.parametrize(
    ("name", "value"),
    [("generation", 0), ("generation", 10**9), ("generation", "1"), ("sealed", "QUJD"), ("nonce", 7), ("purpose", "x")],
)
def test_hostile_boxes_are_refused(name: str, value: object) -> None:
    stored = seal(bytes(32), pair()[1], purpose=Purpose.DATABASE, generation=1).as_json()
    stored[name] = value
    with pytest.raises((ValueError, TypeError)):
        box_from_json(stored)


def test_a_box_has_sizes() -> None:
    with pytest.raises(ValueError, match="size"):
        Box(purpose=Purpose.DATABASE, generation=1, ephemeral=b"", nonce=bytes(12), sealed=bytes(48))
