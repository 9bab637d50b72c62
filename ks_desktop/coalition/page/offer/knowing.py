"""What the list of services needs besides them: what its fields offer, and which own cards lie over a change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ks_desktop.coalition.catalogue.below import Below
from ks_desktop.coalition.domain import Municipality, Organisation, Regions
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import ServiceId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferKnown:
    """What there is to choose from, and what changed below own cards."""

    municipalities: tuple[Municipality, ...] = ()
    partners: tuple[Organisation, ...] = ()
    regions: Regions = field(default_factory=Regions)
    below: Mapping[ServiceId, Below] = field(default_factory=dict)


def look(coalition: Coalition, actor: UserId) -> OfferKnown:
    """Return it as it is now."""
    return OfferKnown(
        municipalities=coalition.own_municipalities(actor=actor),
        partners=coalition.organisations(actor=actor),
        regions=coalition.regions.all(actor=actor),
        below=coalition.services.changed_below(actor=actor),
    )
