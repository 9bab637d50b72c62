"""Why a paper is not taken in, in words; the process that reads it says only which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_


class Refusal(StrEnum):
    """Why a paper is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NO_PAPER = "no_paper"
    OFFICE = "office"
    PHONE_PICTURE = "phone_picture"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TRUNCATED = "truncated"
    SCRIPT = "script"
    ENCLOSED = "enclosed"
    TOO_HEAVY = "too_heavy"
    TOO_MANY_PAGES = "too_many_pages"
    XFA = "xfa"
    PICTURE_DAMAGED = "picture_damaged"
    PICTURE_TOO_LARGE = "picture_too_large"


SENTENCES: Final[Mapping[Refusal, str]] = {
    Refusal.EMPTY: N_("This file is empty."),
    Refusal.TOO_LARGE: N_("This file is larger than 20 MB. Ask for a smaller one, or scan it in grey."),
    Refusal.NO_PAPER: N_("This is not a PDF and not a picture (JPG, PNG or TIFF), whatever its name says."),
    Refusal.OFFICE: N_("This is a document of an office program. Ask for a PDF, or print it to PDF yourself."),
    Refusal.PHONE_PICTURE: N_("This picture (HEIC) cannot be read. Ask for JPG or PDF."),
    Refusal.ENCRYPTED: N_("This PDF is locked with a password. Ask for one without it, by secure mail."),
    Refusal.DAMAGED: N_("This PDF is damaged: nothing of it was taken in. Ask for it again."),
    Refusal.TRUNCATED: N_("This PDF is not whole, as if it was cut off on the way. Ask for it again."),
    Refusal.SCRIPT: N_(
        "This PDF holds a program (script) or wants to start one. It is not taken in. Ask for a PDF without it, or"
        " print it on paper and scan that."
    ),
    Refusal.ENCLOSED: N_("Other files are hidden in this PDF. It is not taken in. Ask for each file by itself."),
    Refusal.TOO_HEAVY: N_("This file asks far more than a form can: it is not taken in. Ask for the form by itself."),
    Refusal.TOO_MANY_PAGES: N_("This PDF has more than 30 pages. Ask for the form by itself."),
    Refusal.XFA: N_(
        "This form is made for one program only (XFA) and cannot be read. Ask the sender to print it to PDF, or type"
        " it over."
    ),
    Refusal.PICTURE_DAMAGED: N_("This picture is damaged. Ask for it again."),
    Refusal.PICTURE_TOO_LARGE: N_("This picture is larger than 40 million dots. Ask for a smaller one."),
}


class RefusedPaper(Exception):  # noqa: N818 - a paper is refused, the program does not err
    """A paper that is not taken in, and why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def refused(refusal: Refusal) -> UserError:
    """Return the error that tells why a paper is not taken in."""
    return UserError(SENTENCES[refusal], code=f"paper_{refusal.value}", field="paper")
