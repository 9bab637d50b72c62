from ks_desktop.referrals.formreading import limits
from tests import papers as made


def test_our_own_form_stays_far_under_every_limit() -> None:
    assert len(made.filled()) * 20 < limits.MOST_BYTES
    assert limits.CHILD_MEMORY < 400_000_000
