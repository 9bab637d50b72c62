import dataclasses
from typing import Any

import pytest

from ks_desktop.core.values import new_id
from ks_desktop.security.vault import STANDARD_COST, Cost, Key
from ks_desktop.security.vault.slots import Holder, SlotKind, slot_from_json, unwrap, wrap
from ks_desktop.security.vault.spelling import canonical
from tests.security.vault.support import CHEAP

HOLDER = Holder(kind=SlotKind.USER, name="proef", secret=b"een geheim")


def test_a_secret_gives_back_the_key_it_wrapped() -> None:
    key = Key.random()
    slot = wrap(key.material, HOLDER, database_id=key.database_id, cost=CHEAP)
    assert unwrap(slot, b"een geheim", database_id=key.database_id) == bytes(key.material)
    assert unwrap(slot, b"een ander geheim", database_id=key.database_id) is None


def test_a_slot_cannot_be_moved_to_another_name_kind_cost_or_database() -> None:
    key = Key.random()
    slot = wrap(key.material, HOLDER, database_id=key.database_id, cost=CHEAP)
    dearer = Cost(passes=2, memory_kib=CHEAP.memory_kib, lanes=1)
    for moved in (
        dataclasses.replace(slot, name="ander"),
        dataclasses.replace(slot, kind=SlotKind.RECOVERY),
        dataclasses.replace(slot, cost=dearer),
        dataclasses.replace(slot, salt=bytes(16)),
    ):
        assert unwrap(moved, b"een geheim", database_id=key.database_id) is None
    assert unwrap(slot, b"een geheim", database_id=new_id()) is None


def test_a_slot_comes_back_from_json() -> None:
    key = Key.random()
    slot = wrap(key.material, HOLDER, database_id=key.database_id, cost=CHEAP)
    assert slot_from_json(slot.as_json()) == slot


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 2**40),
        ("memory_kib", 1024),
        ("memory_kib", "131072"),
        ("memory_kib", True),
        ("passes", 0),
        ("passes", 1_000_000),
        ("lanes", 10_000),
        ("lanes", 1.5),
        ("salt", ""),
        ("salt", "###"),
        ("salt", 7),
        ("wrapped", "QUJD"),
        ("nonce", None),
        ("kind", "guest"),
        ("name", "x" * 61),
    ],
)
def test_hostile_slots_are_refused_before_any_work_is_done(name: str, value: object) -> None:
    key = Key.random()
    stored: dict[str, Any] = wrap(key.material, HOLDER, database_id=key.database_id, cost=CHEAP).as_json()
    stored[name] = value
    with pytest.raises((ValueError, TypeError)):
        slot_from_json(stored)


def test_two_slots_of_one_passphrase_share_nothing() -> None:
    key = Key.random()
    one, two = (wrap(key.material, HOLDER, database_id=key.database_id, cost=CHEAP) for _ in range(2))
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.wrapped != two.wrapped


def test_the_standard_cost_is_what_the_manual_promises() -> None:
    assert dataclasses.astuple(STANDARD_COST) == (3, 128 * 1024, 4)
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()
