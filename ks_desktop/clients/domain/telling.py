"""Who must hear that she took a consent back: whoever got something about her, until each was told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ks_desktop.core.values import CaseId, ConsentId, UserId


class TellKind(StrEnum):
    """Why somebody must hear it."""

    REFERRER = "referrer"
    LETTER_SENT = "letter_sent"
    LETTER_READY = "letter_ready"
    INTERPRETER = "interpreter"
    ONWARD = "onward"


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed:
    """Somebody who got something about her, as the room that knows says it.

    Attributes:
        who: a name on one line; "" where the kind says it all.
        about: what they got: the number of a letter, the time of a visit.
        since: the day they got it, or the day of the visit.
    """

    kind: TellKind
    who: str = ""
    about: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """One line of the list of who must hear it.

    Attributes:
        consent_id: the answer that was taken back.
        told_on: the day it was ticked off, None while it waits.
    """

    id: UUID
    case_id: CaseId
    consent_id: ConsentId
    informed: Informed
    noted_on: date
    told_on: date | None = None
    told_by: UserId | None = None
