"""A page to hold against an envelope: where the window is in truth, to be read off on a ruler."""

from dataclasses import dataclass

from ks_desktop.paper.envelopes import AddressWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A test page for a window; what stands in it is given by the caller.

    Attributes:
        title: Title of the PDF.
        language: ISO 639-1 code.
        heading: Large, above the steps.
        steps: What to do, numbered.
        note: A quiet line under them.
        scale: What stands at a line of 100 mm, to see whether the printer shrinks the page.
        across: What the ruler that runs to the right is called; `down`: the one that runs down.
        fold: What stands at each fold.
        return_line: As on a letter.
        address: As on a letter.
        window: That is tried.
        reach: How far the rulers run to both sides, in whole millimetres.
    """

    title: str
    language: str
    heading: str
    steps: tuple[str, ...]
    note: str
    scale: str
    across: str
    down: str
    fold: str
    return_line: str
    address: tuple[str, ...]
    window: AddressWindow
    reach: int
