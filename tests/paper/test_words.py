import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf

from ks_desktop.paper import fonts
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.ink import Style
from ks_desktop.paper.words import Words, broken

STYLE = Style(size=10, leading=14)
WIDTHS = st.floats(min_value=20, max_value=400)


@given(st.text(max_size=300), WIDTHS)
def test_breaking_loses_no_letter(text: str, width: float) -> None:
    assert "".join(broken(text, STYLE, width)) == text


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F), max_size=300), WIDTHS)
def test_no_line_is_wider_than_the_column(text: str, width: float) -> None:
    face = fonts.face(strong=False)
    for line in broken(text, STYLE, width):
        assert face.width(line.rstrip(" "), STYLE.size) <= width + 0.1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("06-12345678 bel", ["06-12345678 ", "bel"]),
        ("Jansen-Pietersen", ["Jansen-", "Pietersen"]),
        ("ruim drie\u00a0jaar", ["ruim ", "drie\u00a0jaar"]),
    ],
)
def test_a_line_breaks_at_spaces_and_between_names_and_not_in_numbers(text: str, lines: list[str]) -> None:
    assert broken(text, STYLE, 62) == lines


@given(st.integers(1, 40), st.floats(0, 400), st.booleans())
def test_a_cut_keeps_all_lines_and_the_top_fits(count: int, room: float, forced: bool) -> None:
    words = Words("\n".join(f"regel {number}" for number in range(count)), STYLE)
    top, rest = words.cut(200, room, forced=forced)
    kept = [line.text for part in (top, rest) if isinstance(part, Words) for line in part.lines(200)]
    assert kept == [f"regel {number}" for number in range(count)]
    if top is not None and not (forced and room < STYLE.leading):
        assert top.height(200) <= room + 0.1
    if forced:
        assert top is not None


@pytest.mark.parametrize(("room", "stays"), [(20, 0), (30, 2), (4 * 14 + 1, 3), (5 * 14, 5)])
def test_no_single_line_is_left_alone_on_a_page(room: float, stays: int) -> None:
    words = Words("a\nb\nc\nd\ne", STYLE)
    top, _rest = words.cut(200, room, forced=False)
    assert (len(top.lines(200)) if isinstance(top, Words) else 0) == stays


def test_control_characters_do_not_reach_the_page() -> None:
    assert [line.text for line in Words("a\x00b\u202ec", STYLE).lines(200)] == ["abc"]


@pytest.mark.parametrize(("count", "room"), [(2, 1), (3, 2), (3, 1), (4, 3), (9, 8), (9, 1)])
def test_no_line_stands_alone_on_either_page(count: int, room: int) -> None:
    words = Words("\n".join(f"regel {number}" for number in range(count)), STYLE)
    top, rest = words.cut(200, room * STYLE.leading, forced=False)
    assert top is None or top.height(200) >= 2 * STYLE.leading
    assert rest is not None
    assert rest.height(200) >= 2 * STYLE.leading


def test_a_line_that_ends_a_word_ends_in_a_space_and_a_broken_word_does_not(canvas: Canvas) -> None:
    Words("een twee\ndrie", STYLE).put(canvas, 0, 100, 30)
    Words("lang" * 20, STYLE).put(canvas, 0, 200, 30)
    canvas.showPage()
    with Pdf.open(BytesIO(canvas.file())) as file:
        code = file.pages[0].Contents.read_bytes().decode()
    shown = re.findall(r"\(([^)]*)\) Tj", code)
    assert shown[:3] == ["een ", "twee ", "drie "]
    assert "".join(shown[3:]) == "lang" * 20 + " "
    assert not any(part.endswith(" ") for part in shown[3:-1])
