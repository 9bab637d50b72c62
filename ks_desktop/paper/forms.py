"""A form to be filled in on a screen or by hand, as plain records: what it asks, in rows, without measures.

Paper has no language: labels, options and printed wording are given by the caller, like the names of the fields and the
words that a ticked box stands for.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from ks_desktop.paper.blocks import MUTE
from ks_desktop.paper.documents import Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A field to type or write in; `share` is its part of the row, below 0 its width in millimetres."""

    name: str = field(metadata=MUTE)
    label: str
    share: float = 1.0
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One box to tick: the word it stands for in the file, and its text on the paper."""

    word: str = field(metadata=MUTE)
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """Boxes to tick: one of them, or each for itself when there may be `many`."""

    name: str = field(metadata=MUTE)
    label: str
    choices: tuple[Choice, ...]
    share: float = 1.0
    many: bool = False


Cell: TypeAlias = Typed | Ticked


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A part of a form: its heading, wording that is printed above its rows, and the rows of cells."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form on A4.

    Attributes:
        title: Title of the PDF: neutral.
        language: ISO 639-1 code.
        sender: Whose form it is, shown at its head.
        heading: Large, at the head.
        intro: A line or two under it: how to fill it in, where to send it.
        parts: What is asked.
        footer: Last line of the page.
        marks: Fields that are not seen, name and value: which form this is.
    """

    title: str = field(metadata=MUTE)
    language: str = field(metadata=MUTE)
    sender: Sender
    heading: str
    intro: str = ""
    parts: tuple[FormPart, ...]
    footer: str = ""
    marks: tuple[tuple[str, str], ...] = field(default=(), metadata=MUTE)
