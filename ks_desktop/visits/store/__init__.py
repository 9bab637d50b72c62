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
    with_interpreter,
    write,
)
from ks_desktop.visits.store.contacts import CLAIMED, add_attempt, attempts, destroy
from ks_desktop.visits.store.missed import add_missed, missed, remove_missed
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
from ks_desktop.visits.store.stop_clocks import find_stop, put_stop, remove_stop, stops
from ks_desktop.visits.store.wanted import add_wanted, remove_wanted, wanted

__all__ = [
    "CLAIMED",
    "add_attempt",
    "add_booked",
    "add_missed",
    "add_wanted",
    "attempts",
    "between",
    "booked",
    "destroy",
    "find",
    "find_stop",
    "hours",
    "hours_of",
    "missed",
    "occupying",
    "occupying_of",
    "of_cases",
    "place",
    "profile",
    "profiles",
    "put_stop",
    "remove",
    "remove_hours",
    "remove_missed",
    "remove_stop",
    "remove_wanted",
    "replace_hours",
    "restored",
    "snapshot",
    "stops",
    "wanted",
    "with_interpreter",
    "write",
    "write_place",
    "write_profile",
]
