"""What is to stand on paper, as plain records: filled by other rooms, painted by `paper.paint`.

Paper has no language: every word that is printed, labels included, is given by the caller. The building blocks of a
page can be had from here too. Nothing heavy is imported here.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ks_desktop.paper.blocks import (
    MARK,
    MUTE,
    Beside,
    Blanks,
    Block,
    Bullets,
    Code,
    Column,
    Entry,
    Fact,
    Facts,
    Grid,
    GridEntry,
    GridRow,
    Heading,
    Lines,
    PageBreak,
    Paragraph,
    Parallel,
    QrCode,
    Quote,
    Table,
    TickRow,
    Together,
    Tone,
    texts_of,
)
from ks_desktop.paper.envelopes import AddressWindow, Envelope, WindowSide

__all__ = [
    "MARK",
    "AddressWindow",
    "Beside",
    "Blanks",
    "Block",
    "Bullets",
    "Code",
    "Column",
    "Document",
    "Entry",
    "Envelope",
    "Fact",
    "Facts",
    "Grid",
    "GridEntry",
    "GridRow",
    "Heading",
    "Ink",
    "Letter",
    "Lines",
    "PageBreak",
    "Paragraph",
    "Parallel",
    "QrCode",
    "Quote",
    "Sender",
    "Sheet",
    "Signature",
    "Slip",
    "Strip",
    "Table",
    "TextSize",
    "TickRow",
    "Together",
    "Tone",
    "WindowSide",
    "texts_of",
]


class TextSize(StrEnum):
    """How large running text is set."""

    SMALL = "small"  # 9.5 pt
    NORMAL = "normal"  # 10.5 pt
    LARGE = "large"  # 12 pt with shorter lines, for whoever reads with effort
    HUGE = "huge"  # 16 pt, labels in bold above what they name: large print


class Ink(StrEnum):
    """How much ink a paper may take: LOW is black and thin, without a logo."""

    FULL = "full"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes: shown at the head of the first page.

    Attributes:
        organisation: Name of the organisation.
        lines: Address, phone, hours and so on, one line each; at most six stay legible.
        logo: A PNG or JPEG picture, printed in place of nothing else; see `paint.check_logo`.
    """

    organisation: str
    lines: tuple[str, ...] = ()
    logo: bytes | None = field(default=None, metadata=MUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs: a name and lines under it (function, registration); `room` leaves space for the pen."""

    name: str
    lines: tuple[str, ...] = ()
    room: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A page to be sent back: what to fill in, and the code that brings it to the right letter.

    Attributes:
        heading: Head of the page.
        intro: What to do with it.
        blocks: Ticks, blanks and lines.
        code: Reference code, printed large beside the QR code.
        code_label: What the code is.
        qr: Content of the QR code; empty prints none.
        qr_alt: What a screen reader says of it.
    """

    heading: str
    intro: str = ""
    blocks: tuple[Block, ...] = ()
    code: str = ""
    code_label: str = ""
    qr: str = field(default="", metadata=MUTE)
    qr_alt: str = field(default="", metadata=MUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter on A4.

    Attributes:
        title: Title of the PDF, seen in window titles: neutral, without a name.
        language: ISO 639-1 code.
        sender: Who writes.
        return_line: One small neutral line above the address, seen in the window; empty for none.
        address: Receiver's name and address, one line each.
        window: Where the address stands.
        references: Row under the address: our reference, your reference, date; at most four.
        subject: What it is about; `subject_label` stands before it.
        salutation: With its comma.
        body: What it says.
        closing: With its comma; empty for a letter that nobody signs.
        signature: Who signs.
        attachments: Enclosures and copies, label and value.
        footer: Last line of every page.
        following: Head of each following page, left.
        page_label: With `{page}` and `{pages}` in it.
        size: Size of the running text.
        ink: How much of it.
        fold_marks: Whether to print them at the edge.
        slip: Page to be sent back.
        draft_word: Printed large and pale over a draft.
        anchor: Small beside the page number: where the log was when the paper was made.
    """

    title: str = field(metadata=MUTE)
    language: str = field(metadata=MUTE)
    sender: Sender
    return_line: str = ""
    address: tuple[str, ...]
    window: AddressWindow = AddressWindow()  # noqa: RUF009 - frozen
    references: tuple[Fact, ...] = ()
    subject_label: str = ""
    subject: str = ""
    salutation: str = ""
    body: tuple[Block, ...]
    closing: str = ""
    signature: Signature | None = None
    attachments: tuple[Fact, ...] = ()
    footer: str = ""
    following: str = ""
    page_label: str = ""
    size: TextSize = TextSize.NORMAL
    ink: Ink = Ink.FULL
    fold_marks: bool = True
    slip: Slip | None = None
    draft_word: str = ""
    anchor: str = field(default="", metadata=MUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A part to tear off at the bottom of the last page, under a dashed line with `label` on it."""

    label: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page that is no letter: a plan, an overview, a form, instructions. A4, upright or `wide`.

    Attributes:
        title: Title of the PDF: neutral, without a name.
        language: ISO 639-1 code.
        heading: Large, at the head of the first page.
        aside: Opposite the heading, such as initials and a number.
        notice: A line under the heading that must be seen, such as "confidential".
        blocks: What it says.
        strip: Part to tear off.
        footer: Last line of every page.
        page_label: With `{page}` and `{pages}` in it.
        wide: Landscape.
        size: Size of the running text.
        ink: How much of it.
        draft_word: Printed large and pale over a draft.
        anchor: Small beside the page number: where the log was when the paper was made.
    """

    title: str = field(metadata=MUTE)
    language: str = field(metadata=MUTE)
    heading: str
    aside: str = ""
    notice: str = ""
    blocks: tuple[Block, ...]
    strip: Strip | None = None
    footer: str = ""
    page_label: str = ""
    wide: bool = False
    size: TextSize = TextSize.NORMAL
    ink: Ink = Ink.FULL
    draft_word: str = ""
    anchor: str = field(default="", metadata=MUTE)


Document: TypeAlias = Letter | Sheet
