"""The words of a referral: how it came, who asked, why, where it lies; and the names of its fields."""

from enum import StrEnum
from typing import Final


class Channel(StrEnum):
    """How the referral came in."""

    PHONE = "phone"
    SECURE_MAIL = "secure_mail"
    LETTER = "letter"
    DESK = "desk"
    PORTAL = "portal"
    FORM_PDF = "form_pdf"
    SELF = "self"
    CSV = "csv"


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
    DOUBT = "doubt"
    READY = "ready"
    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"


# All fields of a referral, in the order of the paper form: the same words in the form, in CSV and in JSON.
FIELDS: Final = (
    *("received_on", "channel", "route"),
    *("referrer_organisation", "referrer_name", "referrer_role", "referrer_phone"),
    *("feedback_wanted", "feedback_route", "consult_first"),
    *("given_name", "initials", "birth_surname", "birth_surname_prefix"),
    *("partner_surname", "partner_surname_prefix", "name_use"),
    *("birth_date", "bsn", "bsn_checked_by", "bsn_checked_on"),
    *("housing", "street", "house_number", "house_number_addition", "postcode", "place", "municipality"),
    *("address_note", "address_secret"),
    *("phone", "phone_note", "phone_2", "email"),
    *("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post", "partner_may_know"),
    *("language", "interpreter", "shielded"),
    *("due_date", "due_date_method", "due_date_margin"),
    *("lmp_on", "gestation_weeks", "gestation_days", "gestation_on"),
    *("fetuses", "first_child", "gravida", "para", "midwife", "gp", "maternity_care"),
    *("reasons", "reason_note", "own_question", "urgency"),
    *("consent_given", "consent_explained", "consent_why", "consent_data"),
    *("consent_by", "consent_on", "consent_form"),
)
