import pytest

from ks_desktop.core.values import new_id
from ks_desktop.security.vault import Key


def test_a_wiped_key_cannot_be_used_and_its_bytes_are_overwritten() -> None:
    key = Key.random()
    kept = key.material
    key.wipe()
    key.wipe()
    assert not any(kept)
    with pytest.raises(ValueError, match="wiped"):
        _ = key.material


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_is_32_bytes_and_nothing_else(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Key(bytes(length), new_id())


def test_derived_keys_differ_by_purpose_and_by_database_and_are_stable() -> None:
    key = Key.random()
    assert key.derive("one") == key.derive("one")
    assert key.derive("one") != key.derive("two")
    assert key.derive("one") != Key(bytes(key.material), new_id()).derive("one")
    assert key.derive("one") != bytes(key.material)


def test_showing_a_key_does_not_show_its_bytes() -> None:
    key = Key.random()
    assert key.material.hex()[:8] not in repr(key)
