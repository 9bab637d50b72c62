import pytest

from ks_desktop.clients.domain.emergency import READY_REASONS, checked_reason
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import _


@pytest.mark.parametrize("typed", ["", "  ", "x", "spoed", "1234567890 12", "a b", "..........  ......"])
def test_a_reason_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_reason(typed)
    assert (refused.value.code, refused.value.field) == ("required", "reason")


def test_a_reason_is_one_clean_line() -> None:
    assert checked_reason(" Ik neem\nvandaag waar\u202e ") == "Ik neem vandaag waar"
    with pytest.raises(UserError) as refused:
        checked_reason("waar nemen " * 30)
    assert refused.value.code == "too_long"


def test_the_ready_ones_are_reasons() -> None:
    for reason in READY_REASONS:
        assert checked_reason(_(reason)) == _(reason)
