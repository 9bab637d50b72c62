"""What the invented partners offer: cards of the catalogue as this organisation has them, and some of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ks_desktop.coalition.catalogue.offer import id_of, services, values_of
from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import ServiceId, UserId, new_id


def offer(coalition: Coalition, written: Iterable[Mapping[str, Any]], today: date, actor: UserId) -> None:
    """Put what partners offer in the directory; numbers that end in `_ago` are days before today."""
    partners = {each.name: each.id for each in coalition.organisations(actor=actor)}
    for each in written:
        values = values_of(each)
        for name in ("waiting_asked", "checked"):
            if (days := values.pop(f"{name}_ago", None)) is not None:
                values[f"{name}_on"] = today - timedelta(days=days)
        partner = partners[values.pop("partner")]
        coalition.services.save(replace(_begun(values), organisation_id=partner, **values), actor=actor)


def _begun(values: dict[str, Any]) -> Service:
    """Return the card of the catalogue that is changed, or a new one."""
    if key := values.pop("catalogue", ""):
        return services()[id_of(key)]
    return Service(id=ServiceId(new_id()), name=values["name"], domain=values["domain"])
