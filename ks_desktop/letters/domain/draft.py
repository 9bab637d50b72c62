"""A letter as it is made: what may go along in it, and what a nurse chooses and types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.values import CaseId, LetterId, OnwardId
from ks_desktop.letters.domain.kinds import LetterKind, SendRoute

DRAFT_FORM: Final = "letter"  # what is typed in the maker and no stored draft can hold, among the drafts of forms


def draft_subject(case_id: CaseId, kind: LetterKind) -> str:
    """Return what the maker's typed words are about while the letter itself is not stored; then it is its id."""
    return f"{case_id}:{kind}"


WORDS: Final = (
    *("question", "assessment", "agreements", "contact_before", "message", "help_started"),
    *("refer_to", "follow_up", "requested_by", "requested_on", "identity"),
)
"""What may be typed or chosen in a letter beside its data, by name; answers to questions of a wording come on top."""

DAYS: Final = frozenset({"contact_before", "requested_on"})
"""Those of them that are days, in ISO form."""


class Variant(StrEnum):
    """How a letter is printed: as always, large for whoever reads with effort, or with little ink."""

    NORMAL = "normal"
    LARGE_PRINT = "large_print"
    LOW_INK = "low_ink"


class LegalGround(StrEnum):
    """On what ground a letter may go out without her consent."""

    VITAL_INTEREST = "vital_interest"
    LEGAL_DUTY = "legal_duty"
    CONFLICT_OF_DUTIES = "conflict_of_duties"


class Preset(StrEnum):
    """Whether a datum goes along before anybody ticks."""

    ALWAYS = "always"
    ON = "on"
    OFF = "off"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One datum that may go along.

    Attributes:
        word: stable name, also what a consent names.
        label: source text for the screen.
        value: exactly what is printed.
        reason: source text: why it goes along or why it stays out.
        preset: what is ticked at first; NEVER is not offered at all.
    """

    word: str
    label: str
    value: str
    reason: str
    preset: Preset


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """Everything a nurse chooses and types for a letter.

    Attributes:
        receiver: an organisation's id (to a partner), a referral's id (to its referrer), a visit's (appointment);
            None lets the letter choose: the newest referral that waits for feedback, the next visit.
        ticked: words of the data that go along.
        words: what she typed, by name: see `WORDS`, and `ask_KEY` for the answer to a question.
        route: how it will go out.
        language: ISO 639-1 code of the language that stands beside the Dutch; nl is Dutch alone.
        variant: how large or how light it is printed.
        reasons: why a datum goes along that the preset leaves out, by word.
        ground: on what ground it goes out without her consent; None with it.
        ground_reason: why that ground holds here.
        corrects: the earlier letter it stands in place of.
        onward_id: the asking for help that it puts on paper.
    """

    kind: LetterKind
    case_id: CaseId
    receiver: UUID | None = None
    ticked: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    route: SendRoute = SendRoute.POST
    language: str = "nl"
    variant: Variant = Variant.NORMAL
    reasons: Mapping[str, str] = field(default_factory=dict)
    ground: LegalGround | None = None
    ground_reason: str = ""
    corrects: LetterId | None = None
    onward_id: OnwardId | None = None
