"""What stands above the text of a letter: who writes, the address in the window, the references, the fold marks.

However the sheet shifts in its envelope, nothing but the return line and the address comes before the window: who
writes ends above it, and the references begin under it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from ks_desktop.paper import ink, tags
from ks_desktop.paper.blocks import Fact
from ks_desktop.paper.boxes import Box, Gap, Row, Ruling, Stack
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.documents import Ink, Letter, Parallel, TextSize
from ks_desktop.paper.ink import MM, Style
from ks_desktop.paper.pages import Page, Placed
from ks_desktop.paper.pictures import logo_height
from ks_desktop.paper.strokes import Hairline, Picture
from ks_desktop.paper.words import Words

# Source of the measures: NEN 1026 as implemented by isodoc (reference row); the window: `envelopes`.
LEFT_MM: Final = 35.0
SENDER_WIDTH_MM: Final = 66.0  # of the name; then the lines begin where the right window does
_TWO_COLUMNS_MM: Final = 160.0  # of a letter in two languages, each with half of it
WIDTH_MM: Final = {TextSize.SMALL: 152.0, TextSize.NORMAL: 150.0, TextSize.LARGE: 140.0, TextSize.HUGE: 150.0}
LEAST_ADDRESS: Final = 8.0  # points: what is smaller is read badly, by people and by machines
_REFERENCES_MM: Final = 96.0
_FREE_MM: Final = 2.0  # from what can be seen to what may not
_UNDER_MM: Final = 6.0  # from an address that is too high to the references
_SENDER_TOP_MM: Final = 15.0
_SENDER_HIGHEST_MM: Final = 8.0  # where a high window leaves little room
_REFERENCE_MM: Final = 35.0  # from one reference to the next: the second but one stands under the right window
_SCALES: Final = (1.0, 0.92, 0.85, 0.78, 0.7)
_NAME_SIZE: Final = 13.0
_NAME_SIZE_UNDER_LOGO: Final = 10.0
_LOGO_GAP_MM: Final = 1.2
_BETWEEN: Final = "  ·  "
_ADDRESS_SIZES: Final = (10.5, 10.0, 9.5, 9.0, 8.5, LEAST_ADDRESS)
_HALVES: Final = 2  # two references take half of the width each
_RETURN: Final = Style(size=7, leading=9, colour=ink.MUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address with its return line as it is set, in millimetres; `fits` tells whether the window shows it whole."""

    box: Box
    left_mm: float
    top_mm: float
    width_mm: float
    fits: bool

    @property
    def bottom_mm(self) -> float:
        """Where it ends."""
        return self.top_mm + self.box.height(self.width_mm * MM) / MM


def at(box: Box, left_mm: float, top_mm: float, width_mm: float) -> Placed:
    """Return a box at a place of the sheet, from its left upper corner."""
    return Placed(box=box, left=left_mm * MM, top=ink.A4[1] - top_mm * MM, width=width_mm * MM)


def in_columns(letter: Letter) -> bool:
    """Tell whether two languages stand beside each other in a letter."""
    return letter.size is not TextSize.HUGE and any(isinstance(block, Parallel) for block in letter.body)


def text_width_mm(letter: Letter) -> float:
    """Return how wide the text of a letter is."""
    return _TWO_COLUMNS_MM if in_columns(letter) else WIDTH_MM[letter.size]


def head_of(letter: Letter) -> tuple[Page, float]:
    """Return what stands above the text of the first page, and how far it comes down, in millimetres."""
    width_mm = WIDTH_MM[letter.size]
    seen = letter.window.seen
    address = set_address(letter)
    room_mm = seen.top - _FREE_MM
    sender = _sender(letter, room_mm - _SENDER_TOP_MM, width_mm)
    top_mm = _SENDER_TOP_MM
    if sender.height(width_mm * MM) > (room_mm - top_mm) * MM or seen.top < 2 * _SENDER_TOP_MM:
        top_mm = _SENDER_HIGHEST_MM
        sender = _sender(letter, room_mm - top_mm, width_mm)
    page = [
        *([at(Hairline(accent=True), LEFT_MM, top_mm - 3, 18)] if _logo_of(letter) is None else []),
        at(sender, LEFT_MM, top_mm, width_mm),
        at(address.box, address.left_mm, address.top_mm, address.width_mm),
    ]
    used_mm = max(address.bottom_mm, seen.bottom)
    if letter.references:
        row = _references(letter.references, letter.size)
        row_mm = max(_REFERENCES_MM, seen.bottom + _FREE_MM, address.bottom_mm + _UNDER_MM)
        page.append(at(row, LEFT_MM, row_mm, width_mm))
        used_mm = row_mm + row.height(width_mm * MM) / MM
    if letter.fold_marks:
        page.extend(at(_FoldMark(), 203, fold, 4) for fold in letter.window.folds)
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


def _sender(letter: Letter, room_mm: float, width_mm: float) -> Box:
    """Return who writes: logo and name at the left, the lines at the right, as large as ends above the window."""
    room = room_mm * MM
    sets = _senders(letter, room)
    return next(box for box in sets if box.height(width_mm * MM) <= room)


def _senders(letter: Letter, room: float) -> Iterator[Box]:
    """Give ever smaller ways to set the sender: its lines under each other, in pairs, all after another."""
    sender = letter.sender
    base = 1.2 if letter.size is TextSize.HUGE else 1.0
    lines, pairs = sender.lines, _paired(sender.lines)
    for shown in dict.fromkeys((lines, pairs)):
        for scale in _SCALES:
            yield _beside(letter, shown, scale * base, room)
    scale = _SCALES[-1]
    while True:
        style = Style(size=8.5 * scale, leading=11 * scale, colour=ink.MUTED)
        yield Stack([Words(sender.organisation, _name_style(scale)), Words(_BETWEEN.join(lines), style)])
        scale *= 0.9


def _beside(letter: Letter, lines: Sequence[str], scale: float, room: float) -> Box:
    style = Style(size=8.5 * scale, leading=12 * scale, colour=ink.MUTED)
    logo = _logo_of(letter)
    name_style = _name_style(scale if logo is None else scale * _NAME_SIZE_UNDER_LOGO / _NAME_SIZE)
    name = Words(letter.sender.organisation, name_style)
    left: list[Box] = [name]
    if logo is not None:
        width, gap = SENDER_WIDTH_MM * MM, _LOGO_GAP_MM * MM
        least = max(room - name.height(width) - gap, 4 * MM)
        picture = Picture(logo, min(logo_height(logo, width), least))
        left = [picture.tagged(tags.figure(f"{letter.sender.organisation} (logo)")), Gap(gap), name]
    right = [Words(line, style) for line in lines]
    lines_box = Stack(right or [Gap(0.0)]).tagged(tags.PARAGRAPH)
    return Row([Stack(left), lines_box], [-SENDER_WIDTH_MM * MM, 1], Ruling(gutter=4 * MM))


def _logo_of(letter: Letter) -> bytes | None:
    return None if letter.ink is Ink.LOW else letter.sender.logo


def _name_style(scale: float) -> Style:
    return Style(size=_NAME_SIZE * scale, leading=_NAME_SIZE * scale * 1.3, strong=True)


def _paired(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(_BETWEEN.join(lines[start : start + 2]) for start in range(0, len(lines), 2))


def set_address(letter: Letter) -> Address:
    """Return the address with its return line, in the middle of what the window surely shows.

    Where a line is too long the letters become smaller, to the least that is read well; only then lines are broken.
    An address that even so is too high starts at the top of the window, whole, and pushes the rest of the letter down.
    """
    zone = letter.window.address
    width, room = zone.width * MM, zone.height * MM
    fitting = (box for broken in (False, True) for box in _addresses(letter, width, broken=broken))
    box = next((box for box in fitting if box.height(width) <= room), None)
    chosen = box or _addressed(letter, LEAST_ADDRESS)
    high_mm = min(chosen.height(width), room) / MM
    middle_mm = (zone.top + zone.bottom) / 2
    return Address(
        box=chosen, left_mm=zone.left, top_mm=middle_mm - high_mm / 2, width_mm=zone.width, fits=box is not None
    )


def _addresses(letter: Letter, width: float, *, broken: bool) -> Iterator[Box]:
    for size in _ADDRESS_SIZES:
        lines = [Words(line, _address_style(size)) for line in letter.address]
        if broken or all(line.natural_width() <= width for line in lines):
            yield _addressed(letter, size)


def _addressed(letter: Letter, size: float) -> Box:
    lines = Stack([Words(line, _address_style(size)) for line in letter.address] or [Gap(0.0)]).tagged(tags.PARAGRAPH)
    return Stack([Words(letter.return_line, _RETURN, after=2 * MM), lines]) if letter.return_line else lines


def _address_style(size: float) -> Style:
    return Style(size=size, leading=size * 1.35)


def _references(references: Sequence[Fact], size: TextSize) -> Box:
    scale = 1.5 if size is TextSize.HUGE else 1.0
    label = Style(size=8 * scale, leading=11 * scale, colour=ink.MUTED)
    value = Style(size=9.5 * scale, leading=13 * scale)
    cells: list[Box] = [
        Stack([Words(fact.label, label).tagged(tags.LABEL), Words(fact.value, value).tagged(tags.ITEM_BODY)]).tagged(
            tags.ITEM
        )
        for fact in references
    ]
    gutter = 3 * MM
    fixed = _REFERENCE_MM * MM * (2 if len(cells) == _HALVES else 1) - gutter
    return Row(cells, [-fixed] * (len(cells) - 1) + [1], Ruling(gutter=gutter)).tagged(tags.LIST)
