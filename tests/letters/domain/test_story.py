from uuid import UUID

from ks_desktop.core.values import LetterId
from ks_desktop.letters.domain.story import Link


def test_a_letter_that_is_a_draft_still_has_neither_number_nor_day() -> None:
    link = Link(id=LetterId(UUID(int=1)), number="", day=None)
    assert not link.number
    assert link.day is None
