"""The pregnant woman, her pregnancies (cases), what she agreed to, and the state a case is in."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, ClientId, ConsentId, OrganisationId, UserId

if TYPE_CHECKING:  # the hooks name the unit of work; the rules below need no database
    from ks_desktop.core.database import Work


class NameUse(StrEnum):
    """Which surname she uses, as in the national register."""

    OWN = "own"
    PARTNER = "partner"
    PARTNER_OWN = "partner_own"
    OWN_PARTNER = "own_partner"


class Answer(StrEnum):
    """Yes, no, or not asked: not knowing is an answer of its own."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in the parts of the national register; the prefix ("van der") is kept apart."""

    birth_surname: str
    birth_surname_prefix: str = ""
    given_name: str = ""
    initials: str = ""
    partner_surname: str = ""
    partner_surname_prefix: str = ""
    name_use: NameUse = NameUse.OWN

    def __post_init__(self) -> None:
        """Refuse a name without a surname.

        Raises:
            UserError: the birth surname is empty, or her partner's name is used but not filled in.
        """
        if not self.birth_surname:
            raise UserError(N_("Fill in her surname at birth."), code="required", field="birth_surname")
        if self.name_use is not NameUse.OWN and not self.partner_surname:
            raise UserError(N_("She uses her partner's name: fill it in."), code="required", field="partner_surname")

    @property
    def surname(self) -> str:
        """The surname she uses, with prefixes: `van der Aa`, `Jansen-de Jong`."""
        own = f"{self.birth_surname_prefix} {self.birth_surname}".strip()
        partner = f"{self.partner_surname_prefix} {self.partner_surname}".strip()
        return {
            NameUse.OWN: own,
            NameUse.PARTNER: partner,
            NameUse.PARTNER_OWN: f"{partner}-{own}",
            NameUse.OWN_PARTNER: f"{own}-{partner}",
        }[self.name_use]

    @property
    def full(self) -> str:
        """How she is named on the screen: given name or initials, and surname."""
        return f"{self.given_name or self.initials} {self.surname}".strip()

    @property
    def letters(self) -> str:
        """Her initials for papers that may be seen: `A.K.`, `R.d.B.`."""
        first = (self.given_name or self.initials)[:1]
        parts = [first, *self.surname.replace("-", " ").split()]
        return "".join(f"{part[0]}." for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where she lives. `municipality` is a CBS code; `is_secret` keeps the address off every list."""

    street: str = ""
    house_number: str = ""
    house_number_addition: str = ""
    postcode: str = ""
    place: str = ""
    municipality: str = ""
    is_secret: bool = False

    @property
    def street_line(self) -> str:
        """Street, number and addition on one line."""
        return f"{self.street} {self.house_number}{self.house_number_addition}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeContact:
    """How she may be reached, and which ways are safe for her."""

    phone: str = ""
    phone_note: str = ""
    phone_2: str = ""
    email: str = ""
    safe_to_call: Answer = Answer.UNKNOWN
    safe_voicemail: Answer = Answer.UNKNOWN
    safe_to_text: Answer = Answer.UNKNOWN
    safe_post: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The pregnant woman, as known now. `language` is ISO 639-1 or ""; version 0 is not yet stored."""

    id: ClientId
    name: PersonName
    birth_date: date | None = None
    bsn: str = ""
    bsn_checked_by: str = ""
    bsn_checked_on: date | None = None
    address: Address = Address()
    contact: SafeContact = SafeContact()
    language: str = ""
    interpreter: bool = False
    version: int = 0


class DueDateMethod(StrEnum):
    """How the due date became known."""

    ULTRASOUND = "ultrasound"
    LMP = "lmp"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """One statement of the due date; the newest counts, the older are kept."""

    due_date: date
    method: DueDateMethod
    stated_at: datetime
    stated_by: UserId


class CaseStatus(StrEnum):
    """All that is stored of a case's progress; the rest is derived from facts."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a case ended."""

    COMPLETED = "completed"
    HELP_STARTED = "help_started"
    NO_NEED = "no_need"
    ENOUGH_HELP = "enough_help"
    DECLINED = "declined"
    NOT_REACHED = "not_reached"
    MOVED = "moved"
    BORN_BEFORE_VISIT = "born_before_visit"
    PREGNANCY_ENDED = "pregnancy_ended"
    NO_CONSENT = "no_consent"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One pregnancy of one woman: the loop that stays visible until it is closed with a reason."""

    id: CaseId
    client_id: ClientId
    due_date: date
    due_date_method: DueDateMethod
    opened_on: date
    status: CaseStatus = CaseStatus.OPEN
    closed_on: date | None = None
    close_reason: CloseReason | None = None
    nurse: UserId | None = None
    fetuses: int = 1
    gravida: int | None = None
    para: int | None = None
    midwife: str = ""
    gp: str = ""
    maternity_care: str = ""
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether work on this case goes on."""
        return self.status is CaseStatus.OPEN


class ConsentPurpose(StrEnum):
    """What she agreed to or refused."""

    SIGN_UP = "sign_up"
    CONTACT = "contact"
    FEEDBACK = "feedback"
    REFER = "refer"
    CONSULT = "consult"
    HANDOVER = "handover"


class ConsentState(StrEnum):
    """Given, refused, or taken back."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentForm(StrEnum):
    """How consent was given."""

    SPOKEN = "spoken"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One answer of hers: for a purpose, to a receiver, about named data.

    Attributes:
        receiver: the organisation it is about; None for the JGZ itself or for those who referred her.
        explained: what she was told.
        why: why it was asked.
        data: which data may go along, in words or as letter data words joined by commas.
        asked_by: who asked her.
        given_on: the day she answered.
    """

    id: ConsentId
    case_id: CaseId
    purpose: ConsentPurpose
    state: ConsentState
    receiver: OrganisationId | None = None
    explained: str = ""
    why: str = ""
    data: str = ""
    asked_by: str = ""
    given_on: date
    form: ConsentForm = ConsentForm.SPOKEN
    withdrawn_on: date | None = None
    version: int = 0


class CaseState(StrEnum):
    """Where a case stands, derived from facts and never stored."""

    CONSENT_MISSING = "consent_missing"
    INCOMPLETE = "incomplete"
    NEW = "new"
    READY = "ready"
    PLANNED = "planned"
    OUTCOME_MISSING = "outcome_missing"
    FEEDBACK_DUE = "feedback_due"
    TO_CLOSE = "to_close"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The plain facts from which a case's state follows.

    Attributes:
        status: what is stored of the case.
        has_consent: she agreed to sign up, and did not take it back.
        is_complete: nothing needed for a visit is missing from her referral.
        is_seen: a nurse has looked at her referral.
        booked_until: end of the latest booked visit, None without one.
        has_outcome: a visit took place, or she declined it.
        feedback_owed: how many referrers still wait for feedback.
        now: the instant of asking.
    """

    status: CaseStatus
    has_consent: bool
    is_complete: bool
    is_seen: bool
    booked_until: datetime | None
    has_outcome: bool
    feedback_owed: int
    now: datetime


def case_state(facts: CaseFacts) -> CaseState:
    """Return where a case stands. A booked visit always shows, whatever else is missing."""
    if facts.status is not CaseStatus.OPEN:
        return CaseState(facts.status.value)
    if facts.booked_until is not None:
        return CaseState.PLANNED if facts.booked_until > facts.now else CaseState.OUTCOME_MISSING
    if facts.has_outcome:
        return CaseState.FEEDBACK_DUE if facts.feedback_owed else CaseState.TO_CLOSE
    if not facts.has_consent:
        return CaseState.CONSENT_MISSING
    if not facts.is_complete:
        return CaseState.INCOMPLETE
    return CaseState.READY if facts.is_seen else CaseState.NEW


class CaseClosed(Protocol):
    """A room that must act, in the same transaction, when a case closes (cancel visits, withdraw drafts)."""

    def case_closed(self, case_id: CaseId, reason: CloseReason, *, work: "Work") -> None:
        """Do this room's part; raising undoes the closing."""


class CaseDestroyed(Protocol):
    """A room that holds rows of a case, and removes them when the case is destroyed."""

    claimed_tables: frozenset[str]

    def case_destroyed(self, case_id: CaseId, *, work: "Work") -> None:
        """Remove this room's rows of the case."""
