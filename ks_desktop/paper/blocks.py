"""The building blocks of a page, as plain records.

Text fields may hold any human text (line ends are kept); it is never read as markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum, StrEnum
from typing import Final, TypeAlias

MARK: Final = "\ufffd"  # stands on paper for a letter that no font has, so that nobody reads past the gap
MUTE: Final = {"shown": False}  # metadata of a field whose text is not painted as letters


class Tone(StrEnum):
    """The weight of a paragraph in the page."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, kept with what follows. Level 1 stands above a section, level 2 inside one; 0 is of all of it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; line ends in it are kept."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; numbered from 1 if asked."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's own words, set apart by a line at their side; `source` says whose."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Label and value rows, the labels in a column `label_mm` wide; 0 puts each value under its label."""

    rows: tuple[Fact, ...]
    label_mm: float = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `share` is its part of the width, compared with the other columns."""

    head: str
    share: float = 1.0
    right: bool = False  # numbers stand to the right


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a repeated head; a cell may be longer than a page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a table without columns or with a row that does not fit them."""
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            msg = "each row of a table has one cell for each column"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Empty lines to write on, under an optional label."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """Labels, each with a line behind it to fill in by hand, in one or more columns."""

    labels: tuple[str, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TickRow:
    """Empty boxes to tick, on one line as far as they fit, or each on its own line when `stacked`."""

    items: tuple[str, ...]
    label: str = ""
    stacked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One stop of a day, readable at arm's length, with room to write; kept on one page.

    Attributes:
        time: Shown very large, such as "09:30".
        until: Shown smaller behind it, such as "10:30".
        title: Shown large, such as a code and initials.
        facts: One line or more of plain facts.
        aside: How to get there: a quiet line above the block.
        lines: How many empty lines to write on.
        ticks: Boxes in one row at the end.
        qr: Content of a small QR code at its side; empty prints none.
        qr_alt: What a screen reader says of it.
    """

    time: str
    until: str = ""
    title: str
    facts: tuple[str, ...] = ()
    aside: str = ""
    lines: int = 6
    ticks: tuple[str, ...] = ()
    qr: str = field(default="", metadata=MUTE)
    qr_alt: str = field(default="", metadata=MUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridEntry:
    """One entry in a cell of a grid: a time, what it is, a quiet note below it, a quiet line above it (the travel).

    A short time ("09:30") has its text on the same line, a longer one ("09:30 - 10:30") below it; without a time the
    text begins the line.
    """

    time: str
    text: str
    note: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of a grid: its label and for each column the entries in that cell, top down."""

    label: str
    cells: tuple[tuple[GridEntry, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Days across, rows (persons) down; with one row without a label the label column is left out."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the heads."""
        if not self.heads or any(len(row.cells) != len(self.heads) for row in self.rows):
            msg = "each row of a grid has one cell for each head"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code in groups, large, each character in a place of its own width, to be typed over by hand."""

    groups: tuple[str, ...]
    per_row: int = 4
    numbered: bool = False  # a small number above each group


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A QR code of `content`, with a caption under it; `alt` is what a screen reader says of it."""

    content: str = field(metadata=MUTE)
    caption: str = ""
    alt: str = field(default="", metadata=MUTE)
    size_mm: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two columns; `left_share` of the width (0 to 1) goes to the left one."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    left_share: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """The same said in two languages beside each other, each pair beginning at the same height.

    Attributes:
        rows: Pairs of blocks, what is said in the first language and in the second.
        languages: ISO 639-1 codes of both; a column of a right-to-left language runs so.
        heads: What each column is called, repeated on each page; empty for none.
        stays: Whether it must not be the last on a page, as the closing above a signature.
    """

    rows: tuple[tuple["Block", "Block"], ...]
    languages: tuple[str, str] = field(metadata=MUTE)
    heads: tuple[str, str] | tuple[()] = ()
    stays: bool = field(default=False, metadata=MUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Blocks that stay on one page if they fit on one."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Quote
    | Facts
    | Table
    | Lines
    | Blanks
    | TickRow
    | Entry
    | Grid
    | Code
    | QrCode
    | Beside
    | Parallel
    | Together
    | PageBreak
)


def texts_of(part: object) -> Iterator[str]:
    """Give every text that is painted for a document or a part of one, in the order of its fields."""
    if isinstance(part, str):
        if not isinstance(part, Enum):
            yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_of(item)
    elif is_dataclass(part):
        for entry in fields(part):
            if entry.metadata.get("shown", True):
                yield from texts_of(getattr(part, entry.name))
