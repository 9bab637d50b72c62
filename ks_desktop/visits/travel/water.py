"""Wide water, and where it is crossed.

The country is divided into lands: postcodes between which one travels without crossing any of the water that is named
in resources/places/water.toml. Inside a land a journey is as long as its straight line says. Between two lands it goes
by the crossings that make it shortest. All of that is data an organisation may change.
"""

import heapq
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import Any, Final, NamedTuple

from ks_desktop.core import paths
from ks_desktop.visits.domain import Transport
from ks_desktop.visits.travel.places import Place, crow_km, km_between, vector, vectors

# What a minute on a ferry is worth in straight kilometres, to choose between crossings only.
_KM_A_MINUTE: Final[Mapping[Transport, float]] = {Transport.CAR: 0.8, Transport.BICYCLE: 0.2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A bridge, tunnel, dam or ferry between two lands.

    Attributes:
        lands: the two lands, in the order of `ends`.
        ends: where it begins and where it ends; twice the same for a bridge.
        minutes: added to the journey, waiting included; a ferry's way is not counted as a distance.
    """

    name: str
    water: str
    lands: tuple[str, str]
    ends: tuple[Place, Place]
    who: frozenset[Transport]
    minutes: int = 0

    @property
    def km(self) -> float:
        """Return its length in a straight line, 0 for a ferry."""
        return 0.0 if self.minutes else crow_km(*self.ends)


class Detour(NamedTuple):
    """The way between two places: straight kilometres in all, minutes to wait and sail, and what is crossed."""

    km: float
    minutes: int = 0
    by: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def lands() -> Mapping[str, str]:
    """Return the land of each four-digit postcode."""
    found: dict[str, str] = {}
    for land in _table()["land"]:
        for span in land["postcodes"]:
            first, _dash, last = span.partition("-")
            found |= dict.fromkeys(map(str, range(int(first), int(last or first) + 1)), land["name"])
    return found


@lru_cache(maxsize=1)
def crossings() -> tuple[Crossing, ...]:
    """Return all crossings."""
    return tuple(
        Crossing(
            name=each["name"],
            water=each["water"],
            lands=(each["lands"][0], each["lands"][1]),
            ends=(_end(each, 0), _end(each, -1)),
            who=frozenset(Transport(one) for one in each["for"]),
            minutes=each.get("minutes", 0),
        )
        for each in _table()["crossing"]
    )


def detour(start: str, end: str, transport: Transport) -> Detour:
    """Return the shortest way between two four-digit postcodes that are known, over water only by crossings.

    Two lands without a way between them, which the data should not have, are taken as one.
    """
    crow = km_between(vectors()[start], vectors()[end])
    here, there = lands().get(start), lands().get(end)
    if here == there or here is None or there is None:
        return Detour(crow)
    return shortest(crow, reached(start, there, transport), legs(end, there, transport), transport)


def shortest(crow: float, ways: "Ways", last: Sequence[float], transport: Transport) -> Detour:
    """Return the shortest of the ways over a land's gates with the last leg behind each; `crow` when there is none."""
    if not ways.costs:
        return Detour(crow)
    costs = list(map(add, ways.costs, last))
    least = min(costs)
    minutes, by = ways.over[costs.index(least)]
    return Detour(max(least - minutes * _KM_A_MINUTE[transport], crow), minutes, by)


@dataclass(frozen=True, slots=True)
class Ways:
    """How each gate of a land is reached at best: the cost in straight kilometres, ferries weighed, and by what."""

    costs: tuple[float, ...]
    over: tuple[tuple[int, tuple[str, ...]], ...]


@lru_cache(maxsize=16_384)
def reached(start: str, there: str, transport: Transport) -> Ways:
    """Return how each gate of another land is reached from a postcode; nothing when there is no way."""
    gates, here = _gates(transport), lands()[start]
    firsts = list(zip(legs(start, here, transport), gates.of_land.get(here, ()), strict=True))
    found = []
    for gate in gates.of_land.get(there, ()):
        ways = [(leg + gates.all_from(first)[gate][0], first) for leg, first in firsts]
        cost, first = min(ways, default=(math.inf, 0))
        if math.isinf(cost):
            return Ways((), ())
        found.append((cost, gates.all_from(first)[gate][1:]))
    return Ways(tuple(cost for cost, _over in found), tuple(over for _cost, over in found))


@lru_cache(maxsize=16_384)
def legs(end: str, land: str, transport: Transport) -> tuple[float, ...]:
    """Return how far a postcode lies from each gate of a land, in straight kilometres."""
    gates, here = _gates(transport), vectors()[end]
    return tuple(km_between(here, gates.vectors[gate]) for gate in gates.of_land.get(land, ()))


_Reached = tuple[float, int, tuple[str, ...]]  # cost, minutes to wait, names of what is crossed
_NOWHERE: Final[_Reached] = (math.inf, 0, ())


class _Gates:
    """The ends of all crossings for one way of travelling, and how they lie to each other."""

    def __init__(self, transport: Transport) -> None:
        usable = [each for each in crossings() if transport in each.who]
        self.crossings = usable
        self.vectors = [vector(end) for each in usable for end in each.ends]
        self.of_land: dict[str, list[int]] = {}
        for number, land in enumerate(land for each in usable for land in each.lands):
            self.of_land.setdefault(land, []).append(number)
        self._costs = [each.km + each.minutes * _KM_A_MINUTE[transport] for each in usable]
        self._beside = {
            number: [(other, km_between(self.vectors[number], self.vectors[other])) for other in gates]
            for gates in self.of_land.values()
            for number in gates
        }
        self._found: dict[int, list[_Reached]] = {}

    def all_from(self, start: int) -> list[_Reached]:
        """Return how each gate is reached from one, with the crossings on the way."""
        if start not in self._found:
            self._found[start] = self._search(start)
        return self._found[start]

    def _search(self, start: int) -> list[_Reached]:
        best = [_NOWHERE] * len(self.vectors)
        best[start] = (0.0, 0, ())
        waiting = [(best[start], start)]
        while waiting:
            here, gate = heapq.heappop(waiting)
            if here > best[gate]:
                continue
            for way, other in self._steps(here, gate):
                if way < best[other]:
                    best[other] = way
                    heapq.heappush(waiting, (way, other))
        return best

    def _steps(self, here: _Reached, gate: int) -> Iterator[tuple[_Reached, int]]:
        cost, minutes, by = here
        crossing = self.crossings[gate // 2]
        over = (cost + self._costs[gate // 2], minutes + crossing.minutes, (*by, crossing.name))
        yield over, gate ^ 1
        for other, km in self._beside[gate]:
            yield (cost + km, minutes, by), other


@lru_cache(maxsize=len(Transport))
def _gates(transport: Transport) -> _Gates:
    return _Gates(transport)


def _end(crossing: Mapping[str, Any], number: int) -> Place:
    latitude, longitude = crossing["at"][number]
    return Place(latitude, longitude, crossing["name"])


@lru_cache(maxsize=1)
def _table() -> Mapping[str, list[Any]]:
    with (paths.resources() / "places" / "water.toml").open("rb") as stream:
        return tomllib.load(stream)
