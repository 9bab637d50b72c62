"""From boxes to pages: what stands on which page, and what every page carries (foot, page number, draft word)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from ks_desktop.paper import ink
from ks_desktop.paper.boxes import SLACK, Box
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.documents import Ink
from ks_desktop.paper.ink import MM, Style
from ks_desktop.paper.tags import ARTIFACT, PARAGRAPH
from ks_desktop.paper.words import Words

_LONG: Final = 10  # pages: so long a paper has its pages in the list of bookmarks
_GAP: Final = "   "  # between what stands beside the page number and the number
_DRAFT_PART: Final = 0.75  # of the diagonal that the draft word takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where boxes stand on a page, in points from its left lower corner."""

    left: float
    top: float
    width: float
    bottom: float

    @property
    def height(self) -> float:
        """The room between top and bottom."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A box at its place."""

    box: Box
    left: float
    top: float
    width: float


Page: TypeAlias = list[Placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page of a document carries."""

    title: str
    language: str
    size: tuple[float, float]
    foot: str
    page_label: str
    left: float
    right: float
    foot_top: float  # of the foot line, from the bottom of the page
    draft_word: str
    anchor: str = ""
    foot_size: float = 8.0
    ink: Ink = Ink.FULL


def paginate(story: Box, first: Area, following: Area, pinned: Box | None = None) -> list[Page]:
    """Cut a story into pages.

    Args:
        story: All boxes in one stack.
        first: Where they stand on the first page.
        following: Where they stand on each later page.
        pinned: A box at the bottom of the last page, on a page of its own if it does not fit there.
    """
    pages: list[Page] = []
    area = following
    used = 0.0
    rest: Box | None = story
    while rest is not None:
        area = following if pages else first
        top, left_over = rest.cut(area.width, area.height, forced=True)
        if left_over is rest:
            msg = f"a {type(rest).__name__} does not get smaller on a fresh page"
            raise AssertionError(msg)
        used = top.height(area.width) if top else 0.0
        pages.append([Placed(box=top, left=area.left, top=area.top, width=area.width)] if top else [])
        rest = left_over
    if pinned is not None:
        _pin(pages, pinned, area, following, used)
    return pages


def _pin(pages: list[Page], pinned: Box, area: Area, following: Area, used: float) -> None:
    height = pinned.height(area.width)
    if used + height + 2 * MM > area.height + SLACK:
        area = following
        pages.extend(paginate(pinned, following, following) if height > area.height else [[]])
        if height > area.height:
            return
    pages[-1].append(Placed(box=pinned, left=area.left, top=area.bottom + height, width=area.width))


def paint_pages(frame: Frame, pages: Sequence[Page]) -> bytes:
    """Return a PDF of these pages; the same pages always give the same bytes."""
    canvas = Canvas(frame.title, frame.language)
    paint_onto(canvas, frame, pages)
    return canvas.file()


def paint_onto(canvas: Canvas, frame: Frame, pages: Sequence[Page], *, one_of_many: bool = False) -> None:
    """Paint the pages of a document after those that a file has already."""
    canvas.begin_document(frame.language, thrifty=frame.ink is Ink.LOW, one_of_many=one_of_many)
    canvas.setPageSize(frame.size)
    if one_of_many:
        canvas.add_bookmark(frame.title)
    for number, page in enumerate(pages, 1):
        if len(pages) >= _LONG and not one_of_many:
            canvas.add_bookmark(_label(frame, number, len(pages)) or f"{number}")
        _paint_draft(canvas, frame)
        for placed in page:
            placed.box.put(canvas, placed.left, placed.top, placed.width)
        _paint_foot(canvas, frame, number, len(pages))
        canvas.showPage()


def _paint_foot(canvas: Canvas, frame: Frame, number: int, count: int) -> None:
    """Paint page number and foot; the foot is read aloud once, at the end, the number never."""
    label = _GAP.join(part for part in (frame.anchor, _label(frame, number, count)) if part)
    width = frame.size[0] - frame.left - frame.right
    style = Style(size=frame.foot_size, leading=frame.foot_size * 1.3, colour=ink.MUTED)
    folio = Words(label, style.but(align="right")).tagged(ARTIFACT)
    folio_width = min(folio.natural_width() + 1, width / 2) if label else 0.0
    folio.put(canvas, frame.left + width - folio_width, frame.foot_top, folio_width)
    foot = Words(frame.foot, style).tagged(PARAGRAPH if number == count else ARTIFACT)
    foot.put(canvas, frame.left, frame.foot_top, width - folio_width - 6 * MM)


def _label(frame: Frame, number: int, count: int) -> str:
    return frame.page_label.replace("{page}", str(number)).replace("{pages}", str(count))


def _paint_draft(canvas: Canvas, frame: Frame) -> None:
    if not frame.draft_word:
        return
    across, up = frame.size
    diagonal = (across**2 + up**2) ** 0.5
    unit = Words(frame.draft_word, Style(size=100, leading=100, strong=True)).natural_width() / 100
    size = min(_DRAFT_PART * diagonal / unit, 0.15 * diagonal)
    word = Words(frame.draft_word, Style(size=size, leading=size, strong=True, colour=ink.PALE, align="centre"))
    canvas.saveState()
    canvas.translate(across / 2, up / 2)
    canvas.rotate(52 if up > across else 33)
    word.tagged(ARTIFACT).put(canvas, -diagonal / 2, size / 2, diagonal)
    canvas.restoreState()
