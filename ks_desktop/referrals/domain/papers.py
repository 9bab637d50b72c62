"""A paper that came in and is not taken yet: a filled form, a scan, a photograph; and what is read from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from ks_desktop.core.values import IncomingPaperId

FORM_VERSION: Final = 1  # of the form that we print; rises when a field is added, renamed or moved


class PaperOrigin(StrEnum):
    """How a paper came in."""

    DROPPED = "dropped"
    WATCHED = "watched"
    CHOSEN = "chosen"


class PaperState(StrEnum):
    """Whether a paper still waits."""

    NEW = "new"
    SET_ASIDE = "set_aside"


class PaperKind(StrEnum):
    """What a paper turned out to be."""

    FORM = "form"  # our form, as we print it now
    OLDER_FORM = "older_form"
    NEWER_FORM = "newer_form"
    FOREIGN_FORM = "foreign_form"
    FLAT = "flat"  # a scan, or a form whose fields were flattened: to be typed beside its picture
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPaper:
    """A paper that waits, kept encrypted; its bytes are asked apart.

    Attributes:
        size: of its bytes.
        source: the file it came from, empty when there is none.
        reason: why it was set aside.
    """

    id: IncomingPaperId
    media_type: str
    sha256: str
    size: int
    received_at: datetime
    origin: PaperOrigin
    source: str = ""
    state: PaperState = PaperState.NEW
    reason: str = ""

    @property
    def is_picture(self) -> bool:
        """Tell whether it is a photograph or a scan saved as a picture."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseField:
    """A field of a paper that our form does not have: its name there, and what was filled in."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContent:
    """What was read from a paper; nothing of it is stored before somebody takes it.

    Attributes:
        pages: how many there are.
        form_version: of our own form; None for any other.
        values: texts by the names in FIELDS, as `Referrals.record` takes them; an empty field is left out.
        loose: what was filled in fields that our form does not have.
        remarks: words of `PaperRemark` that are to be told.
    """

    kind: PaperKind
    pages: int = 1
    form_version: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    loose: tuple[LooseField, ...] = ()
    remarks: tuple["PaperRemark", ...] = ()


class PaperRemark(StrEnum):
    """What she is told of a paper that was read."""

    NOTHING_FILLED = "nothing_filled"  # a form without one filled field
    OLDER_FORM = "older_form"
    NEWER_FORM = "newer_form"
    FOREIGN_FORM = "foreign_form"
    TYPE_IT = "type_it"  # a picture: to be typed beside it
    MARKED_TWICE = "marked_twice"  # two boxes ticked where one is meant
    BSN_LEFT_OUT = "bsn_left_out"  # a number was filled in that does not belong on a form
    LOOSE_FIELDS = "loose_fields"
