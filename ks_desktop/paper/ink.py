"""The measures and inks of the printed page: the only place in the room where sizes and colours stand.

All measures are points, from the top or left edge unless said; a name that ends in `_mm` holds millimetres.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ks_desktop.paper.documents import TextSize

MM: Final = 72 / 25.4
A4: Final = (210 * MM, 297 * MM)

# Each ink is dark enough to survive a black-and-white printer; only HAIR and PALE carry no meaning.
BLACK: Final = "#000000"  # for machines that read
INK: Final = "#16211F"
MUTED: Final = "#4A595C"
RULE: Final = "#7C898B"
HAIR: Final = "#B9C2C3"
PALE: Final = "#ECEFEF"
ACCENT: Final = "#0B6B6B"

HAIR_WIDTH: Final = 0.4
RULE_WIDTH: Final = 0.6
ACCENT_WIDTH: Final = 2.0

_POINTS: Final = {TextSize.SMALL: 9.5, TextSize.NORMAL: 10.5, TextSize.LARGE: 12.0, TextSize.HUGE: 16.0}
_MIRRORED: Final = frozenset({"ar", "ckb", "fa", "he", "ps", "ur", "yi"})

WRITING_MM: Final = 6.5  # from one writing line to the next
BLANK_MM: Final = 9.0
BLANK_TIGHT_MM: Final = 7.0  # a hand still writes well in it
BOX_MM: Final = 3.6  # a box to tick
QUIET_MODULES: Final = 3  # white under a QR code, in its own squares; at its sides the page is white


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is set.

    Attributes:
        align: start (the side where its script begins), left, right or centre.
        rtl: the text around it runs from right to left: a line with any letter that does so too is read so.
    """

    size: float
    leading: float
    strong: bool = False
    colour: str = INK
    align: str = "start"
    rtl: bool = False

    def but(self, *, strong: bool | None = None, colour: str | None = None, align: str | None = None) -> "Style":
        """Return this style with something changed."""
        return replace(
            self,
            strong=self.strong if strong is None else strong,
            colour=colour or self.colour,
            align=align or self.align,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The few styles of one document, all derived from the size of its running text."""

    body: Style
    small: Style
    heading: Style
    subheading: Style
    title: Style
    gap: float  # space between two paragraphs
    tight: bool
    mirrored: bool  # first column at the right, for a document in a right-to-left language

    def in_language(self, language: str) -> "Styles":
        """Return these styles for a part in a language, ISO 639-1: where it begins and how it runs."""
        mirrored = language in _MIRRORED

        def turned(style: Style) -> Style:
            return replace(style, align="right" if mirrored else "start", rtl=mirrored)

        return replace(
            self,
            body=turned(self.body),
            small=turned(self.small),
            heading=turned(self.heading),
            subheading=turned(self.subheading),
            title=turned(self.title),
            mirrored=mirrored,
        )

    @property
    def is_large_print(self) -> bool:
        """Tell whether it is set for whoever reads with much effort: no columns, and labels that stand out."""
        return self.body.size >= _POINTS[TextSize.HUGE]

    @property
    def label(self) -> Style:
        """Short text in a column: it keeps to the column's edge, whatever its script."""
        return self.body.but(align="right" if self.mirrored else "left")


@lru_cache(maxsize=64)
def styles_for(size: TextSize, *, language: str = "", tight: bool = False) -> Styles:
    """Return the styles of a document.

    Args:
        size: Of its running text.
        language: ISO 639-1 code.
        tight: With a little less of everything, to save a page.
    """
    points = _POINTS[size] - (0.5 if tight else 0)
    small = max(8.5, points - 1.5)
    line = 1.32 if tight else 1.4
    mirrored = language in _MIRRORED
    side = "right" if mirrored else "start"
    return Styles(
        body=Style(size=points, leading=points * line, align=side),
        small=Style(size=small, leading=small * 1.35, colour=MUTED, align=side),
        heading=Style(size=points + 1.5, leading=(points + 1.5) * 1.35, strong=True, align=side),
        subheading=Style(size=points, leading=points * line, strong=True, align=side),
        title=Style(size=max(18.0, points + 5), leading=max(23.0, points * 1.75), strong=True, align=side),
        gap=points * line * (0.38 if tight else 0.55),
        tight=tight,
        mirrored=mirrored,
    )
