"""A letter's life, what may go along in it, and who it goes to. Final letters never change."""

from ks_desktop.letters.domain.draft import (
    DRAFT_FORM,
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
    "CASE_CLOSED",
    "CASE_MOVED",
    "CONSENT_WITHDRAWN",
    "DRAFT_FORM",
    "KIND_LABELS",
    "PRINTED",
    "ROUTE_LABELS",
    "STATE_LABELS",
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
    "check_step",
    "draft_subject",
    "number_of",
]
