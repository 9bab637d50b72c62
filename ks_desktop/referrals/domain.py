"""Referrals: who asked for a prenatal home visit, why, with what consent; what is missing; in which tray it lies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.clients.domain import Answer, Case, Client, ConsentForm
from ks_desktop.core.gestation import GestationalAge, age_on, is_within
from ks_desktop.core.values import CaseId, ClientId, ConsentId, ReferralId


class Channel(StrEnum):
    """How the referral came in."""

    PHONE = "phone"
    SECURE_MAIL = "secure_mail"
    LETTER = "letter"
    DESK = "desk"
    PORTAL = "portal"
    FORM_PDF = "form_pdf"
    SELF = "self"


class Route(StrEnum):
    """Who took the step: the woman herself, with help, or a professional directly."""

    SELF = "self"
    SELF_WITH_HELP = "self_with_help"
    DIRECT = "direct"


class ReferrerRole(StrEnum):
    """What the referrer is to her."""

    MIDWIFE = "midwife"
    OBSTETRICS = "obstetrics"
    MATERNITY_CARE = "maternity_care"
    GP = "gp"
    MENTAL_HEALTH = "mental_health"
    NEIGHBOURHOOD_TEAM = "neighbourhood_team"
    MUNICIPALITY = "municipality"
    REFUGEE_SUPPORT = "refugee_support"
    JGZ = "jgz"
    SELF = "self"
    OTHER = "other"


class Reason(StrEnum):
    """Why a visit is asked for: the eight domains professionals in birth care talk about."""

    FAMILY_SITUATION = "family_situation"
    WORK_INCOME = "work_income"
    COMMUNICATION_EDUCATION = "communication_education"
    LIFESTYLE = "lifestyle"
    PREVIOUS_PREGNANCY = "previous_pregnancy"
    CURRENT_PREGNANCY = "current_pregnancy"
    MENTAL_WELLBEING = "mental_wellbeing"
    ATTACHMENT_PARENTING = "attachment_parenting"


class Urgency(StrEnum):
    """How soon she must be called."""

    ROUTINE = "routine"
    SOON = "soon"
    URGENT = "urgent"


class NotTakenUp(StrEnum):
    """Why a referral was not taken up."""

    NO_CONSENT = "no_consent"
    OUTSIDE_AREA = "outside_area"
    OTHER_PROGRAMME = "other_programme"
    PREGNANCY_ENDED = "pregnancy_ended"
    RECORDED_TWICE = "recorded_twice"
    OTHER = "other"


class Tray(StrEnum):
    """Where a referral lies; derived, never stored."""

    NEW = "new"
    INCOMPLETE = "incomplete"
    CONSENT_MISSING = "consent_missing"
    READY = "ready"
    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"


# All fields of a referral, in the order of the paper form: the same words in the form, in CSV and in JSON.
FIELDS: Final = (
    *("received_on", "channel", "route"),
    *("referrer_organisation", "referrer_name", "referrer_role", "referrer_phone"),
    *("feedback_wanted", "feedback_route"),
    *("given_name", "initials", "birth_surname", "birth_surname_prefix"),
    *("partner_surname", "partner_surname_prefix", "name_use"),
    *("birth_date", "bsn", "bsn_checked_by", "bsn_checked_on"),
    *("street", "house_number", "house_number_addition", "postcode", "place", "municipality", "address_secret"),
    *("phone", "phone_note", "phone_2", "email"),
    *("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post"),
    *("language", "interpreter"),
    *("due_date", "due_date_method", "lmp_on", "gestation_weeks", "gestation_days", "gestation_on"),
    *("fetuses", "gravida", "para", "midwife", "gp", "maternity_care"),
    *("reasons", "reason_note", "own_question", "urgency"),
    *("consent_given", "consent_explained", "consent_why", "consent_data"),
    *("consent_by", "consent_on", "consent_form"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """One request for a prenatal home visit, as it was made. A case has one or more.

    Attributes:
        feedback_wanted: whether the referrer wants to hear how it went.
        lmp_on: first day of the last period, as stated; the three gestation fields likewise.
        gestation_days: days beyond the whole weeks; None when only weeks were given.
        consent_given: what the referrer says of her consent; the consent that counts lives in the case.
        consent_id: the record of that consent.
        seen_on: the day a nurse first looked at it.
        is_taken_up: a visit was planned for it.
        said_otherwise: fields by name with what the referrer said and what is not on record so, because something else
            was known before.
        version: 0 is not yet stored.
    """

    id: ReferralId
    case_id: CaseId
    received_on: date
    channel: Channel | None = None
    route: Route | None = None
    referrer_organisation: str = ""
    referrer_name: str = ""
    referrer_role: ReferrerRole | None = None
    referrer_phone: str = ""
    feedback_wanted: Answer = Answer.UNKNOWN
    feedback_route: str = ""
    lmp_on: date | None = None
    gestation_weeks: int | None = None
    gestation_days: int | None = None
    gestation_on: date | None = None
    reasons: tuple[Reason, ...] = ()
    reason_note: str = ""
    own_question: str = ""
    urgency: Urgency = Urgency.ROUTINE
    consent_given: Answer = Answer.UNKNOWN
    consent_explained: str = ""
    consent_why: str = ""
    consent_data: str = ""
    consent_by: str = ""
    consent_on: date | None = None
    consent_form: ConsentForm | None = None
    consent_id: ConsentId | None = None
    seen_on: date | None = None
    is_taken_up: bool = False
    not_taken_up: NotTakenUp | None = None
    feedback_given_on: date | None = None
    said_otherwise: tuple[tuple[str, str], ...] = ()
    version: int = 0

    @property
    def is_by_herself(self) -> bool:
        """Tell whether the woman signed up herself, so that nobody waits for feedback."""
        return self.route is Route.SELF or self.referrer_role is ReferrerRole.SELF

    @property
    def owes_feedback(self) -> bool:
        """Tell whether the referrer still has to hear how it went."""
        return not self.is_by_herself and self.feedback_wanted is not Answer.NO and self.feedback_given_on is None

    @property
    def referrer(self) -> str:
        """The referrer on one line: organisation and person, as far as known."""
        return ", ".join(part for part in (self.referrer_organisation, self.referrer_name) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLine:
    """A referral as it stands in a list.

    Attributes:
        name: the woman's name.
        age: how far she is today; None when that lies outside a pregnancy.
        days_waiting: calendar days since it was received.
        missing: words of `missing`.
        tray: where it lies.
    """

    referral: Referral
    client_id: ClientId
    name: str
    age: GestationalAge | None
    due_date: date
    days_waiting: int
    missing: tuple[str, ...]
    tray: Tray

    @property
    def can_be_planned(self) -> bool:
        """Tell whether a visit may be planned: she agrees, and nothing that a visit needs is missing."""
        return self.tray in {Tray.NEW, Tray.READY} and not self.missing


def missing(referral: Referral, client: Client, *, has_consent: bool) -> tuple[str, ...]:
    """Return what a visit needs and is not known, as words in the order of the form."""
    name, address, contact = client.name, client.address, client.contact
    known = {
        "referrer": referral.route is Route.SELF or bool(referral.referrer),
        "name": bool(name.given_name or name.initials),
        "birth_date": client.birth_date is not None,
        "address": all((address.street, address.house_number, address.postcode, address.place)),
        "municipality": bool(address.municipality),
        "phone": bool(contact.phone or contact.phone_2),
        "consent": has_consent,
    }
    return tuple(word for word, is_known in known.items() if not is_known)


def tray_of(referral: Referral, lacking: Iterable[str], *, case_is_open: bool) -> Tray:
    """Return the tray a referral lies in.

    Args:
        referral: the referral.
        lacking: words of `missing`.
        case_is_open: whether work on the case goes on.
    """
    if referral.not_taken_up is not None:
        return Tray.NOT_TAKEN_UP
    # A second referral about a case that is already planned is shown as new until somebody has seen it.
    if referral.is_taken_up and referral.seen_on is not None:
        return Tray.TAKEN_UP
    if not case_is_open:
        return Tray.NOT_TAKEN_UP
    return _open_tray(referral, frozenset(lacking))


def _open_tray(referral: Referral, lacking: frozenset[str]) -> Tray:
    if "consent" in lacking:
        return Tray.CONSENT_MISSING
    if lacking:
        return Tray.INCOMPLETE
    return Tray.NEW if referral.seen_on is None else Tray.READY


def line_of(referral: Referral, case: Case, client: Client, *, has_consent: bool, today: date) -> ReferralLine:
    """Return a referral as it stands in a list, with its case and the woman it is about."""
    lacking = missing(referral, client, has_consent=has_consent)
    return ReferralLine(
        referral=referral,
        client_id=client.id,
        name=client.name.full,
        age=age_on(case.due_date, today) if is_within(case.due_date, today) else None,
        due_date=case.due_date,
        days_waiting=(today - referral.received_on).days,
        missing=lacking,
        tray=tray_of(referral, lacking, case_is_open=case.is_open),
    )
