from collections.abc import Iterable
from io import BytesIO

import pytest
from pikepdf import Name, Pdf
from typing_extensions import override

from ks_desktop.paper import paint
from ks_desktop.paper.blocks import Bullets, Fact, Facts, Heading, Paragraph, Parallel, Together
from ks_desktop.paper.boxes import Stack
from ks_desktop.paper.canvas import Canvas, Line
from ks_desktop.paper.documents import Sheet, TextSize
from ks_desktop.paper.ink import Style, styles_for
from ks_desktop.paper.parallel import Pair, TwoColumns, column
from ks_desktop.paper.setting import box_of
from ks_desktop.paper.words import Words
from tests.paper.reading import letters, letters_of, pages_of

WIDTH = 400.0
PLAIN = Style(size=10, leading=14)
COLUMNS = (column("nl"), column("tr"))


def words(count: int, word: str = "woord") -> Words:
    return Words(" ".join([word] * count), PLAIN, after=7)


def painted(box: TwoColumns) -> list[tuple[float, float]]:
    """Return where each line is painted, in the order of painting."""
    seen: list[tuple[float, float]] = []

    class Spy(Canvas):
        @override
        def write(self, lines: Iterable[Line], size: float, colour: str) -> None:
            lines = list(lines)
            seen.extend((line.left, line.base) for line in lines)
            super().write(lines, size, colour)

    box.put(Spy(), 0, 500, WIDTH)
    return seen


def test_each_pair_begins_at_the_same_height_and_the_left_column_is_painted_first() -> None:
    box = TwoColumns([Pair(words(3), words(40, "kelime")), Pair(words(30), words(3, "kelime"))], None, COLUMNS)
    spots = painted(box)
    left = [(x, y) for x, y in spots if x < WIDTH / 2]
    right = [(x, y) for x, y in spots if x >= WIDTH / 2]
    assert [*left, *right] == [(x, y) for x, y in spots]
    assert left[0][1] == right[0][1]
    last = right[-1][1]  # the one line of the second pair, beside the first of many
    assert last in [y for _x, y in left]
    assert [y for _x, y in left if y > last] == [left[0][1]]
    assert box.height(WIDTH) > words(40).height(WIDTH / 2)


def test_a_pair_is_never_begun_on_two_pages() -> None:
    pair = Pair(Words("een\ntwee\ndrie", PLAIN), words(200))
    top, rest = pair.cut(WIDTH, 35, forced=False)  # three lines at the left, and only two fit
    assert (top, rest) == (None, pair) or (top is not None and rest is not None)
    assert pair.cut(WIDTH, 20, forced=False) == (None, pair)
    top, rest = pair.cut(WIDTH, 140, forced=True)
    assert top is not None
    assert top.height(WIDTH) <= 140.01
    while rest is not None:  # nothing is pushed on for ever
        top, rest = rest.cut(WIDTH, 140, forced=True)


def test_the_heads_stand_on_each_page_again() -> None:
    heads = Pair(Words("Nederlands", PLAIN, keep=True), Words("Türkçe", PLAIN, keep=True))
    box = TwoColumns([Pair(words(60), words(60)) for _ in range(4)], heads, COLUMNS, after=3)
    top, rest = box.cut(WIDTH, 300, forced=True)
    assert isinstance(top, TwoColumns)
    assert isinstance(rest, TwoColumns)
    assert len(painted(top)) + len(painted(rest)) == len(painted(box)) + 2
    assert rest.after == 3
    assert box.cut(WIDTH, 10_000, forced=False) == (box, None)
    assert box.cut(WIDTH, 20, forced=False)[0] is None


PARALLEL = Parallel(
    rows=(
        (Heading(text="Onze afspraak"), Heading(text="موعدنا")),
        (
            Facts(rows=(Fact(label="Wie", value="Noor Proef"),), label_mm=0),
            Facts(rows=(Fact(label="مَن", value="Noor Proef"),), label_mm=0),
        ),
        (Paragraph(text="Bel mij: +31 30 000 00 01."), Paragraph(text="اتصلي بي إذن: +31 30 000 00 01.")),
        (Bullets(items=("een", "twee")), Bullets(items=("واحد", "اثنان"))),
    ),
    languages=("nl", "ar"),
    heads=("Nederlands", "العربية"),
)


def test_a_right_to_left_column_begins_at_its_right_edge() -> None:
    styles = styles_for(TextSize.NORMAL)
    box = box_of(PARALLEL, styles)
    assert isinstance(box, TwoColumns)
    right = [(x, y) for x, y in painted(box) if x > WIDTH / 2]
    assert max(x for x, _y in right) > WIDTH * 0.75
    assert styles.in_language("ar").mirrored
    assert styles.in_language("ar").in_language("tr") == styles


@pytest.mark.parametrize("size", [TextSize.LARGE, TextSize.HUGE])
def test_all_that_is_said_is_on_paper_and_large_print_has_one_language_after_the_other(size: TextSize) -> None:
    sheet = Sheet(title="Proef", language="nl", heading="", blocks=(PARALLEL,), size=size)
    assert paint.missing_glyphs(sheet) == ()
    pdf = paint.render(sheet)
    assert pdf == paint.render(sheet)
    for said in ("Onze afspraak", "Nederlands", "Noor Proef", "Bel mij: +31 30 000 00 01."):
        assert letters(said) in letters_of(pdf)
    box = box_of(PARALLEL, styles_for(size))
    assert isinstance(box, Stack) is (size is TextSize.HUGE)


def test_what_must_not_be_last_goes_along_to_the_signature() -> None:
    closing = Parallel(
        rows=((Paragraph(text="Groet,"), Paragraph(text="Saygılar,")),), languages=("nl", "tr"), stays=True
    )
    name = Together(blocks=(Paragraph(text="NAAM"), *(Paragraph(text="functie") for _ in range(4))))
    lines = tuple(Paragraph(text=f"regel {number}") for number in range(40))
    found = set()
    for count in range(24, 34):
        sheet = Sheet(title="Proef", language="nl", heading="", blocks=(*lines[:count], closing, name))
        pages = pages_of(paint.render(sheet))
        page = next(number for number, text in enumerate(pages) if "NAAM" in text)
        assert "Groet," in pages[page]
        found.add(page)
    assert found == {0, 1}


def test_a_short_pair_goes_whole_to_the_next_page() -> None:
    note = Pair(words(20), words(3))
    high = note.height(WIDTH)
    assert 30 < high <= 60
    assert note.cut(WIDTH, high - 5, forced=False) == (None, note)


def test_who_listens_hears_one_language_after_the_other_over_all_pages() -> None:
    many = tuple((Paragraph(text=f"zin {number}"), Paragraph(text=f"جملة {number}")) for number in range(60))
    said = Parallel(rows=many, languages=("nl", "ar"), heads=("Nederlands", "العربية"))
    pdf = paint.render(Sheet(title="Proef", language="nl", heading="", blocks=(said,)))
    with Pdf.open(BytesIO(pdf)) as document:
        top = document.Root.StructTreeRoot.K.K
        parts = [(str(part.get(Name.Lang, "")), len(part.K)) for part in top if Name.Sect == part.S]
    assert parts == [("nl", 61), ("ar", 61)]  # each with its head, once


def test_a_line_that_begins_with_a_latin_name_runs_from_the_right_in_an_arabic_column() -> None:
    styles = styles_for(TextSize.NORMAL)
    said = "Noor Proef, jeugdverpleegkundige، ممرضة"
    assert Words(said, styles.in_language("ar").body).lines(WIDTH)[0].rtl
    assert not Words(said, styles.body).lines(WIDTH)[0].rtl
    assert not Words("Noor Proef", styles.in_language("ar").body).lines(WIDTH)[0].rtl
