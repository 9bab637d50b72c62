"""What the day plans of a nurse are made of, gathered inside one open look at the database."""

from ks_desktop.core.database import Reading
from ks_desktop.core.values import UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.planning.days import Road
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.knowing import travel_of


def road_of(nurse: UserId, visits: tuple[Appointment, ...], facts: Facts, *, reading: Reading) -> Road:
    """Return the road of a nurse along these visits."""
    return Road(
        nurse=nurse,
        place=store.place(reading, nurse),
        hours=store.hours(reading, nurse),
        visits=visits,
        cases=facts.cases_of(visits, reading=reading),
        women=facts.homes(visits, reading=reading),
        free_days=facts.free_days(reading=reading),
        travel=travel_of(reading).of(nurse),
    )
