"""The press: brings a document, its pages and the PDF together. Loaded at the first print, through `paint`."""

import gc
from collections.abc import Iterable

from ks_desktop.paper import ink, letterhead
from ks_desktop.paper.boxes import Box, Row, Ruling, Stack
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.documents import Document, Letter, Sheet, Strip, TextSize
from ks_desktop.paper.ink import MM, Style, Styles, styles_for
from ks_desktop.paper.pages import Area, Frame, Page, paginate, paint_onto, paint_pages
from ks_desktop.paper.setting import DENSE, set_blocks, table
from ks_desktop.paper.strokes import CutLine, Hairline
from ks_desktop.paper.tags import heading
from ks_desktop.paper.words import Words, forget

_SIDE_MM = 18.0
_TOP_MM = 14.0
_BOTTOM_MM = 15.0
_FOOT_MM = 10.5


def render(document: Document, *, draft: bool) -> bytes:
    """Return the document as a PDF; see `paint.render`."""
    try:
        return paint_pages(*_laid_out(document, draft=draft))
    finally:
        forget()


def render_many(documents: Iterable[Document], *, title: str, draft: bool) -> bytes:
    """Return many documents as one PDF; see `paint.render_many`."""
    canvas: Canvas | None = None
    collects = gc.isenabled()
    gc.disable()  # nothing that is made here is waste before the file is done; looking for it took a third of the time
    try:
        for document in documents:
            frame, pages = _laid_out(document, draft=draft)
            canvas = canvas or Canvas(title or frame.title, frame.language)
            paint_onto(canvas, frame, pages, one_of_many=True)
        if canvas is None:
            msg = "no document to print"
            raise ValueError(msg)
        return canvas.file()
    finally:
        forget()
        if collects:
            gc.enable()


def _laid_out(document: Document, *, draft: bool) -> tuple[Frame, list[Page]]:
    if isinstance(document, Letter):
        return letterhead.frame_of(document, draft=draft), letterhead.lay_out(document)
    return _sheet(document, draft=draft)


def _sheet(sheet: Sheet, *, draft: bool) -> tuple[Frame, list[Page]]:
    size = (ink.A4[1], ink.A4[0]) if sheet.wide else ink.A4
    styles = styles_for(sheet.size, language=sheet.language)
    area = Area(
        left=_SIDE_MM * MM,
        top=size[1] - _TOP_MM * MM,
        width=size[0] - 2 * _SIDE_MM * MM,
        bottom=_BOTTOM_MM * MM,
    )
    story = Stack([_heading(sheet, styles), *set_blocks(sheet.blocks, styles).boxes])
    pinned = _strip(sheet.strip, styles) if sheet.strip else None
    frame = Frame(
        title=sheet.title,
        language=sheet.language,
        size=size,
        foot=sheet.footer,
        anchor=sheet.anchor,
        page_label=sheet.page_label,
        left=area.left,
        right=area.left,
        foot_top=_FOOT_MM * MM,
        foot_size=12.0 if sheet.size is TextSize.HUGE else 8.0,
        ink=sheet.ink,
        draft_word=sheet.draft_word if draft else "",
    )
    return frame, paginate(story, area, area, pinned)


def _heading(sheet: Sheet, styles: Styles) -> Box:
    aside = Style(size=12, leading=23, strong=True, align="right")
    inside: list[Box] = [
        Row(
            [Words(sheet.heading, styles.title).tagged(heading(1)), Words(sheet.aside, aside)],
            [0.66, 0.34],
            Ruling(gutter=6 * MM),
        )
    ]
    if sheet.notice:
        inside.append(Words(sheet.notice, styles.small))
    inside.append(Hairline(accent=True, before=1.5 * MM))
    return Stack(inside, after=4 * MM, keep=True)


def _strip(strip: Strip, styles: Styles) -> Box:
    return Stack([CutLine(strip.label, styles.small, bleed=_SIDE_MM * MM), table(strip.table, styles, DENSE)])
