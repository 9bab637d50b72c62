"""A letter's life, what may go along in it, and who it goes to. Final letters never change."""

from ks_desktop.letters.domain.audience import AMONG_NURSES, IN_CARE, Audience, audience_of, audience_of_partner
from ks_desktop.letters.domain.draft import (
    DAYS,
    DRAFT_FORM,
    WORDS,
    Datum,
    LegalGround,
    LetterDraft,
    Preset,
    Variant,
    draft_subject,
)
from ks_desktop.letters.domain.kinds import KIND_LABELS, PRINTED, ROUTE_LABELS, LetterKind, SendRoute
from ks_desktop.letters.domain.letter import (
    CASE_CLOSED,
    CASE_MOVED,
    CONSENT_WITHDRAWN,
    STATE_LABELS,
    Letter,
    LetterLine,
    LetterState,
    check_step,
    number_of,
)

__all__ = [
    "AMONG_NURSES",
    "CASE_CLOSED",
    "CASE_MOVED",
    "CONSENT_WITHDRAWN",
    "DAYS",
    "DRAFT_FORM",
    "IN_CARE",
    "KIND_LABELS",
    "PRINTED",
    "ROUTE_LABELS",
    "STATE_LABELS",
    "WORDS",
    "Audience",
    "Datum",
    "LegalGround",
    "Letter",
    "LetterDraft",
    "LetterKind",
    "LetterLine",
    "LetterState",
    "Preset",
    "SendRoute",
    "Variant",
    "audience_of",
    "audience_of_partner",
    "check_step",
    "draft_subject",
    "number_of",
]
