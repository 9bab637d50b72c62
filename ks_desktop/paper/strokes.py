"""What is drawn and not written: lines to write on, boxes to tick, a code in cells, a QR code, a line to cut along."""

from collections.abc import Sequence
from typing import Final

from typing_extensions import override

from ks_desktop.paper import fonts, ink, tags
from ks_desktop.paper.boxes import SLACK, Box, Cut, Gap
from ks_desktop.paper.canvas import Canvas, Line
from ks_desktop.paper.ink import MM, Style
from ks_desktop.paper.words import Words, baseline

_DASH: Final = (3.0, 3.0)


class WritingLines(Box):
    """Empty lines to write on; cut between lines."""

    def __init__(self, count: int, *, after: float = 0.0) -> None:
        self._count = count
        self.after = after

    @override
    def height(self, width: float) -> float:
        return self._count * ink.WRITING_MM * MM

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        fit = max(int(room / (ink.WRITING_MM * MM)), 1 if forced else 0)
        if fit >= self._count:
            return self, None
        return (WritingLines(fit) if fit else None), WritingLines(self._count - fit, after=self.after)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        canvas.setStrokeColor(ink.RULE)
        canvas.setLineWidth(ink.HAIR_WIDTH)
        for number in range(1, self._count + 1):
            y = top - number * ink.WRITING_MM * MM
            canvas.line(x, y, x + width, y)


class Blank(Box):
    """A label with a line behind it to write on."""

    def __init__(self, label: str, style: Style, label_width: float, high: float = ink.BLANK_MM * MM) -> None:
        """Take the label, how much of the width it has, and how high a hand needs it, all in points."""
        self._label = Words(label, style)
        self._label_width = label_width
        self._high = high

    @override
    def height(self, width: float) -> float:
        return max(self._high, self._label.height(self._label_width) + 2 * MM)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        base = top - self.height(width)
        self._label.put(canvas, x, base + self._label.height(self._label_width) - MM / 2, self._label_width)
        canvas.setStrokeColor(ink.RULE)
        canvas.setLineWidth(ink.HAIR_WIDTH)
        canvas.line(x + self._label_width + 2 * MM, base, x + width, base)


class Tick(Box):
    """An empty box with its text behind it, which may take several lines."""

    def __init__(self, text: str, style: Style, *, after: float = 0.0) -> None:
        self.words = Words(text, style).tagged(tags.ITEM_BODY)
        self.after = after
        self.tag = tags.ITEM

    left: Final = (ink.BOX_MM + 2) * MM

    @override
    def height(self, width: float) -> float:
        return self.words.height(width - self.left)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        side = ink.BOX_MM * MM
        middle = top - self.words.style.leading / 2
        canvas.setStrokeColor(ink.INK)
        canvas.setLineWidth(ink.RULE_WIDTH)
        canvas.rect(x, middle - side / 2, side, side)
        self.words.put(canvas, x + self.left, top, width - self.left)


class Ticks(Box):
    """Boxes to tick beside each other, on as many lines as they need."""

    def __init__(self, items: Sequence[str], style: Style, *, after: float = 0.0) -> None:
        self._ticks = [Tick(item, style) for item in items]
        self._gap = 1.2 * MM
        self._between = 5 * MM
        self.after = after
        self.tag = tags.LIST

    def _placed(self, width: float) -> tuple[list[tuple[Tick, float, float, float]], float]:
        """Return each tick with its left, top and width, and the height of all."""
        placed: list[tuple[Tick, float, float, float]] = []
        left = top = tallest = 0.0
        needs = [min(tick.left + tick.words.natural_width() + 0.1, width) for tick in self._ticks]
        if sum(needs) + self._between * (len(needs) - 1) > width:
            needs = [max(needs)] * len(needs)  # on several lines they stand in columns
        for tick, wide in zip(self._ticks, needs, strict=True):
            if left and left + wide > width + SLACK:
                left, top, tallest = 0.0, top + tallest + self._gap, 0.0
            placed.append((tick, left, top, wide))
            tallest = max(tallest, tick.height(wide))
            left += wide + self._between
        return placed, top + tallest

    @override
    def height(self, width: float) -> float:
        return self._placed(width)[1]

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        for tick, left, down, wide in self._placed(width)[0]:
            tick.put(canvas, x + left, top - down, wide)


class CodeRow(Box):
    """Groups of characters, each character in a place of the same width, as on a typewriter."""

    def __init__(self, groups: Sequence[str], labels: Sequence[str], grid: "CodeGrid") -> None:
        """Take the groups of one row, a small label above each, and the grid that all rows share."""
        self._groups = tuple(groups)
        self._labels = tuple(labels)
        self._grid = grid
        self.after = 2 * MM

    @override
    def height(self, width: float) -> float:
        return self._grid.style.leading + (self._grid.small.leading if any(self._labels) else 0.0)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        grid = self._grid
        pitch = min(grid.pitch, width / (grid.places * (grid.longest + 1)))
        step = min((width + pitch) / grid.places, pitch * (grid.longest + 2))
        below = top - (self.height(width) - grid.style.leading)
        for index, (group, label) in enumerate(zip(self._groups, self._labels, strict=True)):
            left = x + index * step
            canvas.begin(tags.PARAGRAPH, (self, index))
            Words(label, grid.small).put(canvas, left, top, step)
            canvas.begin(tags.spoken(f"{group} "), (self, index, group))  # one word for who hears it
            canvas.write(_apart(group, grid.style, (left, below), pitch), grid.style.size, grid.style.colour)
            canvas.end()
            canvas.end()


def _apart(group: str, style: Style, corner: tuple[float, float], pitch: float) -> list[Line]:
    """Return each character in the middle of a place of its own."""
    left, top = corner
    face = fonts.face(strong=style.strong)
    lines = []
    for place, character in enumerate(group):
        shift = (pitch - face.width(character, style.size)) / 2
        lines.append(Line(left + place * pitch + shift, baseline(top, style), tuple(face.runs(character))))
    return lines


class CodeGrid:
    """The places of a code: as wide as its widest character, as many in a group as its longest has."""

    def __init__(self, groups: Sequence[str], places: int, style: Style, small: Style) -> None:
        """Take all groups of the code and how many of them a row has."""
        self.style = style
        self.small = small
        self.places = places
        self.longest = max(len(group) for group in groups)
        self.pitch = 1.06 * max(text_width(character, style) for group in groups for character in group)


class Qr(Box):
    """A QR code, drawn from its squares: no picture, no font."""

    def __init__(self, content: str, side: float, *, after: float = 0.0) -> None:
        import segno

        self._matrix = segno.make(content, error="m", micro=False).matrix
        self._side = side
        self.after = after

    @override
    def height(self, width: float) -> float:
        side = min(self._side, width)
        return side + side / len(self._matrix) * ink.QUIET_MODULES

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        matrix = self._matrix
        module = min(self._side, width) / len(matrix)
        path = canvas.beginPath()
        for down, squares in enumerate(matrix):
            for start, length in _dark_stretches(squares):
                path.rect(x + start * module, top - (down + 1) * module, length * module, module)
        canvas.setFillColor(ink.BLACK)
        canvas.drawPath(path, stroke=0, fill=1)


def _dark_stretches(squares: Sequence[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    start = -1
    for index, dark in enumerate([*squares, 0]):
        if dark and start < 0:
            start = index
        elif not dark and start >= 0:
            stretches.append((start, index - start))
            start = -1
    return stretches


class CutLine(Box):
    """A dashed line to cut along, with its label at the left."""

    def __init__(self, label: str, style: Style, *, bleed: float) -> None:
        """Take the label, and how far the line runs on into the margins."""
        self._label = Words(label, style)
        self._bleed = bleed
        self.after = 2 * MM

    @override
    def height(self, width: float) -> float:
        return self._label.height(width)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self._label.put(canvas, x, top, width)
        start = x + min(self._label.natural_width(), width) + 3 * MM
        y = top - self._label.style.leading / 2
        canvas.saveState()
        canvas.setStrokeColor(ink.RULE)
        canvas.setLineWidth(ink.RULE_WIDTH)
        canvas.setDash(_DASH)
        canvas.line(x - self._bleed, y, x - 2 * MM, y)
        canvas.line(start, y, x + width + self._bleed, y)
        canvas.restoreState()


class Hairline(Box):
    """A line over the whole width: quiet, or the one accent of the page."""

    def __init__(self, *, accent: bool = False, before: float = 0.0, after: float = 0.0) -> None:
        self._accent = accent
        self.before = before
        self.after = after

    @override
    def height(self, width: float) -> float:
        return ink.ACCENT_WIDTH if self._accent else ink.RULE_WIDTH

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        thick = self.height(width)
        canvas.setStrokeColor(ink.ACCENT if self._accent else ink.RULE)
        canvas.setLineWidth(thick)
        canvas.line(x, top - thick / 2, x + width, top - thick / 2)


class Picture(Gap):
    """A logo, as large as fits in a height and a width, at the left."""

    def __init__(self, content: bytes, height: float) -> None:
        super().__init__(height)
        self._content = content

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        from ks_desktop.paper import pictures

        height = self.height(width)
        canvas.drawImage(
            pictures.read_logo(self._content),
            x,
            top - height,
            width=width,
            height=height,
            mask="auto",
            preserveAspectRatio=True,
            anchor="nw",
        )


def text_width(text: str, style: Style) -> float:
    """Return how wide a text is on one line, in points."""
    return fonts.face(strong=style.strong).width(text, style.size)
