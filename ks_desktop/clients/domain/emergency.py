"""Emergency access: somebody opens, with a reason, what is not hers to see. Pure.

It is written down, and stands where her nurse and the privacy officer see it until they have.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, CaseId, ClientId, UserId, clean_line

_LEAST_WORDS: Final = 2
_LEAST_LETTERS: Final = 8
READY_REASONS: Final = (
    N_("I stand in for her nurse today."),
    N_("There is haste and her nurse cannot be reached."),
    N_("She or somebody around her asks for me now."),
)


class Opens(StrEnum):
    """What emergency access opens."""

    RECORD = "record"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyOpening:
    """One time that somebody opened with a reason what is not hers to see.

    Attributes:
        client_id: the woman of the case.
        nurse: the nurse of the case at the moment of asking; None without one.
        reason: as it was typed.
        by: the name of who opened it, where the privacy officer is told; else "".
        nurse_saw_at: when the nurse of the case saw that it was opened; None until then.
        officer_saw_at: when the privacy officer did.
    """

    id: UUID
    case_id: CaseId
    client_id: ClientId
    nurse: UserId | None
    user: UserId
    opens: Opens
    reason: str
    at: datetime
    nurse_saw_at: datetime | None = None
    officer_saw_at: datetime | None = None
    by: str = ""


def checked_reason(typed: str) -> str:
    """Return a reason as it is kept.

    Raises:
        UserError: it says nothing, or is over a line long.
    """
    why = clean_line(typed).text
    letters = sum(map(str.isalpha, why))
    if len(why.split()) < _LEAST_WORDS or letters < _LEAST_LETTERS:
        raise UserError(
            N_("Say in a few words why you open this: her nurse and the privacy officer read it."),
            code="required",
            field="reason",
        )
    if len(why) > LINE_MAX:
        raise UserError(
            N_("This is too long: {most} characters at most."),
            code="too_long",
            field="reason",
            values={"most": LINE_MAX},
        )
    return why
