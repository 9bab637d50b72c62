"""Which data went to whom, when and by which route: what the letters of a woman tell of it."""

from dataclasses import dataclass
from datetime import date

from ks_desktop.letters.domain.kinds import SendRoute
from ks_desktop.letters.domain.letter import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One datum that went along.

    Attributes:
        word: stable name.
        label: source text for the screen.
        reason: why it went along although the preset leaves it out; "" within the preset.
    """

    word: str
    label: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One letter that went out, or lies ready and may have.

    Attributes:
        data: what went along, in the order of the letter.
        day: when it was sent; None while nobody wrote that down.
        route: how it went, or was to go.
    """

    letter: Letter
    to_name: str
    data: tuple[Gone, ...]
    day: date | None
    route: SendRoute
