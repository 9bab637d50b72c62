import pytest

from ks_desktop.core.errors import UserErrors
from ks_desktop.core.settings import RANGES, Settings


def test_all_wrong_numbers_are_named_at_once() -> None:
    with pytest.raises(UserErrors) as refused:
        Settings(visit_minutes=1, visits_a_day=99)
    assert {error.field for error in refused.value.errors} == {"visit_minutes", "visits_a_day"}


def test_every_default_lies_in_its_range() -> None:
    defaults = Settings()
    assert all(allowed.least <= getattr(defaults, name) <= allowed.most for name, allowed in RANGES.items())
