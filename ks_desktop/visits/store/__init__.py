"""What the room keeps, and how rows become records."""

from ks_desktop.visits.store.appointments import (
    add_booked,
    between,
    booked,
    find,
    occupying,
    occupying_of,
    of_cases,
    remove,
    restored,
    snapshot,
    write,
)
from ks_desktop.visits.store.contacts import CLAIMED, add_attempt, attempts, destroy
from ks_desktop.visits.store.schedule import (
    hours,
    hours_of,
    place,
    profile,
    profiles,
    remove_hours,
    replace_hours,
    write_place,
    write_profile,
)

__all__ = [
    "CLAIMED",
    "add_attempt",
    "add_booked",
    "attempts",
    "between",
    "booked",
    "destroy",
    "find",
    "hours",
    "hours_of",
    "occupying",
    "occupying_of",
    "of_cases",
    "place",
    "profile",
    "profiles",
    "remove",
    "remove_hours",
    "replace_hours",
    "restored",
    "snapshot",
    "write",
    "write_place",
    "write_profile",
]
