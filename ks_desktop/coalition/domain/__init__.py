"""The local coalition: municipalities with their dated terms, kinds of contact, the organisations and their people."""

from ks_desktop.coalition.domain.contact_types import (
    CALL,
    FIRST_VISIT,
    MODES,
    SECOND_VISIT,
    ContactType,
    ContactWindow,
)
from ks_desktop.coalition.domain.fitting import Criterion, Fit, HerFacts, fits
from ks_desktop.coalition.domain.free_days import FreeDay, kept
from ks_desktop.coalition.domain.needs import Need, Needs
from ks_desktop.coalition.domain.offer import Offered, OfferQuestion, ServiceLine
from ks_desktop.coalition.domain.partners import (
    DOMAIN_OF_KIND,
    CareDomain,
    FeedbackRoute,
    Organisation,
    OrganisationKind,
    Person,
    ReferralCounts,
    Referred,
    may_refer,
)
from ks_desktop.coalition.domain.referring import ReferrerRole, takes_from_us
from ks_desktop.coalition.domain.services import STALE_DAYS, Cost, Mark, Parity, Phase, Service
from ks_desktop.coalition.domain.terms import Municipality, Terms

__all__ = [
    "CALL",
    "DOMAIN_OF_KIND",
    "FIRST_VISIT",
    "MODES",
    "SECOND_VISIT",
    "STALE_DAYS",
    "CareDomain",
    "ContactType",
    "ContactWindow",
    "Cost",
    "Criterion",
    "FeedbackRoute",
    "Fit",
    "FreeDay",
    "HerFacts",
    "Mark",
    "Municipality",
    "Need",
    "Needs",
    "OfferQuestion",
    "Offered",
    "Organisation",
    "OrganisationKind",
    "Parity",
    "Person",
    "Phase",
    "ReferralCounts",
    "Referred",
    "ReferrerRole",
    "Service",
    "ServiceLine",
    "Terms",
    "fits",
    "kept",
    "may_refer",
    "takes_from_us",
]
