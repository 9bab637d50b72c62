"""Envelopes with a window: how a sheet lies in them, where it is folded, and what of it can be seen.

All measures are millimetres; on the sheet they run from its left and upper edge.

Source:
    Sizes of envelopes: ISO 269. Where an address stands on a sheet (35 or 105 mm from the left, centred 63.5 mm from
    the top) and the marks at 107 and 158 mm: NEN 1026 as implemented by isodoc. The windows are ours, large ones around
    that place; whoever has others moves them in Beheer, with the test page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SHEET_MM: Final = (210.0, 297.0)
_FROM_SIDE_MM: Final = 20.0  # from the window to the nearer short side of the envelope
_WINDOW_MM: Final = (110.0, 40.0)
_FOLD_MM: Final = 2.0  # a fold made by hand is that much beside its mark


class Envelope(StrEnum):
    """The envelopes a letter is made for."""

    DL = "dl"
    C5 = "c5"


class WindowSide(StrEnum):
    """Where the window of the envelope is; the address begins 35 or 105 mm from the left edge of the sheet."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of an envelope, seen from its front.

    Attributes:
        wide: Of the envelope.
        high: Of the envelope.
        from_bottom: From its lower edge to the window.
        folds: Where the sheet is folded; the first fold is the lower edge of the part behind the window.
    """

    wide: float
    high: float
    from_bottom: float
    folds: tuple[float, ...]


MEASURES: Final[Mapping[Envelope, Measures]] = {
    Envelope.DL: Measures(wide=220.0, high=110.0, from_bottom=25.0, folds=(107.0, 202.0)),  # in three
    Envelope.C5: Measures(wide=229.0, high=162.0, from_bottom=76.5, folds=(158.0,)),  # in two
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressWindow:
    """Where the receiver's address is printed, and what else may come before the window.

    Attributes:
        side: The window of the envelope used.
        right_mm: How much further to the right the window is than in ours (negative: left).
        down_mm: How much lower it is (negative: higher).
        envelope: Which one, and so how the sheet is folded and how much it can shift.
    """

    side: WindowSide = WindowSide.LEFT
    right_mm: float = 0.0
    down_mm: float = 0.0
    envelope: Envelope = Envelope.DL

    @property
    def folds(self) -> tuple[float, ...]:
        """Where the sheet is folded."""
        return MEASURES[self.envelope].folds

    @property
    def play(self) -> tuple[float, float]:
        """How far the sheet can shift in the envelope, sideways and upwards."""
        its = MEASURES[self.envelope]
        return its.wide - SHEET_MM[0], its.high - its.folds[0]

    @property
    def opening(self) -> Zone:
        """What is seen of a sheet that lies at the left lower corner of the envelope."""
        its = MEASURES[self.envelope]
        wide, high = _WINDOW_MM
        left = _FROM_SIDE_MM if self.side is WindowSide.LEFT else its.wide - _FROM_SIDE_MM - wide
        top = its.folds[0] - its.from_bottom - high
        left, top = left + self.right_mm, top + self.down_mm
        return Zone(left=left, top=top, right=left + wide, bottom=top + high)

    @property
    def seen(self) -> Zone:
        """What can come before the window, however the sheet shifts: only the address may stand there."""
        aside, up = self.play
        opening = self.opening
        return Zone(
            left=opening.left - aside,
            top=opening.top - _FOLD_MM,
            right=opening.right,
            bottom=opening.bottom + up + _FOLD_MM,
        )

    @property
    def sure(self) -> Zone:
        """What is before the window however the sheet shifts: the address stands in it whole."""
        aside, up = self.play
        opening = self.opening
        return Zone(left=opening.left, top=opening.top + up, right=opening.right - aside, bottom=opening.bottom)

    @property
    def address(self) -> Zone:
        """Where the address is printed: as wide as its lines may be, in the middle of what is surely seen."""
        left = {WindowSide.LEFT: 35.0, WindowSide.RIGHT: 105.0}[self.side] + self.right_mm
        sure = self.sure
        return Zone(left=left, top=sure.top, right=min(left + 72.0, sure.right), bottom=sure.bottom)
