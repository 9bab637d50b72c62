"""Where she was referred to before: what is not offered again as a second choice. Pure."""

from collections.abc import Iterable

from ks_desktop.core.values import OrganisationId, ServiceId
from ks_desktop.onward.domain.referral import OnwardReferral

Tried = frozenset[ServiceId | OrganisationId]


def tried(referrals: Iterable[OnwardReferral]) -> Tried:
    """Return where she was referred to: the services, and the partners that were asked without one."""
    found = (one.service_id if one.service_id is not None else one.organisation_id for one in referrals)
    return frozenset(each for each in found if each is not None)


def was_tried(service_id: ServiceId, organisation_id: OrganisationId | None, before: Tried) -> bool:
    """Tell whether a service was tried, itself or with all that its partner offers."""
    return service_id in before or (organisation_id is not None and organisation_id in before)
