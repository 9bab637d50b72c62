import pytest
from typing_extensions import override

from ks_desktop.paper.boxes import Cut, Gap, Stack
from ks_desktop.paper.pages import Area, paginate

FIRST = Area(left=0, top=100, width=100, bottom=50)
NEXT = Area(left=0, top=100, width=100, bottom=0)


def story(count: int) -> Stack:
    return Stack([Gap(20) for _ in range(count)])


def test_the_first_page_holds_less_than_the_following() -> None:
    pages = paginate(story(9), FIRST, NEXT)
    assert [page[0].box.height(100) for page in pages] == [40, 100, 40]


def test_what_is_pinned_stands_at_the_bottom_of_the_last_page() -> None:
    pages = paginate(story(3), NEXT, NEXT, Gap(30))
    assert len(pages) == 1
    assert pages[0][-1].top == 30


def test_what_is_pinned_takes_a_new_page_when_there_is_no_room() -> None:
    pages = paginate(story(4), NEXT, NEXT, Gap(30))
    assert len(pages) == 2
    assert pages[1][-1].top == 30


def test_what_is_pinned_and_higher_than_a_page_is_cut() -> None:
    pages = paginate(story(1), NEXT, NEXT, story(12))
    assert [page[0].box.height(100) for page in pages[1:]] == [100, 100, 40]


class Endless(Gap):
    """A box that never gets smaller."""

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        return None, self


def test_a_box_that_does_not_get_smaller_is_a_bug_and_not_a_page_without_end() -> None:
    with pytest.raises(AssertionError, match="Endless"):
        paginate(Endless(10), FIRST, NEXT)


def test_an_empty_story_is_one_white_page() -> None:
    assert len(paginate(Stack([]), FIRST, NEXT)) == 1
