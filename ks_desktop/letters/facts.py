"""What a letter is made from: plain records gathered from the lower rooms, for one case on one day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ks_desktop.clients.domain import Case, Client, Consent, ConsentPurpose, consent_given
from ks_desktop.clients.domain.birth import Birth
from ks_desktop.coalition.domain import CareDomain, FeedbackRoute, Organisation, OrganisationKind
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import AppointmentId, OrganisationId, ReferralId
from ks_desktop.letters.domain import Audience, LetterKind, audience_of
from ks_desktop.letters.domain.loop import HelpAsked
from ks_desktop.letters.domain.own_texts import NONE, OwnTexts
from ks_desktop.letters.domain.translation import TranslationCheck
from ks_desktop.letters.extract.records import Kept
from ks_desktop.onward.domain import OnwardReferral


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: from the profile of the user."""

    name: str
    job_title: str = ""
    big_number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The organisation of the sender, from the settings, and how its papers and envelopes are made.

    Attributes:
        window: left or right.
        offset_mm: how much lower the window is than usual; `right_mm`: how much further to the right.
        envelope: dl or c5.
        logo: a picture that was looked at; None where letters carry none.
        low_ink: papers take little ink unless something else is chosen.
    """

    name: str = ""
    street: str = ""
    place: str = ""
    phone: str = ""
    hours: str = ""
    window: str = "left"
    offset_mm: int = 0
    right_mm: int = 0
    envelope: str = "dl"
    folds: bool = True
    logo: bytes | None = None
    low_ink: bool = False


class Ending(StrEnum):
    """Why no visit follows, as far as a referrer hears of it; the words are those of the wording."""

    NONE = ""
    DECLINED = "declined"
    NOT_TAKEN_UP = "not_taken_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referrer:
    """Who signed her up, in one referral.

    Attributes:
        in_care: a care provider, to whom feedback may be presumed; a municipality or team is not.
        kind: what they are, None where nobody knows more than whether they are a care provider.
        waits: wants feedback and has none yet.
        wish: how they asked to be told, in their own words.
        route: the same as the directory knows it, None when nobody asked.
        is_first: the first to refer her, so that what is known of her came from them.
        talks_first: wants to talk with a nurse before she is called.
        ending: why no visit follows, when that is so.
    """

    referral_id: ReferralId
    organisation: str
    name: str
    in_care: bool
    received_on: date
    waits: bool
    wish: str = ""
    route: FeedbackRoute | None = None
    is_first: bool = True
    talks_first: bool = False
    ending: Ending = Ending.NONE
    kind: OrganisationKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A planned visit. `mode` is home, elsewhere, phone or video; `is_booked` while it still stands."""

    appointment_id: AppointmentId
    starts_at: datetime
    minutes: int
    mode: str
    is_booked: bool


class VisitResult(StrEnum):
    """What became of the visit, for the feedback letter; the words are those of its wording."""

    NONE = "none"
    PLANNED = "planned"
    HELD = "held"
    DECLINED = "declined"
    NOT_REACHED = "not_reached"
    HANDED_OVER = "handed_over"
    BORN = "born"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """The four facts of feedback, besides the help that started.

    Attributes:
        contact_on: the first day she was spoken to, None while that did not succeed.
        attempts: how often contact was tried.
        visit_on: the day of the visit, when it was held.
        feed_back: what the report of the last visit says the referrer may hear; goes along within her consent only.
        is_help_agreed: help came of the last visit that has yet to begin, such as a programme.
    """

    contact_on: date | None = None
    attempts: int = 0
    visit: VisitResult = VisitResult.NONE
    visit_on: date | None = None
    feed_back: str = ""
    is_help_agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What her referral says of reasons (words of the issue), and her own question."""

    reasons: tuple[str, ...] = ()
    reason_note: str = ""
    own_question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """What a hand-over tells of the time until now.

    Attributes:
        visited_on: the days on which she was visited.
        goals: what she wants to reach still, in her words.
        agreed: what was agreed with her and is not done, a line each.
        fallen: planned visits that fell away, or will.
    """

    visited_on: tuple[date, ...] = ()
    goals: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    fallen: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The earlier letter that this one stands in place of."""

    number: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything a letter about one case may draw on; what goes along is decided elsewhere.

    Attributes:
        organisation: the partner a referral letter goes to.
        referrer: whom a feedback letter answers.
        meeting: the visit an appointment letter announces.
        call_before: the last day on which she is to be called, None when that has passed.
        caller: the nurse of the case, who is to call her; None while nobody has it.
        lacking: what a visit needs and the referral does not say, as words in the order of the form.
        free_days: on which nobody works.
        answer_by: until when an answer of hers is waited for.
        still_since: since when her record is set still; None while it may be used.
        has_died: somebody wrote down that she died.
        birth: of her child, None while it is not recorded.
        handed_on: what a hand-over tells.
        replaced: the letter that this one stands in place of.
        help: what became of the help that was asked for her, for a referrer.
        onward: the asking for help that this letter puts on paper.
        own_texts: of the organisation, in place of the shipped wording.
        translation_checks: who looked which translation over.
        kept: what is kept about her, for the extract she asked for; None in any other letter.
    """

    today: date
    client: Client
    case: Case
    consents: tuple[Consent, ...]
    signer: Signer
    office: Office
    wishes: Wishes = Wishes()
    loop: Loop = Loop()
    organisation: Organisation | None = None
    referrer: Referrer | None = None
    referrer_organisation: Organisation | None = None
    meeting: Meeting | None = None
    call_before: date | None = None
    caller: Signer | None = None
    lacking: tuple[str, ...] = ()
    free_days: FreeDays = FreeDays()  # noqa: RUF009 - frozen
    answer_by: date | None = None
    still_since: date | None = None
    has_died: bool = False
    birth: Birth | None = None
    handed_on: HandedOn = HandedOn()
    replaced: Replaced | None = None
    help: HelpAsked = HelpAsked()  # noqa: RUF009 - frozen
    onward: OnwardReferral | None = None
    own_texts: OwnTexts = NONE
    translation_checks: tuple[TranslationCheck, ...] = ()
    kept: Kept | None = None

    @property
    def has_agreed(self) -> bool:
        """Tell whether she agreed to the sign-up."""
        return valid_consent(self.consents, ConsentPurpose.SIGN_UP, self.today) is not None

    @property
    def ending(self) -> Ending:
        """Why no visit follows, for the referrer the letter answers; whoever is no care provider hears only that."""
        known = self.referrer.ending if self.referrer is not None else Ending.NONE
        is_told = self.has_agreed and self.receiver_in_care
        return Ending.NOT_TAKEN_UP if known is Ending.DECLINED and not is_told else known

    @property
    def referrer_kind(self) -> OrganisationKind | None:
        """What whoever referred her is; None where nobody knows more than whether they are a care provider."""
        return self.referrer.kind if self.referrer is not None else None

    def audience(self, kind: LetterKind) -> Audience:
        """Return who reads a letter of a kind."""
        if not kind.is_to_referrer:
            return audience_of(kind, self.organisation.kind if self.organisation is not None else None)
        if self.referrer_kind is None and self.referrer is not None and self.referrer.in_care:
            return Audience.MEDICAL
        return audience_of(kind, self.referrer_kind)

    @property
    def receiver_in_care(self) -> bool:
        """Tell whether the receiver is a care provider."""
        if self.organisation is not None:
            return self.organisation.domain is CareDomain.MEDICAL
        return self.referrer is not None and self.referrer.in_care


def valid_consent(
    consents: tuple[Consent, ...], purpose: ConsentPurpose, on: date, receiver: OrganisationId | None = None
) -> Consent | None:
    """Return her newest answer for a purpose and receiver, if it is a yes that counts on a day."""
    if not consent_given(consents, purpose, receiver, on=on):
        return None
    answers = (given for given in consents if given.purpose is purpose and given.receiver == receiver)
    return max((given for given in answers if given.given_on <= on), key=lambda given: (given.given_on, given.id))


def refused(consents: tuple[Consent, ...], purpose: ConsentPurpose, on: date) -> bool:
    """Tell whether she ever answered for a purpose, and her latest answer is no longer a yes."""
    asked = any(consent.purpose is purpose and consent.given_on <= on for consent in consents)
    return asked and valid_consent(consents, purpose, on) is None


def agreed_data(consent: Consent | None) -> frozenset[str]:
    """Return the words of the data a consent names."""
    if consent is None:
        return frozenset()
    return frozenset(word.strip() for word in consent.data.split(",") if word.strip())
