"""One referral as it was made: who asked for a prenatal home visit, why, and with what consent."""

from dataclasses import dataclass
from datetime import date

from ks_desktop.clients.domain import Answer, ConsentForm
from ks_desktop.core.values import AttachmentId, CaseId, ConsentId, OrganisationId, PersonId, ReferralId
from ks_desktop.referrals.domain.words import Channel, NotTakenUp, Reason, ReferrerRole, Route, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """One request for a prenatal home visit, as it was made. A case has one or more.

    Attributes:
        feedback_wanted: whether the referrer wants to hear how it went.
        consult_first: whether the referrer wants to talk with a nurse before she is called.
        lmp_on: first day of the last period, as stated; the three gestation fields likewise.
        gestation_days: days beyond the whole weeks; None when only weeks were given.
        consent_given: what the referrer says of her consent; the consent that counts lives in the case.
        consent_id: the record of that consent.
        original_id: the paper it came on, kept with the case.
        seen_on: the day a nurse first looked at it.
        is_taken_up: a visit was planned for it.
        referrer_organisation_id: the partner of the directory its texts name; the texts stay as they were given.
        referrer_person_id: the person there, likewise.
        receipt_given_on: the day the referrer was told that it came in.
        asked_on: the day the referrer was last asked what is missing.
        recorded_on: the day it came into the program; None of what is older than this field.
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
    consult_first: Answer = Answer.UNKNOWN
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
    original_id: AttachmentId | None = None
    seen_on: date | None = None
    is_taken_up: bool = False
    not_taken_up: NotTakenUp | None = None
    feedback_given_on: date | None = None
    referrer_organisation_id: OrganisationId | None = None
    referrer_person_id: PersonId | None = None
    receipt_given_on: date | None = None
    asked_on: date | None = None
    recorded_on: date | None = None
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
