"""How the words of the coalition stand on the screen. Marked here, translated where they are shown."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.coalition.domain import (
    CareDomain,
    FeedbackRoute,
    Organisation,
    OrganisationKind,
    Person,
    Referred,
    ReferrerRole,
)
from ks_desktop.core.texts import N_, _, n_

DOMAINS: Final[Mapping[CareDomain, str]] = {
    CareDomain.MEDICAL: N_("Medical"),
    CareDomain.SOCIAL: N_("Social"),
    CareDomain.INFORMAL: N_("Informal"),
}
KINDS: Final[Mapping[OrganisationKind, str]] = {
    OrganisationKind.MIDWIFE: N_("Midwifery practice"),
    OrganisationKind.OBSTETRICS: N_("Obstetrics, hospital"),
    OrganisationKind.MATERNITY_CARE: N_("Maternity care"),
    OrganisationKind.GP: N_("GP"),
    OrganisationKind.MENTAL_HEALTH: N_("Mental health care"),
    OrganisationKind.ADDICTION_CARE: N_("Addiction care"),
    OrganisationKind.JGZ: N_("Youth health care"),
    OrganisationKind.NEIGHBOURHOOD_TEAM: N_("Neighbourhood team"),
    OrganisationKind.MUNICIPALITY: N_("Municipality"),
    OrganisationKind.REFUGEE_SUPPORT: N_("Refugee support"),
    OrganisationKind.DEBT_HELP: N_("Debt help"),
    OrganisationKind.WELFARE: N_("Welfare"),
    OrganisationKind.VOLUNTEERS: N_("Volunteers"),
    OrganisationKind.OTHER: N_("Other"),
}
FEEDBACK_ROUTES: Final[Mapping[FeedbackRoute, str]] = {
    FeedbackRoute.SECURE_MAIL: N_("By secure mail"),
    FeedbackRoute.POST: N_("By post"),
    FeedbackRoute.PORTAL: N_("Through a portal"),
    FeedbackRoute.PHONE: N_("By phone"),
    FeedbackRoute.NONE: N_("Wants no feedback"),
}
REFERRER_ROLES: Final[Mapping[ReferrerRole, str]] = {
    ReferrerRole.JGZ: N_("Youth health care"),
    ReferrerRole.GP: N_("GP"),
    ReferrerRole.MIDWIFE: N_("Midwife"),
    ReferrerRole.OBSTETRICS: N_("Gynaecologist"),
    ReferrerRole.SPECIALIST: N_("Another specialist"),
    ReferrerRole.NEIGHBOURHOOD_TEAM: N_("Neighbourhood team"),
    ReferrerRole.SELF: N_("She herself"),
    ReferrerRole.ANY_PROFESSIONAL: N_("Every professional"),
}


def feedback_text(known: Organisation | Person) -> str:
    """Return how somebody wants to hear of those they referred, and where to; "" when nobody asked."""
    if known.feedback_route is None:
        return ""
    return ", ".join(part for part in (_(FEEDBACK_ROUTES[known.feedback_route]), known.feedback_address) if part)


def referred_text(referred: Referred) -> str:
    """Return what a partner's referrals add up to: `Verwees 3 keer; 1 terugkoppeling open`."""
    if not referred.count:
        return ""
    said = n_("Referred {count} woman", "Referred {count} women", referred.count)
    if not referred.waiting:
        return _("{said}; all feedback was given", said=said)
    return n_("{said}; {count} waits for feedback", "{said}; {count} wait for feedback", referred.waiting, said=said)
