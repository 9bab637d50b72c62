"""How the words of the coalition stand on the screen. Marked here, translated where they are shown."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.coalition.domain import CareDomain, OrganisationKind
from ks_desktop.core.texts import N_

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
