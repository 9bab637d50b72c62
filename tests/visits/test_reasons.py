from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.visits import reasons

DAY = date(2026, 12, 24)


@pytest.mark.parametrize(
    "error",
    [
        reasons.no_hours(),
        reasons.window_passed(DAY),
        reasons.window_ahead(DAY, DAY),
        reasons.pregnancy_over(),
        reasons.span_past(),
        reasons.no_working_day(DAY, DAY),
        reasons.too_far(60),
        reasons.all_full(DAY, DAY),
    ],
    ids=lambda error: error.code,
)
def test_every_no_is_a_whole_dutch_sentence_that_says_what_to_do(error: UserError) -> None:
    text = error.text()
    assert text != error.message
    assert text.endswith((".", ")."))
    assert "{" not in text
    assert error.field in {"nurse", "first", "last"}


def test_a_day_is_written_the_dutch_way() -> None:
    assert "24-12-2026" in reasons.window_passed(DAY).text()
