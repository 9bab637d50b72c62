"""What the register tells of one letter: who did what when, what went along, and which letters belong to it."""

from dataclasses import dataclass
from datetime import date

from ks_desktop.core.values import LetterId
from ks_desktop.letters.domain.disclosure import Gone
from ks_desktop.letters.domain.letter import LetterLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another letter, of which this one stands in place or which stands in place of this one.

    Attributes:
        number: "" while that one is a draft.
        day: when it was made final, the Dutch day; None while it is a draft.
    """

    id: LetterId
    number: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStory:
    """One letter, told.

    Attributes:
        made_by: full name of who made it; `finalised_by` likewise, "" while it is a draft.
        gone: what goes or went along.
        replaces: the letter it stands in place of.
        replaced_by: the newest letter that stands in its place.
    """

    line: LetterLine
    made_by: str
    finalised_by: str
    gone: tuple[Gone, ...]
    replaces: Link | None
    replaced_by: Link | None
