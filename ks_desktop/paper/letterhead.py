"""A letter: head, address in the window of the envelope, reference row, text, signature, reply slip."""

from collections.abc import Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from ks_desktop.paper import ink
from ks_desktop.paper.blocks import Fact
from ks_desktop.paper.boxes import Box, Break, Gap, Kept, Row, Ruling, Stack
from ks_desktop.paper.documents import Letter, Sender, Slip, TextSize, WindowSide
from ks_desktop.paper.ink import MM, Style, Styles, styles_for
from ks_desktop.paper.pages import Area, Frame, Page, Placed, paginate
from ks_desktop.paper.setting import box_of, set_blocks
from ks_desktop.paper.strokes import CodeGrid, CodeRow, Hairline, Picture, Qr
from ks_desktop.paper.words import Words

# Source of the measures: NEN 1026 as implemented by isodoc (window, reference row, fold marks).
LEFT_MM: Final = 35.0
_WIDTH_MM: Final = {TextSize.SMALL: 152.0, TextSize.NORMAL: 150.0, TextSize.LARGE: 140.0}
_WINDOW_LEFT_MM: Final = {WindowSide.LEFT: 35.0, WindowSide.RIGHT: 105.0}
_WINDOW_WIDTH_MM: Final = 72.0
_WINDOW_CENTRE_MM: Final = 63.5
_WINDOW_HIGH_MM: Final = 34.0
_REFERENCES_MM: Final = 96.0
_PEN_MM: Final = 14.0  # room to sign
_PEN_TIGHT_MM: Final = 10.0
_START_MM: Final = 7.0  # from the references to the text
_FOLDS_MM: Final = (107.0, 158.0)
_FOOT_MM: Final = 15.0
_BOTTOM_MM: Final = 21.0
_TOP_MM: Final = 24.0  # of a following page
_SENDER_TOP_MM: Final = 15.0
_SENDER_HIGH_MM: Final = 29.0
_SENDER_WIDTH_MM: Final = 66.0  # of the name; then the lines begin where the right window does
_REFERENCE_MM: Final = 35.0  # from one reference to the next: the second but one stands under the right window

_SENDER_SCALES: Final = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.54)
_NAME_SIZE: Final = 13.0
_NAME_SIZE_UNDER_LOGO: Final = 10.0
_LOGO_MM: Final = 15.0
_ADDRESS_SIZES: Final = (10.5, 9.5, 8.5, 7.5, 6.5, 5.5)
_SHORT_LETTER: Final = 3  # pages, slip included; a longer one gains nothing by being tight
_TRIES: Final = {
    TextSize.SMALL: ((TextSize.SMALL, False), (TextSize.SMALL, True)),
    TextSize.NORMAL: ((TextSize.NORMAL, False), (TextSize.NORMAL, True), (TextSize.SMALL, True)),
    TextSize.LARGE: ((TextSize.LARGE, False),),  # for whoever reads with effort a page more is better
}
_HALVES: Final = 2  # two references take half of the width each
_RETURN: Final = Style(size=7, leading=9, colour=ink.MUTED)
_CODE: Final = Style(size=15, leading=21, strong=True, align="centre")


def lay_out(letter: Letter) -> list[Page]:
    """Return the pages of a letter."""
    width = _WIDTH_MM[letter.size] * MM
    head, used_mm = _head(letter)
    start_mm = max(used_mm, 80.0) + _START_MM
    first = Area(left=LEFT_MM * MM, top=ink.A4[1] - start_mm * MM, width=width, bottom=_BOTTOM_MM * MM)
    following = Area(left=LEFT_MM * MM, top=ink.A4[1] - _TOP_MM * MM, width=width, bottom=_BOTTOM_MM * MM)
    pages = _fewest(letter, first, following)
    pages[0] = [*head, *pages[0]]
    if letter.following:
        running = Words(letter.following, styles_for(letter.size).small)
        for page in pages[1:]:
            page.append(_at(running, LEFT_MM, 12.0, width / MM))
    return pages


def _fewest(letter: Letter, first: Area, following: Area) -> list[Page]:
    """Return the pages; set a little tighter, then smaller, if that saves the page that would hold only the end."""
    found: list[list[Page]] = []
    for size, tight in _TRIES[letter.size]:
        styles = styles_for(size, language=letter.language, tight=tight)
        found.append(paginate(_story(letter, styles), first, following))
        if len(found[0]) > _SHORT_LETTER:
            break
    return min(found, key=len)  # of equals the first


def frame_of(letter: Letter, *, draft: bool) -> Frame:
    """Return what each page of a letter carries."""
    return Frame(
        title=letter.title,
        language=letter.language,
        size=ink.A4,
        foot=letter.footer,
        page_label=letter.page_label,
        left=LEFT_MM * MM,
        right=ink.A4[0] - (LEFT_MM + _WIDTH_MM[letter.size]) * MM,
        foot_top=_FOOT_MM * MM,
        draft_word=letter.draft_word if draft else "",
    )


def _at(box: Box, left_mm: float, top_mm: float, width_mm: float) -> Placed:
    return Placed(box=box, left=left_mm * MM, top=ink.A4[1] - top_mm * MM, width=width_mm * MM)


def _head(letter: Letter) -> tuple[Page, float]:
    """Return what stands above the text of the first page, and how far it comes down, in millimetres."""
    width_mm = _WIDTH_MM[letter.size]
    address, left_mm, top_mm = _address(letter)
    page = [
        _at(Hairline(accent=True), LEFT_MM, _SENDER_TOP_MM - 4, 18),
        _at(_sender(letter.sender), LEFT_MM, _SENDER_TOP_MM, width_mm),
        _at(address, left_mm, top_mm, _WINDOW_WIDTH_MM),
    ]
    used_mm = top_mm + address.height(_WINDOW_WIDTH_MM * MM) / MM
    if letter.references:
        row = _references(letter.references)
        row_mm = max(_REFERENCES_MM, used_mm + 6)
        page.append(_at(row, LEFT_MM, row_mm, width_mm))
        used_mm = row_mm + row.height(width_mm * MM) / MM
    if letter.fold_marks:
        page.extend(_at(_FoldMark(), 203, fold, 4) for fold in _FOLDS_MM)
    return page, used_mm


class _FoldMark(Gap):
    """A short thin line at the edge of the sheet."""

    def __init__(self) -> None:
        super().__init__(0.0)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        canvas.setStrokeColor(ink.RULE)
        canvas.setLineWidth(ink.HAIR_WIDTH)
        canvas.line(x, top, x + width, top)


def _sender(sender: Sender) -> Box:
    """Return logo and name at the left and the lines at the right, small enough to stay above the window."""
    name_size = _NAME_SIZE if sender.logo is None else _NAME_SIZE_UNDER_LOGO
    rows: list[Row] = []
    for scale in _SENDER_SCALES:
        style = Style(size=8.5 * scale, leading=12 * scale, colour=ink.MUTED)
        name = Style(size=name_size * scale, leading=name_size * scale * 1.3, strong=True)
        left: list[Box] = [Picture(sender.logo, _LOGO_MM * MM)] if sender.logo is not None else []
        left.append(Words(sender.organisation, name, before=1.2 * MM))
        right = [Words(line, style) for line in sender.lines]
        rows.append(Row([Stack(left), Stack(right)], [-_SENDER_WIDTH_MM * MM, 1], Ruling(gutter=4 * MM)))
        if rows[-1].height(_WIDTH_MM[TextSize.LARGE] * MM) <= _SENDER_HIGH_MM * MM:
            break
    return rows[-1]


def _address(letter: Letter) -> tuple[Box, float, float]:
    """Return the address with its return line, its left edge and its top, in millimetres.

    It is centred on the window; when it is too high for the window the letters become smaller, and an address that even
    then is too high starts at the top of the window, whole, and pushes the rest of the letter down.
    """
    window = letter.window
    width = _WINDOW_WIDTH_MM * MM
    sets: list[Stack] = []
    for size in _ADDRESS_SIZES:
        style = Style(size=size, leading=size * 1.35)
        lines: list[Box] = [Words(line, style) for line in letter.address]
        if letter.return_line:
            lines.insert(0, Words(letter.return_line, _RETURN, after=2 * MM))
        sets.append(Stack(lines or [Gap(0.0)]))
        if sets[-1].height(width) <= _WINDOW_HIGH_MM * MM:
            break
    high_mm = min(sets[-1].height(width) / MM, _WINDOW_HIGH_MM)
    left_mm = _WINDOW_LEFT_MM[window.side] + window.right_mm
    return sets[-1], left_mm, _WINDOW_CENTRE_MM + window.down_mm - high_mm / 2


def _references(references: Sequence[Fact]) -> Box:
    label = Style(size=8, leading=11, colour=ink.MUTED)
    value = Style(size=9.5, leading=13)
    cells: list[Box] = [Stack([Words(fact.label, label), Words(fact.value, value)]) for fact in references]
    gutter = 3 * MM
    fixed = _REFERENCE_MM * MM * (2 if len(cells) == _HALVES else 1) - gutter
    return Row(cells, [-fixed] * (len(cells) - 1) + [1], Ruling(gutter=gutter))


def _story(letter: Letter, styles: Styles) -> Stack:
    story: list[Box] = []
    if letter.subject:
        text = f"{letter.subject_label} {letter.subject}".strip()
        space = styles.body.leading * (0.5 if styles.tight else 1.0)
        story.append(Words(text, styles.body.but(strong=True), after=space, keep=True))
    if letter.salutation:
        space = styles.body.leading * (0.5 if styles.tight else 0.8)
        story.append(Words(letter.salutation, styles.body, after=space, keep=True))
    body = [box_of(block, styles) for block in letter.body]
    ending = _ending(letter, styles)
    if body and letter.closing and isinstance(body[-1], Words):
        ending = [Kept([body.pop(), *ending])]  # a signature does not stand alone on a page
    story.extend([*body, *ending])
    if letter.slip is not None:
        story.append(Break())
        story.extend(_slip(letter.slip, styles_for(letter.size, language=letter.language)))
    return Stack(story)


def _ending(letter: Letter, styles: Styles) -> list[Box]:
    """Return closing, room for the pen and signature, with what is enclosed beside the name."""
    above: list[Box] = []
    if letter.closing:
        above.append(Words(letter.closing, styles.body, before=styles.body.leading * 0.9))
    if letter.signature is not None and letter.signature.room:
        above.append(Gap((_PEN_TIGHT_MM if styles.tight else _PEN_MM) * MM))
    left: list[Box] = []
    if letter.signature is not None:
        left.append(Words(letter.signature.name, styles.body.but(strong=True)))
        left.extend(Words(line, styles.body.but(colour=ink.MUTED)) for line in letter.signature.lines)
    right = [
        Row([Words(fact.label, styles.small), Words(fact.value, styles.small)], [-20 * MM, 1], Ruling(gutter=2 * MM))
        for fact in letter.attachments
    ]
    if left and right:
        shares = [-_SENDER_WIDTH_MM * MM, 1]
        return [Kept([*above, Row([Stack(left), Stack(right)], shares, Ruling(gutter=4 * MM))])]
    return [Kept([*above, Stack(left or right, before=styles.body.leading)])] if above or left or right else []


def _slip(slip: Slip, styles: Styles) -> list[Box]:
    left: list[Box] = [Words(slip.heading, styles.title, after=2 * MM)]
    if slip.intro:
        left.append(Words(slip.intro, styles.body, after=4 * MM))
    if slip.code:
        left.append(Words(slip.code_label, styles.small))
        left.append(CodeRow([slip.code], [""], CodeGrid([slip.code], 1, _CODE, styles.small)))
    head: Box = Stack(left)
    if slip.qr:
        head = Row([head, Qr(slip.qr, 30 * MM)], [1, -30 * MM], Ruling(gutter=8 * MM))
    return [head, Gap(3 * MM), Hairline(before=2 * MM, after=5 * MM), set_blocks(slip.blocks, styles)]
