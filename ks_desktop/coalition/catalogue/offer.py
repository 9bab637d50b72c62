"""What is offered in many regions, as the program proposes it, and the words for what she can need."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from uuid import UUID, uuid5

from ks_desktop.coalition.domain import CareDomain, Cost, Mark, Need, Needs, Parity, Phase, Service
from ks_desktop.core import paths
from ks_desktop.core.gestation import parse_age
from ks_desktop.core.values import ServiceId

_SPACE: Final = UUID("6f0a2d5e-7c1b-4f5a-9d5e-2b8c41f0a7d3")  # of our own keys, so that a key is the same id everywhere
_READERS: Final[Mapping[str, Any]] = {
    "domain": CareDomain,
    "phase": Phase,
    "parity": Parity,
    "cost": Cost,
    "mark": Mark,
    "from_age": parse_age,
    "until_age": parse_age,
    "needs": tuple,
    "languages": tuple,
    "municipalities": tuple,
    "takes_from": tuple,
}


@lru_cache(maxsize=1)
def needs() -> Needs:
    """Return what she can need, in order."""
    return Needs(
        Need(key=each["key"], name=each["name"], words=tuple(each["words"])) for each in _read("needs")["need"]
    )


@lru_cache(maxsize=1)
def services() -> Mapping[ServiceId, Service]:
    """Return what the program proposes, by id; an id comes from its key and stays the same."""
    known = _read("services")
    return {made.id: made for made in (_service(each, known["valid_from"]) for each in known["service"])}


def id_of(key: str) -> ServiceId:
    """Return the id of a service of the catalogue."""
    return ServiceId(uuid5(_SPACE, key))


def values_of(written: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a service as a file writes it, by the names of its fields and whatever else stands there."""
    return {name: _READERS[name](value) if name in _READERS else value for name, value in written.items()}


def _service(written: Mapping[str, Any], gathered: Any) -> Service:
    values = values_of(written)
    del values["key"]
    return Service(id=id_of(written["key"]), is_proposal=True, **{"valid_from": gathered, **values})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "catalogue" / f"{name}.toml").read_text(encoding="utf-8"))
