from pathlib import Path

import pytest

from ks_desktop.security.vault import Purpose, keyfile
from ks_desktop.security.vault.making import new_slot, recovery_holder, user_holder
from tests.security.vault.support import CHEAP, make_vault


@pytest.mark.parametrize("restricted", [False, True])
def test_a_new_slot_holds_what_its_holder_may_open(tmp_path: Path, restricted: bool) -> None:
    key, _code = make_vault(tmp_path)
    file = keyfile.read(tmp_path).file
    slot = new_slot(file, key, user_holder("tweede", "een zin"), CHEAP, restricted=restricted, must_change=True)
    assert (slot.holds(Purpose.DATABASE), slot.holds(Purpose.RESTRICTED)) == (True, restricted)
    assert slot.is_current
    assert slot.must_change
    key.forget_restricted()
    bare = new_slot(file, key, recovery_holder(b"x"), CHEAP, restricted=True)
    assert not bare.holds(Purpose.RESTRICTED)  # nobody gives what she does not have
