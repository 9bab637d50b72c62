"""Small values every room uses: typed ids, clean text, postcode, BSN, a span of days, what changed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final, NewType
from uuid import UUID

import uuid6

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

UserId = NewType("UserId", UUID)
ClientId = NewType("ClientId", UUID)
CaseId = NewType("CaseId", UUID)
ConsentId = NewType("ConsentId", UUID)
ReferralId = NewType("ReferralId", UUID)
AppointmentId = NewType("AppointmentId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
PersonId = NewType("PersonId", UUID)
LocationId = NewType("LocationId", UUID)
AllianceId = NewType("AllianceId", UUID)
ServiceId = NewType("ServiceId", UUID)
LetterId = NewType("LetterId", UUID)
OnwardId = NewType("OnwardId", UUID)
AttachmentId = NewType("AttachmentId", UUID)
UnfinishedId = NewType("UnfinishedId", UUID)
IncomingPaperId = NewType("IncomingPaperId", UUID)

LINE_MAX: Final = 200
NOTE_MAX: Final = 20_000

# Marks that turn the reading direction: invisible, and able to make a text read as something else.
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NONCHARACTERS: Final = range(0xFDD0, 0xFDF0)  # code points Unicode never gives out
_PLANE_END: Final = 0xFFFE  # nor the last two of each plane
_JOINERS: Final = frozenset("\u200c\u200d")  # invisible too, but Persian and many emoji are written with them
_LINE_ENDS: Final = re.compile("\r\n?")
_OTHER_LINE_ENDS: Final = re.compile("[\u0085\u2028\u2029]")
_BSN: Final = re.compile(r"[0-9]{8,9}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")


def new_id() -> UUID:
    """Return a new UUIDv7: unique, and in order of making."""
    # A plain UUID: the subclass of uuid6 does not compare equal after a round trip through the database.
    return UUID(int=uuid6.uuid7().int)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text as it is kept, and what the user is told of it.

    Attributes:
        text: as it is kept.
        removed: how many characters were taken out or became a space or a line end: control, bidi, surrogate and
            unassignable ones, which no paper can show; in a line also tabs and line ends. Spaces at the ends and the
            form of accents (NFC) are not counted: they change nothing that is read.
        hidden: how many characters stand in it still that cannot be seen or have no agreed shape, such as a zero-width
            space, a soft hyphen or one for private use.
    """

    text: str
    removed: int
    hidden: int = 0


def _unprintable(character: str) -> bool:
    category = unicodedata.category(character)
    noncharacter = ord(character) in _NONCHARACTERS or ord(character) & _PLANE_END == _PLANE_END
    return category in {"Cc", "Cs"} or character in _BIDI or character == "\ufeff" or noncharacter


def clean_note(typed: str) -> CleanText:
    """Return a text of several lines as it is kept: NFC, LF line ends, tabs as spaces, unprintables out."""
    if typed.isascii() and typed.isprintable():
        return CleanText(typed.strip(), 0)  # nearly every field: nothing to look at one character at a time
    lines, others = _OTHER_LINE_ENDS.subn("\n", _LINE_ENDS.sub("\n", typed))
    replaced = others + lines.count("\t")
    lines = lines.replace("\t", " ")
    kept = "".join(c for c in lines if c == "\n" or not _unprintable(c))
    text = unicodedata.normalize("NFC", kept).strip()
    return CleanText(text, len(lines) - len(kept) + replaced, sum(map(_is_hidden, text)))


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cn", "Co"} and character not in _JOINERS


def clean_line(typed: str) -> CleanText:
    """Return a text of one line as it is kept: as a note, and each line end as a space, which is counted."""
    if typed.isascii() and typed.isprintable():
        return CleanText(typed.strip(), 0)
    note = clean_note(typed)
    ends = len(_LINE_ENDS.findall(typed)) + typed.count("\n") - typed.count("\r\n")
    return CleanText(note.text.replace("\n", " "), note.removed + ends, note.hidden)


def search_key(text: str) -> str:
    """Return the text as it is searched: no case, no accents, single spaces, no half characters (no file has them)."""
    if text.isascii():
        return " ".join(text.lower().split())  # what the rest would make of it, in a tenth of the time
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c)).translate(_STROKES)
    return " ".join(letters.encode(errors="ignore").decode().split())


# Letters whose stroke or ligature is no separable accent, so that NFKD leaves them.
_STROKES: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ŧ": "t"})


def check_postcode(typed: str, *, field: str = "postcode") -> str:
    """Return a Dutch postcode as `1234 AB`.

    Raises:
        UserError: it is not four digits (not starting with 0) and two letters.
    Source:
        PostNL's form. The letters SA, SD and SS are not given out, which is no reason to refuse all of a referral.
    """
    match = _POSTCODE.fullmatch(typed.strip().upper())
    if match is None:
        raise UserError(N_("A postcode has four digits and two letters, like 3511 AB."), code="postcode", field=field)
    return f"{match[1]} {match[2]}"


def check_email(typed: str, *, field: str = "email") -> str:
    """Return what can be an e-mail address, as it was typed.

    Raises:
        UserError: it has no name, no @ or no domain.
    """
    if not _EMAIL.fullmatch(typed):
        raise UserError(N_("This e-mail address is not right: check it once more."), code="email", field=field)
    return typed


def check_bsn(typed: str, *, field: str = "bsn") -> str:
    """Return a citizen service number as nine digits.

    Only the digits 0 to 9 count: Python's own `isdigit` also takes those of other scripts.

    Raises:
        UserError: not eight or nine digits, or the check of eleven fails.
    Source:
        Elfproef, weights 9 8 7 6 5 4 3 2 -1; eight digits are filled up with a 0.
    """
    from stdnum.nl import bsn

    digits = typed.strip().replace(".", "").replace(" ", "")
    if not _BSN.fullmatch(digits) or not bsn.is_valid(digits.zfill(9)):
        raise UserError(N_("This BSN is not right: check the digits once more."), code="bsn", field=field)
    return digits.zfill(9)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days from `first` to `last`, both included; never empty."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            msg = "a span ends before it begins"
            raise ValueError(msg)

    def __contains__(self, day: date) -> bool:
        """Tell whether the day lies in the span."""
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        """Give each day."""
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=offset)

    def overlap(self, other: "DaySpan") -> "DaySpan | None":
        """Return the days both share, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return DaySpan(first, last) if first <= last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What kinds of thing a service call changed; each page decides whether it must look again."""

    users: bool = False
    coalition: bool = False
    clients: bool = False
    referrals: bool = False
    visits: bool = False
    letters: bool = False
    onward: bool = False
    undo: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        """Return the changes of both."""
        return Changes(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})

    def any(self) -> bool:
        """Tell whether anything changed."""
        return any(getattr(self, f.name) for f in fields(self))
