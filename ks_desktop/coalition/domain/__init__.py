"""The local coalition: municipalities with their dated terms, kinds of contact, the organisations and their people."""

from ks_desktop.coalition.domain.agreed import AgreedOn, AgreedWords, EscalationStep, LocalAgreements, LocalContact
from ks_desktop.coalition.domain.alliances import ActionPlan, Alliance, Coordinator
from ks_desktop.coalition.domain.capacity import FRESH_DAYS, CapacityAnswer, CapacityState
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
from ks_desktop.coalition.domain.hanging import Hanging, HangsOnPartner, Tied
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.domain.municipalities import Municipality, Register
from ks_desktop.coalition.domain.needs import Need, Needs
from ks_desktop.coalition.domain.offer import Alike, Known, Offered, OfferQuestion, ServiceLine
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
from ks_desktop.coalition.domain.regions import Region, Regions
from ks_desktop.coalition.domain.services import STALE_MONTHS, Cost, Mark, Parity, Phase, Service
from ks_desktop.coalition.domain.terms import Terms
from ks_desktop.coalition.domain.towns import TownCard, TownLine

__all__ = [
    "CALL",
    "DOMAIN_OF_KIND",
    "FIRST_VISIT",
    "FRESH_DAYS",
    "MODES",
    "SECOND_VISIT",
    "STALE_MONTHS",
    "ActionPlan",
    "AgreedOn",
    "AgreedWords",
    "Alike",
    "Alliance",
    "CapacityAnswer",
    "CapacityState",
    "CareDomain",
    "ContactType",
    "ContactWindow",
    "Coordinator",
    "Cost",
    "Criterion",
    "EscalationStep",
    "FeedbackRoute",
    "Fit",
    "FreeDay",
    "Hanging",
    "HangsOnPartner",
    "HerFacts",
    "Known",
    "LocalAgreements",
    "LocalContact",
    "Location",
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
    "Region",
    "Regions",
    "Register",
    "Service",
    "ServiceLine",
    "Terms",
    "Tied",
    "TownCard",
    "TownLine",
    "fits",
    "kept",
    "may_refer",
    "takes_from_us",
]
