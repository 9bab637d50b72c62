from pathlib import Path

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.house.keys import check_at_work, unlocked
from ks_desktop.security import vault
from tests.administration.people.support import CLOCK, FIRST, OWN
from tests.keys import CHEAP, PASSPHRASE


def test_a_first_passphrase_opens_only_together_with_one_of_her_own(tmp_path: Path) -> None:
    key, _code = vault.create(tmp_path, "noor", PASSPHRASE, cost=CHEAP)
    vault.add_user(tmp_path, key, "sanne", FIRST, cost=CHEAP, must_change=True)
    with pytest.raises(UserError, match="must_change") as raised:
        unlocked(tmp_path, "sanne", FIRST, "", clock=CLOCK)
    assert raised.value.field == "new_passphrase"
    with pytest.raises(UserError, match="passphrase_short"):
        unlocked(tmp_path, "sanne", FIRST, "kort", clock=CLOCK)
    with pytest.raises(UserError, match="wrong_passphrase"):
        unlocked(tmp_path, "sanne", OWN, OWN, clock=CLOCK)
    hers = unlocked(tmp_path, "sanne", FIRST, OWN, clock=CLOCK, cost=CHEAP)
    assert (hers.was_first, hers.must_change, hers.material) == (True, False, key.material)
    assert not unlocked(tmp_path, "sanne", OWN, "", clock=CLOCK).was_first
    assert not unlocked(tmp_path, "noor", PASSPHRASE, OWN, clock=CLOCK).was_first  # nothing is changed unasked


def test_who_is_no_user_is_refused() -> None:
    with pytest.raises(UserError, match="unknown_user"):
        check_at_work(None)
