"""What she agreed to, as four questions: what was explained, why, which data, and by whom, when and how."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.dates import Lean
from ks_desktop.core.texts import N_
from ks_desktop.referrals.domain import Route
from ks_desktop.referrals.wording import CONSENT_DATA, CONSENT_EXPLAINED, CONSENT_FORMS, CONSENT_WHY
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option, TickedNoteField, YesNoField
from ks_desktop.widgets.form import FormSection

# What decides whether her answer counts.
DECIDING: Final = ("route", "referrer_organisation", "referrer_name", "consent_given", "consent_by", "consent_on")

_REFUSED: Final = N_("She does not agree: nothing of her is kept, only the count.")
_BY_HERSELF: Final = N_("She signed up herself: that is her consent, on the day it came in.")
_WHO_HELPED: Final = N_("Counts once it says who helped her.")
_WHO_AND_WHEN: Final = N_("To be verified: counts once it says who asked her and on which day. Until then no visit.")
_ASK: Final = N_("To be verified: ask her, or the referrer. Until then no visit can be planned.")


def consent(today: Callable[[], date]) -> FormSection:
    """Return the four questions."""
    forms = [Option(form.value, text) for form, text in CONSENT_FORMS.items()]
    return FormSection(
        N_("Consent"),
        [
            YesNoField("consent_given", N_("Does she agree?")),
            TickedNoteField("consent_explained", N_("What was she told?"), CONSENT_EXPLAINED),
            TickedNoteField("consent_why", N_("Why was it asked?"), CONSENT_WHY),
            TickedNoteField("consent_data", N_("Which data may go to the JGZ?"), CONSENT_DATA),
            [
                LineField("consent_by", N_("Who asked her")),
                DateField("consent_on", N_("Asked on"), today, lean=Lean.PAST),
            ],
            ChoiceField("consent_form", N_("How she agreed"), forms),
        ],
    )


def standing(typed: Mapping[str, str]) -> str:
    """Return in a sentence whether her answer counts, "" when it does and all is said.

    Args:
        typed: texts by field name, at least those of `DECIDING`.
    """
    route = typed["route"]
    if typed["consent_given"] == "no":
        return _REFUSED
    if route == Route.SELF:
        return _BY_HERSELF
    if typed["consent_given"] != "yes":
        return _ASK
    if route == Route.SELF_WITH_HELP:
        helped = typed["consent_by"] or typed["referrer_name"] or typed["referrer_organisation"]
        return "" if helped else _WHO_HELPED
    return "" if typed["consent_by"] and typed["consent_on"] else _WHO_AND_WHEN
