"""Paints the test page for a window: its frame, rulers at its edges, a cross in its middle, the folds, the steps."""

from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from ks_desktop.paper import ink
from ks_desktop.paper.blocks import Bullets, Heading, Paragraph, Tone
from ks_desktop.paper.boxes import Gap
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.documents import Letter, Sender, TextSize
from ks_desktop.paper.envelopes import SHEET_MM, AddressWindow, Zone
from ks_desktop.paper.head import LEFT_MM, WIDTH_MM, at, set_address
from ks_desktop.paper.ink import MM, Style, styles_for
from ks_desktop.paper.pages import Frame, Page, Placed, paint_pages
from ks_desktop.paper.setting import set_blocks
from ks_desktop.paper.tags import ARTIFACT, Tag, figure
from ks_desktop.paper.trials import Trial
from ks_desktop.paper.words import Words

_NUMBERED: Final = 5  # each so many millimetres a number stands
_TICK_MM: Final = 1.6
_LONG_TICK_MM: Final = 3.2
_CROSS_MM: Final = 5.0
_DASH: Final = (3.0, 3.0)
_ACROSS_UP_MM: Final = 6.5  # from the lower edge of the window to the ruler in it
_DOWN_IN_MM: Final = 16.0  # from its right edge
_NUMBER_MM: Final = 10.0  # in so wide a place a number stands in the middle
_NUMBER_HIGH_MM: Final = 3.6  # a line of numbers, or of a name
_NAME_MM: Final = 30.0  # the longest name beside a ruler
_SCALE_MM: Final = 100.0
_SCALE_AT_MM: Final = 22.0
_UNDER_FOLD_MM: Final = 9.0  # from the first fold to the steps
_SMALL: Final = Style(size=7.5, leading=10, colour=ink.MUTED)
_NUMBER: Final = Style(size=7, leading=9, align="centre")


def render(trial: Trial) -> bytes:
    """Return the test page as a PDF; see `paint.render_trial`."""
    frame = Frame(
        title=trial.title,
        language=trial.language,
        size=ink.A4,
        foot="",
        page_label="",
        left=LEFT_MM * MM,
        right=LEFT_MM * MM,
        foot_top=0.0,
        draft_word="",
    )
    return paint_pages(frame, [_page(trial)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strokes:
    """What is drawn, in millimetres on the sheet: lines, numbers with their middle and top, where the name begins."""

    lines: tuple[tuple[float, float, float, float], ...]
    numbers: tuple[tuple[str, float, float], ...] = ()
    name_at: tuple[float, float] = (0.0, 0.0)
    is_dashed: bool = False

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Within what it stands: left, top, right and lower edge of its lines, with room for numbers and name."""
        aside = [side for left, _high, right, _low in self.lines for side in (left, right)]
        down = [level for _left, high, _right, low in self.lines for level in (high, low)]
        right = max(*aside, *(middle + _NUMBER_MM / 2 for _text, middle, _high in self.numbers))
        low = max(*down, *(high + _NUMBER_HIGH_MM for _text, _middle, high in self.numbers))
        left, high = self.name_at
        return min(*aside, left), min(*down, high), max(right, left + _NAME_MM), max(low, high + _NUMBER_HIGH_MM)


class _Drawing(Gap):
    """Strokes on the sheet, with their name; a picture for whoever hears the page."""

    def __init__(self, strokes: _Strokes, name: str) -> None:
        super().__init__(0.0)
        self._strokes = strokes
        self._name = name
        self.tag: Tag = figure(name) if name else ARTIFACT

    @override
    def put(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        if self.tag == ARTIFACT:
            super().put(canvas, x, top, width)
            return
        left, high, right, low = self._strokes.edges
        canvas.begin_figure(self.tag, self, (x + left * MM, top - low * MM, x + right * MM, top - high * MM))
        self.paint(canvas, x, top, width)
        canvas.end()

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        canvas.setStrokeColor(ink.RULE if self._strokes.is_dashed else ink.INK)
        canvas.setLineWidth(ink.HAIR_WIDTH)
        canvas.saveState()
        if self._strokes.is_dashed:
            canvas.setDash(_DASH)
        for left, high, right, low in self._strokes.lines:
            canvas.line(x + left * MM, top - high * MM, x + right * MM, top - low * MM)
        canvas.restoreState()
        for text, middle, high in self._strokes.numbers:
            Words(text, _NUMBER).put(canvas, x + (middle - _NUMBER_MM / 2) * MM, top - high * MM, _NUMBER_MM * MM)
        left, high = self._strokes.name_at
        Words(self._name, _SMALL).put(canvas, x + left * MM, top - high * MM, width - left * MM)


def _drawn(strokes: _Strokes, name: str) -> Placed:
    return at(_Drawing(strokes, name), 0.0, 0.0, SHEET_MM[0])


def _frame(zone: Zone) -> _Strokes:
    """Return the edge of the window, and a cross in its middle."""
    middle, half = (zone.left + zone.right) / 2, (zone.top + zone.bottom) / 2
    return _Strokes(
        lines=(
            (zone.left, zone.top, zone.right, zone.top),
            (zone.left, zone.bottom, zone.right, zone.bottom),
            (zone.left, zone.top, zone.left, zone.bottom),
            (zone.right, zone.top, zone.right, zone.bottom),
            (middle - _CROSS_MM, half, middle + _CROSS_MM, half),
            (middle, half - _CROSS_MM, middle, half + _CROSS_MM),
        ),
    )


def _across(zero: float, high: float, reach: int) -> _Strokes:
    """Return a ruler that runs to the right; its nought is where the left edge of our window is."""
    marks = range(-reach, reach + 1)
    return _Strokes(
        lines=(
            (zero - reach, high, zero + reach, high),
            *((zero + mark, high, zero + mark, high + _tick(mark)) for mark in marks),
        ),
        numbers=tuple((f"{mark}", zero + mark, high + _LONG_TICK_MM) for mark in marks if mark % _NUMBERED == 0),
        name_at=(max(zero - reach, 8.0), high + 6.8),
    )


def _down(left: float, zero: float, reach: int) -> _Strokes:
    """Return a ruler that runs down; its nought is where the upper edge of our window is."""
    marks = range(-reach, reach + 1)
    return _Strokes(
        lines=(
            (left, zero - reach, left, zero + reach),
            *((left, zero + mark, left + _tick(mark), zero + mark) for mark in marks),
        ),
        numbers=tuple((f"{mark}", left + 6.5, zero + mark - 1.7) for mark in marks if mark % _NUMBERED == 0),
        name_at=(left - 6.0, zero - reach - 4.5),
    )


def _fold(high: float, width: float) -> _Strokes:
    return _Strokes(lines=((LEFT_MM, high, LEFT_MM + width, high),), name_at=(LEFT_MM, high + 0.4), is_dashed=True)


def _scale() -> _Strokes:
    """Return a line of 100 mm with an end at both sides."""
    high, right = _SCALE_AT_MM, LEFT_MM + _SCALE_MM
    ends = tuple((side, high - 1.5, side, high + 1.5) for side in (LEFT_MM, right))
    return _Strokes(lines=((LEFT_MM, high, right, high), *ends), name_at=(LEFT_MM, high + 2))


def _tick(mark: int) -> float:
    return _TICK_MM if mark % _NUMBERED else _LONG_TICK_MM


def _page(trial: Trial) -> Page:
    width_mm = WIDTH_MM[TextSize.NORMAL]
    usual = AddressWindow(side=trial.window.side, envelope=trial.window.envelope).opening
    window = trial.window.opening
    address = set_address(_letter(trial))
    steps = set_blocks(
        (
            Heading(text=trial.heading),
            Bullets(items=trial.steps, numbered=True),
            Paragraph(text=trial.note, tone=Tone.MUTED),
        ),
        styles_for(TextSize.NORMAL, language=trial.language),
    )
    return [
        _drawn(_scale(), trial.scale),
        _drawn(_frame(window), ""),
        at(address.box, address.left_mm, address.top_mm, address.width_mm),
        _drawn(_across(usual.left, window.bottom - _ACROSS_UP_MM, trial.reach), trial.across),
        _drawn(_down(window.right - _DOWN_IN_MM, usual.top, trial.reach), trial.down),
        *(_drawn(_fold(fold, width_mm), trial.fold) for fold in trial.window.folds),
        at(steps, LEFT_MM, trial.window.folds[0] + _UNDER_FOLD_MM, width_mm),
    ]


def _letter(trial: Trial) -> Letter:
    """Return a letter with this address, to be set in the window as every letter is."""
    return Letter(
        title=trial.title,
        language=trial.language,
        sender=Sender(organisation=""),
        return_line=trial.return_line,
        address=trial.address,
        window=trial.window,
        body=(),
    )
