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
    "regions": tuple,
    "takes_from": tuple,
}
_NO_KEY: Final[Mapping[str, str]] = {"key": ""}  # it became the id


@lru_cache(maxsize=1)
def needs() -> Needs:
    """Return what she can need, in order."""
    return Needs(
        Need(key=each["key"], name=each["name"], words=tuple(each["words"]), reasons=tuple(each.get("reasons", ())))
        for each in _read("needs")["need"]
    )


@lru_cache(maxsize=1)
def services() -> Mapping[ServiceId, Service]:
    """Return what the program proposes, by id; an id comes from its key and stays the same."""
    return {key: read_service(key, each) for key, each in written().items()}


@lru_cache(maxsize=1)
def written() -> Mapping[ServiceId, Mapping[str, Any]]:
    """Return what the file says of each service, by id, by the names of its fields."""
    known = _read("services")
    gathered = {"valid_from": known["valid_from"]}
    return {id_of(each["key"]): {**gathered, **each, **_NO_KEY} for each in known["service"]}


def read_service(service_id: ServiceId, values: Mapping[str, Any]) -> Service:
    """Return a service of the catalogue from what a file says of it."""
    named = {name: value for name, value in values_of(values).items() if name not in _NO_KEY}
    return Service(id=service_id, is_proposal=True, **named)


def id_of(key: str) -> ServiceId:
    """Return the id of a service of the catalogue."""
    return ServiceId(uuid5(_SPACE, key))


def values_of(written: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a service as a file writes it, by the names of its fields and whatever else stands there."""
    return {name: _READERS[name](value) if name in _READERS else value for name, value in written.items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "catalogue" / f"{name}.toml").read_text(encoding="utf-8"))
