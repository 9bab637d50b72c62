from datetime import time

import pytest

from ks_desktop.core.errors import UserErrors
from ks_desktop.core.settings import RANGES, Settings, hours_of


def test_all_wrong_numbers_are_named_at_once() -> None:
    with pytest.raises(UserErrors) as refused:
        Settings(visit_minutes=1, visits_a_day=99)
    assert {error.field for error in refused.value.errors} == {"visit_minutes", "visits_a_day"}


def test_every_default_lies_in_its_range() -> None:
    defaults = Settings()
    assert all(allowed.least <= getattr(defaults, name) <= allowed.most for name, allowed in RANGES.items())


@pytest.mark.parametrize(("kept", "planned"), [(60, 60), (47, 50), (16, 20), (240, 240)])
def test_a_visit_is_planned_in_whole_fives_also_by_a_setting_of_an_older_file(kept: int, planned: int) -> None:
    assert Settings(visit_minutes=kept).visit_length == planned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7:00-9:00, 16:00-18:30", ((time(7), time(9)), (time(16), time(18, 30)))),
        ("7-9,16.15-18", ((time(7), time(9)), (time(16, 15), time(18)))),
        ("", ()),
    ],
)
def test_busy_hours_are_read(text: str, expected: tuple[tuple[time, time], ...]) -> None:
    assert hours_of(text) == expected


@pytest.mark.parametrize("text", ["9-7", "7", "25-26", "7-9 16-18", "ochtend", "7:75-9"])
def test_hours_that_are_none_are_refused_at_their_field(text: str) -> None:
    with pytest.raises(UserErrors) as refused:
        Settings(peak_hours=text)
    assert [error.field for error in refused.value.errors] == ["peak_hours"]
