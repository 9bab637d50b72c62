from io import BytesIO

from pikepdf import Array, Pdf
from typing_extensions import override

from ks_desktop.paper import tags
from ks_desktop.paper.box import Box, Break, Gap
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.ink import Style
from ks_desktop.paper.words import Words

STYLE = Style(size=10, leading=14)


class Square(Box):
    @override
    def height(self, width: float) -> float:
        return 20.0

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        canvas.rect(x, top - 20, 20, 20)


def elements(canvas: Canvas) -> list[tuple[str, list[str]]]:
    canvas.showPage()
    with Pdf.open(BytesIO(canvas.file())) as file:
        kids = file.Root.StructTreeRoot.K.K
        found = list(kids) if isinstance(kids, Array) else [kids]
        return [(str(kid.S), [str(edge) for edge in kid.A.BBox] if "/A" in kid else []) for kid in found]


def test_a_box_is_whole_or_on_the_next_page_unless_it_must_stay() -> None:
    box = Square()
    assert box.cut(100, 20, forced=False) == (box, None)
    assert box.cut(100, 19, forced=False) == (None, box)
    assert box.cut(100, 19, forced=True) == (box, None)
    assert Gap(5).height(100) == 5
    assert Break().height(100) == 0


def test_a_box_says_what_it_is_and_a_picture_where_it_stands(canvas: Canvas) -> None:
    Square().tagged(tags.figure("een vierkant")).put(canvas, 10, 50, 30)
    Square().put(canvas, 10, 90, 30)
    ((role, placed),) = elements(canvas)
    assert role == "/Figure"
    assert placed == ["10.00", "30.00", "40.00", "50.00"]


def test_the_parts_of_a_box_are_one_element_and_the_same_box_again_is_none(canvas: Canvas) -> None:
    whole = Words("kop", STYLE).tagged(tags.heading(1))
    first, second = (Words(text, STYLE).cut_from(whole) for text in ("een", "twee"))
    for part in (first, second, Words("los", STYLE)):
        part.put(canvas, 0, 100, 100)
    again = Words("telkens", STYLE).tagged(tags.heading(2))
    again.put(canvas, 0, 100, 100)
    again.put(canvas, 0, 200, 100)
    assert [role for role, _placed in elements(canvas)] == ["/H1", "/P", "/H2"]
