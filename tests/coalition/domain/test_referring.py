import pytest

from ks_desktop.coalition.domain import ReferrerRole, may_refer, takes_from_us
from ks_desktop.coalition.domain.referring import in_order
from tests.coalition.test_service import make_organisation


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ((), None),
        ((ReferrerRole.GP, ReferrerRole.MIDWIFE), False),
        ((ReferrerRole.SELF,), False),
        ((ReferrerRole.GP, ReferrerRole.JGZ), True),
        ((ReferrerRole.ANY_PROFESSIONAL,), True),
    ],
)
def test_a_nurse_may_refer_where_she_is_named(roles: tuple[ReferrerRole, ...], expected: bool | None) -> None:
    assert takes_from_us(roles) is expected
    assert may_refer(make_organisation(takes_from=roles)) is expected


def test_roles_stand_once_and_in_order() -> None:
    assert in_order(["self", "gp", "gp"]) == (ReferrerRole.GP, ReferrerRole.SELF)
    with pytest.raises(ValueError, match="baker"):
        in_order(["baker"])
