"""The organisations a nurse works with, their people, and what they referred."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol

from ks_desktop.coalition.domain.referring import ReferrerRole, in_order, takes_from_us
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId, PersonId, UserId


class CareDomain(StrEnum):
    """The three domains of Kansrijke Start."""

    MEDICAL = "medical"
    SOCIAL = "social"
    INFORMAL = "informal"


class OrganisationKind(StrEnum):
    """What an organisation is for; the first eight are also the roles of those who refer."""

    MIDWIFE = "midwife"
    OBSTETRICS = "obstetrics"
    MATERNITY_CARE = "maternity_care"
    GP = "gp"
    MENTAL_HEALTH = "mental_health"
    NEIGHBOURHOOD_TEAM = "neighbourhood_team"
    MUNICIPALITY = "municipality"
    REFUGEE_SUPPORT = "refugee_support"
    ADDICTION_CARE = "addiction_care"
    DEBT_HELP = "debt_help"
    WELFARE = "welfare"
    VOLUNTEERS = "volunteers"
    JGZ = "jgz"
    OTHER = "other"


DOMAIN_OF_KIND: Final = {
    OrganisationKind.MIDWIFE: CareDomain.MEDICAL,
    OrganisationKind.OBSTETRICS: CareDomain.MEDICAL,
    OrganisationKind.MATERNITY_CARE: CareDomain.MEDICAL,
    OrganisationKind.GP: CareDomain.MEDICAL,
    OrganisationKind.MENTAL_HEALTH: CareDomain.MEDICAL,
    OrganisationKind.ADDICTION_CARE: CareDomain.MEDICAL,
    OrganisationKind.JGZ: CareDomain.MEDICAL,
    OrganisationKind.NEIGHBOURHOOD_TEAM: CareDomain.SOCIAL,
    OrganisationKind.MUNICIPALITY: CareDomain.SOCIAL,
    OrganisationKind.REFUGEE_SUPPORT: CareDomain.SOCIAL,
    OrganisationKind.DEBT_HELP: CareDomain.SOCIAL,
    OrganisationKind.WELFARE: CareDomain.SOCIAL,
    OrganisationKind.OTHER: CareDomain.SOCIAL,
    OrganisationKind.VOLUNTEERS: CareDomain.INFORMAL,
}


class FeedbackRoute(StrEnum):
    """How a referrer wants to hear how it went; `none` wants to hear nothing."""

    SECURE_MAIL = "secure_mail"
    POST = "post"
    PORTAL = "portal"
    PHONE = "phone"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A partner that may be written to. Its domain decides which data a letter may carry.

    Attributes:
        feedback_route: how it wants to hear of those it referred; None when nobody asked.
        feedback_address: where to, for that route: an address, a number, the name of a portal.
        joined_into: the partner of which this is another spelling: it is listed no more, and its name means that one.
        address_secret: where it is must not be known, such as a shelter: see `guarded`.
        takes_from: who may refer there; empty when nobody asked.
        is_hidden: no partner any more: it is listed no more, and what points at it keeps it.
        is_guarded: its secret address was left out of this record, and is kept as it is when the record is stored.
    """

    id: OrganisationId
    name: str
    kind: OrganisationKind
    contact_name: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    place: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    feedback_route: FeedbackRoute | None = None
    feedback_address: str = ""
    joined_into: OrganisationId | None = None
    address_secret: bool = False
    takes_from: tuple[ReferrerRole, ...] = ()
    is_hidden: bool = False
    is_guarded: bool = False
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a partner without a name, and name each role once.

        Raises:
            UserError: the name is empty.
        """
        if not self.name:
            raise UserError(N_("Fill in the name of the organisation."), code="required", field="name")
        object.__setattr__(self, "takes_from", in_order(self.takes_from))

    @property
    def domain(self) -> CareDomain:
        """The domain its kind belongs to."""
        return DOMAIN_OF_KIND[self.kind]

    def guarded(self) -> "Organisation":
        """Return it as all may see it: a secret address is not in it, so that nothing can print, list or copy it."""
        if not self.address_secret:
            return self
        return replace(self, street="", house_number="", postcode="", place="", is_guarded=True)


def may_refer(organisation: Organisation) -> bool | None:
    """Tell whether a nurse may refer to a partner; None when nobody asked it."""
    return takes_from_us(organisation.takes_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works at a partner.

    Attributes:
        function: what they do there, in their own words.
        agb: AGB code of a care provider, eight digits, or "".
        feedback_route: how this person wants to hear of those they referred; None follows the organisation.
        feedback_address: where to, for that route.
        is_active: works there still; who left stays with the referrals of before.
    """

    id: PersonId
    organisation_id: OrganisationId
    name: str
    function: str = ""
    phone: str = ""
    email: str = ""
    agb: str = ""
    feedback_route: FeedbackRoute | None = None
    feedback_address: str = ""
    is_active: bool = True
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a person without a name.

        Raises:
            UserError: the name is empty.
        """
        if not self.name:
            raise UserError(N_("Fill in the name of this person."), code="required", field="name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """What a partner's referrals add up to: how many women it referred, and how many of those it must still hear of."""

    count: int = 0
    waiting: int = 0


class ReferralCounts(Protocol):
    """Tells what partners referred; a room above implements it."""

    def referred(self, organisation_id: OrganisationId, *, actor: UserId) -> Referred:
        """Return what a partner's referrals add up to."""
