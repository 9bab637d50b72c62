"""What the room keeps, and how rows become records."""

from ks_desktop.visits.store.appointments import (
    add_booked,
    between,
    booked,
    find,
    occupying,
    of_cases,
    remove,
    restored,
    snapshot,
    write,
)
from ks_desktop.visits.store.contacts import CLAIMED, add_attempt, attempts, destroy
from ks_desktop.visits.store.schedule import hours, place, profile, replace_hours, write_place

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
    "occupying",
    "of_cases",
    "place",
    "profile",
    "remove",
    "replace_hours",
    "restored",
    "snapshot",
    "write",
    "write_place",
]
