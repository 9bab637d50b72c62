from dataclasses import replace
from pathlib import Path

import pytest

from ks_desktop.security.vault import Purpose, keyfile
from ks_desktop.security.vault.restricted import first_made, from_loan, given, holds, settled, taken
from tests.security.vault.support import make_old_vault, make_vault


def test_a_key_is_lent_as_long_as_somebody_cannot_hold_it(tmp_path: Path) -> None:
    key, _code = make_old_vault(tmp_path, "proef")
    made = first_made(replace(keyfile.read(tmp_path).file, format=2), key)
    assert all(holds(made, slot) for slot in made.slots)
    assert from_loan(made, key) == key.restricted
    assert settled(made) == made
    assert made.loan is not None
    changed = replace(made, loan=replace(made.loan, sealed=bytes(48)))
    with pytest.raises(ValueError, match="changed"):
        from_loan(changed, key)


def test_given_and_taken(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    file = keyfile.read(tmp_path).file
    left = taken(file, file.user_slots()[0])
    assert not holds(left, left.user_slots()[0])
    assert left.wanted == {Purpose.RESTRICTED}
    back = given(left, key, left.user_slots()[0])
    assert holds(back, back.user_slots()[0])
    assert from_loan(file, key) is None
