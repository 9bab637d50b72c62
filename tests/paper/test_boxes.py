from typing_extensions import override

from ks_desktop.paper.boxes import Box, Break, Gap, Inset, Kept, NamedRow, Row, Rows, Ruling, Stack
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.ink import Style
from ks_desktop.paper.words import Words

STYLE = Style(size=10, leading=10)


class Block(Box):
    """A box of a fixed height that remembers where it was painted."""

    def __init__(self, height: float, *, before: float = 0.0, after: float = 0.0, keep: bool = False) -> None:
        self._height = height
        self.before = before
        self.after = after
        self.keep = keep
        self.painted: list[tuple[float, float, float]] = []

    @override
    def height(self, width: float) -> float:
        return self._height

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self.painted.append((x, top, width))


def lines(count: int) -> Words:
    return Words("\n".join("x" * 3 for _ in range(count)), STYLE)


def boxes_of(part: Box | None) -> tuple[Box, ...]:
    assert isinstance(part, Stack)
    return part.boxes


def test_between_two_boxes_the_larger_wish_for_space_counts() -> None:
    stack = Stack([Block(10, before=99, after=5), Block(10, before=8, after=99)])
    assert stack.height(100) == 28


def test_a_stack_is_cut_where_the_room_ends() -> None:
    first, second, third = Block(10), Block(10), Block(10)
    top, rest = Stack([first, second, third]).cut(100, 25, forced=False)
    assert boxes_of(top) == (first, second)
    assert boxes_of(rest) == (third,)


def test_a_heading_goes_with_what_follows() -> None:
    text, heading, after = Block(10), Block(10, keep=True), Block(10)
    top, rest = Stack([text, heading, after]).cut(100, 25, forced=True)
    assert boxes_of(top) == (text,)
    assert boxes_of(rest) == (heading, after)


def test_a_heading_alone_on_a_fresh_page_stays_so_that_the_press_goes_on() -> None:
    heading, giant = Block(10, keep=True), Block(500)
    top, rest = Stack([heading, giant]).cut(100, 100, forced=True)
    assert boxes_of(top) == (heading,)
    assert boxes_of(rest) == (giant,)


def test_what_is_higher_than_a_page_is_painted_all_the_same() -> None:
    giant = Block(500)
    assert Stack([giant]).cut(100, 100, forced=False)[0] is None
    assert boxes_of(Stack([giant]).cut(100, 100, forced=True)[0]) == (giant,)


def test_a_break_begins_a_page() -> None:
    first, second = Block(10), Block(10)
    top, rest = Stack([first, Break(), second]).cut(100, 500, forced=True)
    assert boxes_of(top) == (first,)
    assert boxes_of(rest) == (second,)


def test_kept_boxes_go_together_unless_they_fill_more_than_a_page() -> None:
    kept = Kept([Block(10), Block(10)])
    assert kept.cut(100, 15, forced=False) == (None, kept)
    top, rest = kept.cut(100, 15, forced=True)
    assert len(boxes_of(top)) == len(boxes_of(rest)) == 1


def test_a_row_shares_its_width_and_is_as_high_as_its_highest_cell(canvas: Canvas) -> None:
    cells = [Block(10), Block(30), Block(20)]
    row = Row(cells, [-40, 1, 3], Ruling(gutter=10, pad=2, below=1, upright=1))
    assert row.height(180) == 34
    row.paint(canvas, 0, 100, 180)
    assert [cell.painted for cell in cells] == [[(0, 98, 40)], [(50, 98, 30)], [(90, 98, 90)]]


def test_a_row_is_continued_cell_by_cell() -> None:
    row = Row([lines(2), lines(30)], [1, 1])
    top, rest = row.cut(200, 100, forced=False)
    assert top is not None
    assert rest is not None
    assert top.height(200) == 100
    assert rest.height(200) == 200


def test_a_row_is_not_begun_in_too_little_room() -> None:
    row = Row([lines(30)], [1])
    assert row.cut(200, 25, forced=False) == (None, row)
    assert row.cut(200, 25, forced=True)[0] is not None


def test_a_named_row_is_kept_or_has_its_name_on_each_page() -> None:
    row = NamedRow([lines(1), lines(30)], [1, 1])
    assert row.cut(200, 100, forced=False) == (None, row)
    high = NamedRow([lines(1), lines(60)], [1, 1])
    top, rest = high.cut(200, 100, forced=False)
    assert isinstance(top, NamedRow)
    assert isinstance(rest, NamedRow)
    assert top.height(200) == 100
    assert NamedRow([lines(1), Gap(0.0)], [1, 1]).height(200) == 10


def test_the_head_of_a_table_is_repeated() -> None:
    head = Block(10)
    table = Rows(head, [Row([lines(3)], [1]) for _ in range(10)])
    top, rest = table.cut(200, 100, forced=True)
    assert top is not None
    assert rest is not None
    assert top.height(200) == 100
    assert rest.height(200) == 10 + 7 * 30


def test_an_inset_box_is_narrower_and_is_cut_with_its_line(canvas: Canvas) -> None:
    inner = Block(10)
    Inset(inner, 15, line=1).paint(canvas, 5, 100, 100)
    assert inner.painted == [(20, 100, 85)]
    top, rest = Inset(lines(10), 15).cut(100, 50, forced=False)
    assert isinstance(top, Inset)
    assert isinstance(rest, Inset)


def test_a_gap_is_white() -> None:
    assert Gap(12).height(100) == 12


def test_a_label_goes_to_the_page_of_what_it_names() -> None:
    row = Row([lines(1), lines(3)], [-40, 1])
    assert row.cut(100, 25, forced=False) == (None, row)
    top, rest = Row([lines(1), lines(9)], [-40, 1]).cut(100, 40, forced=False)
    assert top is not None
    assert rest is not None
    assert (top.height(100), rest.height(100)) == (40, 50)
