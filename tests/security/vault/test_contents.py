import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.errors import StorageError
from ks_desktop.security.vault import Purpose, contents, keyfile
from ks_desktop.security.vault.contents import KeyFile, Loan, parse, spelt
from ks_desktop.security.vault.spelling import canonical
from tests.security.vault.support import make_old_vault, make_vault

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> KeyFile:
    folder = tmp_path_factory.mktemp("kluis")
    make_vault(folder)
    return keyfile.read(folder).file


def with_checksum(stored: dict[str, Any]) -> bytes:
    body = {name: value for name, value in stored.items() if name != "checksum"}
    return canonical({**body, "checksum": hashlib.sha256(canonical(body)).hexdigest()})


def test_both_formats_come_back_from_their_spelling(whole: KeyFile, tmp_path: Path) -> None:
    assert parse(spelt(whole)) == whole
    lent = replace(whole, slots=(), loan=Loan(nonce=bytes(12), sealed=bytes(48)), wanted=frozenset(Purpose))
    assert parse(spelt(lent)) == lent
    make_old_vault(tmp_path, "proef")
    old = keyfile.read(tmp_path).file
    assert (old.format, old.generation, old.is_current(), old.restricted_generation) == (1, 1, False, 0)
    assert parse(spelt(old)) == old


def test_parts_that_do_not_fit_together_are_refused(whole: KeyFile, tmp_path: Path) -> None:
    make_old_vault(tmp_path, "proef")
    old = keyfile.read(tmp_path).file
    bare = replace(whole.slots[0], boxes=())
    for change in (
        lambda: replace(whole, generation=2),
        lambda: replace(whole, generation=0),
        lambda: replace(whole, restricted_generation=2),
        lambda: replace(whole, restricted_generation=-1),
        lambda: replace(whole, slots=(bare,)),
        lambda: replace(whole, format=1),
        lambda: replace(old, generation=2, format=2),
        lambda: replace(old, restricted_generation=1),
        lambda: Loan(nonce=b"", sealed=b""),
    ):
        with pytest.raises(ValueError, match=r"generation|slot|format|size"):
            change()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["format", "database", "mark", "slots", "generation", "wanted", "loan", "mac"]), ODD)
def test_any_value_in_any_place_is_damage_or_too_new(whole: KeyFile, name: str, value: object) -> None:
    stored = json.loads(spelt(whole))
    stored[name] = value
    try:
        content = with_checksum(stored)
    except UnicodeEncodeError:  # a lone surrogate cannot stand in a file
        return
    try:
        parse(content)
    except (ValueError, KeyError, TypeError, AttributeError, StorageError):
        return
    assert content == spelt(parse(content))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["kind", "name", "passes", "salt", "public", "must_change", "boxes", "wrapped"]), ODD)
def test_any_value_in_a_slot_is_damage(whole: KeyFile, name: str, value: object) -> None:
    stored = json.loads(spelt(whole))
    stored["slots"][0][name] = value
    try:
        parse(with_checksum(stored))
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    assert name in {"name", "must_change"}  # what may say anything is guarded by the seal


def test_the_purpose_of_the_seal_is_its_own() -> None:
    assert contents.FORMAT == 2
