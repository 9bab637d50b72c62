"""What a part of a page is, for somebody who hears it: a heading, a paragraph, a cell of a table."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What a box says of itself; records that are equal may be shared by many boxes.

    Attributes:
        role: As PDF names it: P, H1 to H6, L, LI, Lbl, LBody, Table, TR, TH, TD, BlockQuote, Figure, Div, Sect ... A
            heading's number is how deep it was meant to be; no step is left out in the file. `Artifact` is for what
            adorns the page and is not read aloud.
        language: ISO 639-1 code where it is another language than the document's.
        alt: What is to be seen, in words; a Figure needs it.
        spoken: What was typed, in the order of speech, where other letters or another order are seen.
        scope: Of a TH: "Column" or "Row".
        numbering: Of an L: "Disc", "Decimal" or "None".
        layout: Of a Figure: where it stands, as PDF writes it; known when it is painted.
    """

    role: str
    language: str = ""
    alt: str = ""
    spoken: str = ""
    scope: str = ""
    numbering: str = ""
    layout: str = ""

    @property
    def attributes(self) -> str:
        """What PDF wants to know besides, in its own spelling; empty for most."""
        if self.layout:
            return f"<</O/Layout{self.layout}>>"
        if self.scope:
            return f"<</O/Table/Scope/{self.scope}>>"
        return f"<</O/List/ListNumbering/{self.numbering}>>" if self.numbering else ""


ARTIFACT: Final = Tag(role="Artifact")
PARAGRAPH: Final = Tag(role="P")
TABLE: Final = Tag(role="Table")
TABLE_ROW: Final = Tag(role="TR")
COLUMN_HEAD: Final = Tag(role="TH", scope="Column")
ROW_HEAD: Final = Tag(role="TH", scope="Row")
CELL: Final = Tag(role="TD")
LIST: Final = Tag(role="L", numbering="None")
BULLETS: Final = Tag(role="L", numbering="Disc")
NUMBERED: Final = Tag(role="L", numbering="Decimal")
ITEM: Final = Tag(role="LI")
LABEL: Final = Tag(role="Lbl")
ITEM_BODY: Final = Tag(role="LBody")
FIELD: Final = Tag(role="Form")  # where something is filled in; its place is put into it later
QUOTE: Final = Tag(role="BlockQuote")


def heading(level: int) -> Tag:
    """Return the tag of a heading; 1 is the highest."""
    return Tag(role=f"H{level}")


def spoken(text: str) -> Tag:
    """Return the tag of words that are typed so, and look otherwise."""
    return Tag(role="Span", spoken=text)


def figure(alt: str) -> Tag:
    """Return the tag of a picture that says so much as these words."""
    return Tag(role="Figure", alt=alt)
