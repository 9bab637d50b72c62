"""One referral as texts: what `read` reads back, for the form and for JSON."""

from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.clients.domain import Answer, Case, Client
from ks_desktop.referrals.domain import FIELDS, Referral
from ks_desktop.referrals.intake.due import Stated

_UNKNOWN_IS_EMPTY: Final = ("feedback_wanted", "consult_first", "first_child", "consent_given")
_CLIENT: Final = ("birth_date", "bsn", "bsn_checked_by", "bsn_checked_on", "language", "interpreter")
_CASE: Final = (
    *("due_date", "due_date_method", "due_date_margin"),
    *("fetuses", "first_child", "gravida", "para", "midwife", "gp", "maternity_care"),
)
_NAME: Final = (
    *("given_name", "initials", "birth_surname", "birth_surname_prefix"),
    *("partner_surname", "partner_surname_prefix", "name_use"),
)
_ADDRESS: Final = (
    *("housing", "street", "house_number", "house_number_addition", "postcode", "place", "municipality"),
    "address_note",
)
_CONTACT: Final = (
    *("phone", "phone_note", "phone_2", "email"),
    *("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post", "partner_may_know"),
)


def write(client: Client, case: Case, referral: Referral) -> dict[str, str]:
    """Return every field of FIELDS as text; days in ISO, yes and no as words, the unknown empty or `unknown`.

    Her name, address and due date are those known now; a form of the due date that was corrected since is left out.
    """
    sources = (
        *((client, name) for name in _CLIENT),
        *((case, name) for name in _CASE),
        *((client.name, name) for name in _NAME),
        *((client.address, name) for name in _ADDRESS),
        *((client.contact, name) for name in _CONTACT),
    )
    values: dict[str, object] = {name: getattr(source, name) for source, name in sources}
    values["address_secret"] = client.address.is_secret
    values["shielded"] = client.is_shielded
    for name in FIELDS:
        if name not in values:
            values[name] = getattr(referral, name)
    for name in _UNKNOWN_IS_EMPTY:
        if values[name] is Answer.UNKNOWN:
            values[name] = None
    values |= dict.fromkeys(_superseded(case, referral))
    return {name: _text(values[name]) for name in FIELDS}


def _superseded(case: Case, referral: Referral) -> tuple[str, ...]:
    stated = Stated(
        method=case.due_date_method,
        lmp_on=referral.lmp_on,
        gestation_weeks=referral.gestation_weeks,
        gestation_days=referral.gestation_days,
        gestation_on=referral.gestation_on,
    )
    period = () if stated.period_agrees(case.due_date) else ("lmp_on",)
    weeks = () if stated.weeks_agree(case.due_date) else ("gestation_weeks", "gestation_days", "gestation_on")
    return (*period, *weeks)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "|".join(str(part) for part in value)
    return value.value if isinstance(value, StrEnum) else str(value)
