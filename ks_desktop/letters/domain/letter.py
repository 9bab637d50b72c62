"""A letter's life: draft, final, sent, withdrawn. Final letters never change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    AppointmentId,
    AttachmentId,
    CaseId,
    LetterId,
    OnwardId,
    OrganisationId,
    ReferralId,
    UserId,
)
from ks_desktop.letters.domain.draft import LegalGround, LetterDraft, Variant
from ks_desktop.letters.domain.kinds import LetterKind, SendRoute


class LetterState(StrEnum):
    """How far a letter is."""

    DRAFT = "draft"
    FINAL = "final"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


STATE_LABELS: Final[Mapping[LetterState, str]] = {
    LetterState.DRAFT: N_("Draft"),
    LetterState.FINAL: N_("Final"),
    LetterState.SENT: N_("Sent"),
    LetterState.WITHDRAWN: N_("Withdrawn"),
}

CASE_CLOSED: Final = "case_closed: "  # before the case's reason: why a draft was withdrawn that nobody withdrew
CONSENT_WITHDRAWN: Final = "consent_withdrawn: "  # before the purpose she does not agree to any more, likewise
CASE_MOVED: Final = "case_moved"  # its case lay under another woman; what was sent stays sent, and keeps this remark

_NEXT: Final[Mapping[LetterState, frozenset[LetterState]]] = {
    LetterState.DRAFT: frozenset({LetterState.FINAL, LetterState.WITHDRAWN}),
    LetterState.FINAL: frozenset({LetterState.SENT, LetterState.WITHDRAWN}),
    LetterState.SENT: frozenset({LetterState.WITHDRAWN}),
    LetterState.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter in the register.

    Attributes:
        number: `2026-0001` from the moment it is final, "" before.
        to_name: who it is for, as printed; "" while a draft has no receiver.
        values: the data that went along, by word, as printed; empty while it is a draft.
        sha256: of the PDF's bytes, in hexadecimal.
        wording_version: which wording was used.
        announced_at: when the visit was that a final appointment letter names.
        onward_id: the asking for help that it put on paper; letters of before that was kept have none.
    """

    id: LetterId
    case_id: CaseId
    kind: LetterKind
    state: LetterState
    organisation_id: OrganisationId | None = None
    referral_id: ReferralId | None = None
    appointment_id: AppointmentId | None = None
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
    to_name: str = ""
    number: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    attachment_id: AttachmentId | None = None
    sha256: str = ""
    wording_version: str = ""
    made_at: datetime
    made_by: UserId
    finalised_at: datetime | None = None
    finalised_by: UserId | None = None
    sent_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""
    announced_at: datetime | None = None
    version: int = 0

    @property
    def receiver(self) -> UUID | None:
        """The id of whoever or whatever decides the receiver."""
        return self.organisation_id or self.referral_id or self.appointment_id

    @property
    def asked_for_help(self) -> bool:
        """Tell whether it asked a partner for help, and still stands."""
        return self.kind.is_referral and self.state in {LetterState.FINAL, LetterState.SENT}

    @property
    def draft(self) -> LetterDraft:
        """What was chosen and typed for it."""
        return LetterDraft(
            kind=self.kind,
            case_id=self.case_id,
            receiver=self.receiver,
            ticked=self.ticked,
            words=self.words,
            route=self.route,
            language=self.language,
            variant=self.variant,
            reasons=self.reasons,
            ground=self.ground,
            ground_reason=self.ground_reason,
            corrects=self.corrects,
            onward_id=self.onward_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A letter as the register shows it, with her name and the day that counts for its state (Dutch calendar).

    Attributes:
        is_quiet: her pregnancy ended: it is shown to who asks for it only.
        is_replaced: it was withdrawn, and another letter stands in its place.
    """

    letter: Letter
    woman: str
    day: date
    is_quiet: bool = False
    is_replaced: bool = False


def check_step(state: LetterState, after: LetterState) -> None:
    """Refuse a step that a letter cannot take.

    Raises:
        UserError: a final letter would change, a withdrawn one would live again, a draft would be sent.
    """
    if after in _NEXT[state]:
        return
    if after is LetterState.SENT:
        raise UserError(N_("Make this letter final first; then record how it went out."), code="letter_not_final")
    if state is LetterState.WITHDRAWN:
        raise UserError(N_("This letter was withdrawn. Make a new one."), code="letter_withdrawn")
    raise UserError(
        N_("This letter is final and does not change any more. Withdraw it and make a new one."), code="letter_final"
    )


def number_of(year: int, sequence: int) -> str:
    """Return a letter's number: `2026-0001`."""
    return f"{year}-{sequence:04d}"
