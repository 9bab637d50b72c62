"""Partners that are another name of each other, here one way and there the other: nobody would be left to name."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from ks_desktop.coalition.domain import Organisation


def circular(ours: Iterable[Organisation], theirs: Iterable[Organisation]) -> frozenset[UUID]:
    """Return the ids of those whose joining there would close a circle with what is joined here, or there.

    Args:
        ours: the partners that are here.
        theirs: those of the copy, under the ids they have here.
    """
    said = {each.id: each.joined_into for each in theirs if each.joined_into is not None}
    ways: dict[UUID, set[UUID]] = defaultdict(set)
    for each in ours:
        if each.joined_into is not None:
            ways[each.id].add(each.joined_into)
    for one, other in said.items():
        ways[one].add(other)
    return frozenset(one for one, other in said.items() if other != one and _leads(other, one, ways))


def _leads(start: UUID, end: UUID, ways: dict[UUID, set[UUID]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        place = waiting.pop()
        if place == end:
            return True
        for further in ways.get(place, set()) - seen:
            seen.add(further)
            waiting.append(further)
    return False


def root_of(start: UUID, joined: dict[UUID, UUID | None]) -> UUID:
    """Return which partner is left when each other name is followed to the one it stands for."""
    seen = {start}
    place = start
    while (further := joined.get(place)) is not None and further not in seen:
        seen.add(further)
        place = further
    return place
