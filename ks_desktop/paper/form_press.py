"""Lays a form out and paints it: the parts with their headings at the left, everything on one page if it can be."""

from typing import Final

from ks_desktop.paper import acroform, ink, tags
from ks_desktop.paper.boxes import Box, Row, Ruling, Stack
from ks_desktop.paper.form_cells import Place, TickedBox, TypedBox
from ks_desktop.paper.forms import Cell, Form, FormPart, Typed
from ks_desktop.paper.ink import MM, Style
from ks_desktop.paper.pages import Area, Frame, Page, paginate, paint_pages
from ks_desktop.paper.strokes import Hairline, Picture
from ks_desktop.paper.words import Words

_SIDE_MM: Final = 13.0
_TOP_MM: Final = 9.0
_BOTTOM_MM: Final = 10.0
_FOOT_MM: Final = 9.0
_HEADING_MM: Final = 25.0  # the column of the headings
_GUTTER_MM: Final = 4.0
_LOGO_MM: Final = 12.0
_SENDER_MM: Final = 62.0
_GAPS_MM: Final = (2.0, 1.8, 1.6, 1.4, 1.2, 1.0, 0.8, 0.6, 0.4)  # tried one after another until it fits on one page
_TITLE: Final = Style(size=16, leading=20, strong=True)
_NAME: Final = Style(size=9.5, leading=12, strong=True)
_ADDRESS: Final = Style(size=7.5, leading=9.6, colour=ink.MUTED)
_INTRO: Final = Style(size=8.5, leading=11.2)
_PART: Final = Style(size=9.5, leading=12, strong=True, colour=ink.ACCENT)
_SAID: Final = Style(size=9, leading=12.2)


def render(form: Form) -> bytes:
    """Return the form as a PDF; see `paint.render_form`."""
    area = Area(
        left=_SIDE_MM * MM,
        top=ink.A4[1] - _TOP_MM * MM,
        width=ink.A4[0] - 2 * _SIDE_MM * MM,
        bottom=_BOTTOM_MM * MM,
    )
    places: list[Place] = []
    pages: list[Page] = []
    for gap in _GAPS_MM:
        pages = paginate(_story(form, gap * MM, places), area, area)
        if len(pages) == 1:
            break
    frame = Frame(
        title=form.title,
        language=form.language,
        size=ink.A4,
        foot=form.footer,
        page_label="",
        left=area.left,
        right=area.left,
        foot_top=_FOOT_MM * MM,
        draft_word="",
    )
    return acroform.with_fields(paint_pages(frame, pages), places, form.marks)


def _story(form: Form, gap: float, places: list[Place]) -> Stack:
    boxes: list[Box] = [_head(form), Hairline(accent=True, before=1.6 * MM, after=1.6 * MM)]
    for number, part in enumerate(form.parts):
        if number:
            boxes.append(Hairline(before=gap, after=gap))
        boxes.append(_part(part, gap, places))
    return Stack(boxes)


def _head(form: Form) -> Box:
    left = [Words(form.heading, _TITLE).tagged(tags.heading(1)), Words(form.intro, _INTRO, before=0.6 * MM)]
    right: list[Box] = []
    if form.sender.logo is not None:
        seen = tags.figure(f"{form.sender.organisation} (logo)")
        right.append(Picture(form.sender.logo, _LOGO_MM * MM).tagged(seen))
    right.append(Words(form.sender.organisation, _NAME))
    right += [Words(line, _ADDRESS) for line in form.sender.lines]
    return Row([Stack(left), Stack(right)], [1, -_SENDER_MM * MM], Ruling(gutter=8 * MM))


def _part(part: FormPart, gap: float, places: list[Place]) -> Box:
    boxes: list[Box] = [Words(part.said, _SAID, after=gap)] if part.said else []
    for cells in part.rows:
        shares = [cell.share if cell.share > 0 else cell.share * MM for cell in cells]
        boxes.append(Row([_cell(cell, places) for cell in cells], shares, Ruling(gutter=_GUTTER_MM * MM), after=gap))
    heading = Words(part.heading, _PART).tagged(tags.heading(2))
    return Row([heading, Stack(boxes)], [-_HEADING_MM * MM, 1], Ruling(gutter=_GUTTER_MM * MM))


def _cell(cell: Cell, places: list[Place]) -> Box:
    return TypedBox(cell, places) if isinstance(cell, Typed) else TickedBox(cell, places)
