"""What the catalogue says now of a service that an organisation made its own, beside what it said then. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.domain import Service
from ks_desktop.core.values import ServiceId

_NOT_COMPARED: Final = frozenset({"id", "version", "is_proposal", "is_hidden", "checked_on", "checked_by"})
_COMPARED: Final = tuple(each.name for each in fields(Service) if each.name not in _NOT_COMPARED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """What changed below an own card.

    Attributes:
        before: as the catalogue had it when the card was made, or last looked at.
        now: as the catalogue has it.
        changed: names of the fields that differ between these two, and in which the own card is not as it is now.
    """

    before: Service
    now: Service
    changed: tuple[str, ...]


def shipped_text(service_id: ServiceId) -> str:
    """Return what the catalogue says of a service now, as it is kept; "" when it has none of this id."""
    written = offer.written().get(service_id)
    return "" if written is None else json.dumps(written, default=str, ensure_ascii=False, sort_keys=True)


def below(own: Service, kept: str) -> Below | None:
    """Return what changed below an own card since `kept` was written; None when nothing that matters did."""
    now = offer.services().get(own.id)
    if now is None or not kept:
        return None
    before = offer.read_service(own.id, _values(kept))
    changed = tuple(
        name
        for name in _COMPARED
        if getattr(before, name) != getattr(now, name) and getattr(own, name) != getattr(now, name)
    )
    return Below(before=before, now=now, changed=changed) if changed else None


def _values(kept: str) -> Mapping[str, Any]:
    """Return what was kept, by the names of a service as it is now: a field that went is left out."""
    written = {name: value for name, value in json.loads(kept).items() if name in _COMPARED}
    days = {name: date.fromisoformat(written[name]) for name in ("valid_from", "ends_on") if name in written}
    return written | days
