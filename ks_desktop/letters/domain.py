"""A letter's life, what may go along in it, and who it goes to. Final letters never change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, AttachmentId, CaseId, LetterId, OrganisationId, ReferralId, UserId


class LetterKind(StrEnum):
    """What a letter is for; also the name of its wording."""

    REFERRAL_MEDICAL = "referral_medical"
    REFERRAL_SOCIAL = "referral_social"
    APPOINTMENT = "appointment"
    FEEDBACK = "feedback"
    RECEIPT = "receipt"
    QUESTION = "question"
    HANDOVER_BIRTH = "handover_birth"
    HANDOVER_MATERNITY = "handover_maternity"
    HANDOVER_JGZ = "handover_jgz"
    NOT_REACHED = "not_reached"

    @property
    def is_to_her(self) -> bool:
        """Tell whether it goes to the woman herself."""
        return self in {LetterKind.APPOINTMENT, LetterKind.NOT_REACHED}

    @property
    def is_handover(self) -> bool:
        """Tell whether it hands on what was done and agreed, after a birth or because she moves away."""
        return self in {LetterKind.HANDOVER_BIRTH, LetterKind.HANDOVER_MATERNITY, LetterKind.HANDOVER_JGZ}

    @property
    def is_to_partner(self) -> bool:
        """Tell whether it goes to a partner of the directory; the sheet for the child's record stays in the house."""
        return self.is_referral or self in {LetterKind.HANDOVER_MATERNITY, LetterKind.HANDOVER_JGZ}

    @property
    def is_to_referrer(self) -> bool:
        """Tell whether it goes to whoever referred her, about one referral."""
        return self in {LetterKind.FEEDBACK, LetterKind.RECEIPT, LetterKind.QUESTION}

    @property
    def is_short(self) -> bool:
        """Tell whether it asks for no words of the nurse: looked at and sent."""
        return self in {LetterKind.RECEIPT, LetterKind.QUESTION}

    @property
    def is_referral(self) -> bool:
        """Tell whether it asks a partner for help, which needs her consent for that partner."""
        return self in {LetterKind.REFERRAL_MEDICAL, LetterKind.REFERRAL_SOCIAL}


KIND_LABELS: Final[Mapping[LetterKind, str]] = {
    LetterKind.REFERRAL_MEDICAL: N_("Referral letter, medical"),
    LetterKind.REFERRAL_SOCIAL: N_("Referral letter, social"),
    LetterKind.APPOINTMENT: N_("Appointment letter to her"),
    LetterKind.FEEDBACK: N_("Feedback to the referrer"),
    LetterKind.RECEIPT: N_("Receipt note to the referrer"),
    LetterKind.QUESTION: N_("Question letter to the referrer"),
    LetterKind.HANDOVER_BIRTH: N_("Hand-over for the record of the child"),
    LetterKind.HANDOVER_MATERNITY: N_("Hand-over to maternity care"),
    LetterKind.HANDOVER_JGZ: N_("Hand-over to another youth health care"),
    LetterKind.NOT_REACHED: N_("Letter to her: not reached"),
}


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


class SendRoute(StrEnum):
    """How a letter goes out."""

    POST = "post"
    SECURE_MAIL = "secure_mail"
    PORTAL = "portal"
    BY_HAND = "by_hand"


ROUTE_LABELS: Final[Mapping[SendRoute, str]] = {
    SendRoute.POST: N_("By post"),
    SendRoute.SECURE_MAIL: N_("By secure mail"),
    SendRoute.PORTAL: N_("Through a portal"),
    SendRoute.BY_HAND: N_("Handed over in person"),
}


PRINTED: Final = frozenset({SendRoute.POST, SendRoute.BY_HAND})  # what goes out on paper; the rest as a file


DRAFT_FORM: Final = "letter"  # what is typed in the maker and no stored draft can hold, among the drafts of forms


def draft_subject(case_id: CaseId, kind: LetterKind) -> str:
    """Return what the maker's typed words are about while the letter itself is not stored; then it is its id."""
    return f"{case_id}:{kind}"


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
        words: what she typed, by name: question, assessment, agreements, contact_before (ISO), message, help_started.
        route: how it will go out.
    """

    kind: LetterKind
    case_id: CaseId
    receiver: UUID | None = None
    ticked: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    route: SendRoute = SendRoute.POST


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
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A letter as the register shows it, with her name and the day that counts for its state (Dutch calendar).

    Attributes:
        is_quiet: her pregnancy ended: it is shown to who asks for it only.
    """

    letter: Letter
    woman: str
    day: date
    is_quiet: bool = False


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
