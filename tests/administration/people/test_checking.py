from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.administration.people.checking import at_work, unfit
from ks_desktop.core.errors import UserError
from tests.security.support import make_user


def test_a_passphrase_typed_twice_must_do_and_be_the_same() -> None:
    good = "een zin van vier woorden"
    assert unfit(good, good) == []
    assert [error.code for error in unfit(good, f"{good}!")] == ["differs"]
    assert [error.code for error in unfit("kort", "kort")] == ["passphrase_short"]


def test_nothing_is_changed_of_who_left() -> None:
    user = make_user()
    assert at_work(user) is user
    with pytest.raises(UserError, match="left"):
        at_work(replace(user, left_on=date(2026, 11, 2)))
