"""A woman's case as one page shows it: facts, time line, threads. Pure; nothing here is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ks_desktop.casefile.doubt import Doubtful
from ks_desktop.clients.domain import (
    Answer,
    Case,
    CaseFacts,
    CaseState,
    Client,
    Consent,
    ConsentPurpose,
    DueDate,
    ToTell,
    case_state,
    consent_given,
)
from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, OrganisationKind, Terms
from ks_desktop.core.clock import local_day
from ks_desktop.core.gestation import AnyDue, GestationalAge
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, OrganisationId, UserId
from ks_desktop.letters.domain import Letter, LetterKind
from ks_desktop.referrals.domain import Referral, ReferrerRole, missing
from ks_desktop.referrals.domain.retention import Outlook
from ks_desktop.visits.domain import Appointment, ContactAttempt, booked_until, has_outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rooms below know of one case."""

    client: Client
    case: Case
    consents: tuple[Consent, ...] = ()
    referrals: tuple[Referral, ...] = ()
    appointments: tuple[Appointment, ...] = ()

    def has_consent(self, on: date) -> bool:
        """Tell whether she agreed to sign up, and did not take it back."""
        return consent_given(self.consents, ConsentPurpose.SIGN_UP, on=on)

    def missing(self, on: date) -> tuple[str, ...]:
        """Return what a visit needs and no referral gives, as words; without a referral, everything it would say."""
        agrees = self.has_consent(on)
        counted = [referral for referral in self.referrals if referral.not_taken_up is None] or self.referrals
        lacking = [missing(referral, self.client, has_consent=agrees) for referral in counted]
        return min(lacking, key=len, default=())

    def owed(self) -> tuple[Referral, ...]:
        """Return the referrals whose referrer still has to hear how it went."""
        return tuple(referral for referral in self.referrals if referral.owes_feedback)

    def without_receipt(self) -> tuple[Referral, ...]:
        """Return the referrals whose referrer has not been told that they came in."""
        return tuple(r for r in self.referrals if not r.is_by_herself and r.referrer and r.receipt_given_on is None)

    def to_ask(self) -> tuple[Referral, ...]:
        """Return the referrals whose referrer can be asked what is missing."""
        return tuple(r for r in self.referrals if not r.is_by_herself and r.referrer and r.not_taken_up is None)

    def talk_first(self, attempts: Iterable[ContactAttempt]) -> tuple[Referral, ...]:
        """Return the referrals whose referrer wants to talk with us before she is called; none once she was."""
        if any(attempts) or self.appointments or not self.case.is_open:
            return ()
        return tuple(r for r in self.to_ask() if r.consult_first is Answer.YES)

    def state(self, now: datetime) -> CaseState:
        """Return where the case stands."""
        today = local_day(now)
        return case_state(
            CaseFacts(
                status=self.case.status,
                has_consent=self.has_consent(today),
                is_complete=not [word for word in self.missing(today) if word != "consent"],
                is_seen=not self.referrals or any(referral.seen_on is not None for referral in self.referrals),
                booked_until=booked_until(self.appointments),
                has_outcome=has_outcome(self.appointments),
                feedback_owed=len(self.owed()),
                now=now,
            )
        )

    def visited_on(self) -> date | None:
        """Return the day of the last visit with an outcome that counts, None without one."""
        days = [a.report.held_on for a in self.appointments if a.report is not None and has_outcome([a])]
        return max(days, default=None)


class EventKind(StrEnum):
    """What a line of the time line is about."""

    REFERRED = "referred"
    CONSENT = "consent"
    DUE_DATE = "due_date"
    ATTEMPT = "attempt"
    VISIT = "visit"
    LETTER = "letter"
    FEEDBACK = "feedback"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the time line.

    Attributes:
        message: source text of the sentence.
        values: what fills its places as it is, such as a name.
        words: what fills its places and is a source text itself.
        note: what was written then.
    """

    kind: EventKind
    day: date
    message: str
    values: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def text(self) -> str:
        """Return the sentence in the user's language."""
        return _(self.message, **self.values, **{name: _(word) for name, word in self.words.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """One partner's line in a thread: who, and where it stands.

    Attributes:
        is_due: something is still to be done, before `day`.
    """

    who: str
    message: str
    day: date | None = None
    is_due: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Possibility:
    """Something that is still possible until a day."""

    message: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything on a woman's page.

    Attributes:
        municipality: its name, or "".
        nurse: the full name of the nurse of the case, or "".
        age: None when today lies outside the pregnancy.
        missing: words of what a visit still needs.
        medical: the thread with midwife, doctor and maternity care.
        social: the thread with social and informal partners.
        doubtful: booked visits that her consent or the due date of now speaks against.
        timeline: newest first.
        receivers: the names of the partners her consents are about.
        to_tell: who must hear what she took back, those who were told included.
        ahead: what becomes of the case without consent; None while her consent counts.
    """

    facts: Facts
    state: CaseState
    today: date
    now: datetime
    municipality: str
    nurse: str
    age: GestationalAge | None
    terms: Terms
    missing: tuple[str, ...]
    attempts: tuple[ContactAttempt, ...]
    letters: tuple[Letter, ...]
    due_dates: tuple[DueDate, ...]
    other_cases: tuple[Case, ...]
    possible: tuple[Possibility, ...]
    medical: tuple[ThreadItem, ...]
    social: tuple[ThreadItem, ...]
    doubtful: tuple[Doubtful, ...]
    timeline: tuple[Event, ...]
    receivers: Mapping[OrganisationId, str] = field(default_factory=dict)
    to_tell: tuple[ToTell, ...] = ()
    ahead: Outlook | None = None
    stated_by: Mapping[UserId, str] = field(default_factory=dict)

    @property
    def client(self) -> Client:
        """The woman."""
        return self.facts.client

    @property
    def case(self) -> Case:
        """Her pregnancy."""
        return self.facts.case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as the list shows it; `next_day` is the day of the visit, or the last day for one."""

    case_id: CaseId
    name: str
    age: GestationalAge | None
    due_date: date
    municipality: str
    state: CaseState
    next_day: date | None


def possibilities(due: AnyDue, terms: Terms, today: date) -> tuple[Possibility, ...]:
    """Return until when a visit fits best, and until when it is possible, as far as these days are ahead."""
    spans = (
        (N_("A visit fits best until"), terms.window.best(due).last),
        (N_("A visit is possible until"), terms.window.possible(due).last),
    )
    return tuple(Possibility(message=message, until=last) for message, last in spans if last >= today)


def domain_of_role(role: ReferrerRole | None) -> CareDomain | None:
    """Return the domain of a referrer; None for the woman herself and when it is not known."""
    if role is None or role is ReferrerRole.SELF:
        return None
    return DOMAIN_OF_KIND[OrganisationKind(role.value)]


def threads(facts: Facts, letters: Iterable[Letter], terms: Terms) -> tuple[tuple[ThreadItem, ...], ...]:
    """Return the medical thread and the social one, each with referrers first and then our letters."""
    medical: list[ThreadItem] = []
    social: list[ThreadItem] = []
    for referral in facts.referrals:
        domain = domain_of_role(referral.referrer_role)
        if domain is not None:
            (medical if domain is CareDomain.MEDICAL else social).append(_referrer_item(referral, facts, terms))
    for letter in letters:
        if letter.kind.is_referral:
            is_medical = letter.kind is LetterKind.REFERRAL_MEDICAL
            (medical if is_medical else social).append(_letter_item(letter))
    return tuple(medical), tuple(social)


def talk_first_text(referral: Referral) -> str:
    """Return whom to talk with before she is called, and at which number."""
    who = referral.referrer
    if referral.referrer_phone:
        return _("First talk with {who}, phone {phone}.", who=who, phone=referral.referrer_phone)
    return _("First talk with {who}.", who=who)


def _referrer_item(referral: Referral, facts: Facts, terms: Terms) -> ThreadItem:
    who = referral.referrer or _(N_("Referrer"))
    if referral.feedback_given_on is not None:
        return ThreadItem(who=who, message=N_("feedback given on"), day=referral.feedback_given_on)
    visited = facts.visited_on()
    if visited is not None and referral.owes_feedback:
        before = terms.after(visited, terms.feedback_days)
        return ThreadItem(who=who, message=N_("feedback due before"), day=before, is_due=True)
    if referral.asked_on is not None and facts.missing(referral.asked_on):
        return ThreadItem(who=who, message=N_("asked what is missing on"), day=referral.asked_on)
    if referral.receipt_given_on is not None:
        return ThreadItem(who=who, message=N_("told that it came in on"), day=referral.receipt_given_on)
    return ThreadItem(who=who, message=N_("referred her on"), day=referral.received_on)


_LETTER_WORDS = {
    "draft": N_("letter in draft of"),
    "final": N_("letter ready to send since"),
    "sent": N_("letter sent on"),
    "withdrawn": N_("letter withdrawn on"),
}


def _letter_item(letter: Letter) -> ThreadItem:
    return ThreadItem(
        who=letter.to_name.splitlines()[0] if letter.to_name else _(N_("No receiver yet")),
        message=_LETTER_WORDS[letter.state.value],
        day=letter_day(letter),
        is_due=letter.state.value in {"draft", "final"},
    )


def letter_day(letter: Letter) -> date:
    """Return the day that counts for how far a letter is."""
    finalised = local_day(letter.finalised_at) if letter.finalised_at is not None else None
    return letter.withdrawn_on or letter.sent_on or finalised or local_day(letter.made_at)
