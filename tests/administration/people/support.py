"""A real folder with a first user and, when asked, colleagues, with keys that are cheap to derive."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from ks_desktop import house as houses
from ks_desktop.administration.people import NewColleague, Person
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.values import UserId
from ks_desktop.house import House
from ks_desktop.security.domain import Role
from tests.keys import CHEAP, PASSPHRASE

CLOCK: Final = fixed_clock(date(2026, 11, 23))
FIRST: Final = "de eerste zin van haar"
OWN: Final = "een zin van haar zelf"


def make_house(folder: Path) -> tuple[House, str]:
    """Return a new house of `noor`, and its recovery code."""
    house, code = houses.create(folder, "noor", PASSPHRASE, full_name="Noor Proef", clock=CLOCK, cost=CHEAP)
    house.people.cost = CHEAP
    return house, code


def colleague(name: str = "sanne", *roles: Role, **typed: str) -> NewColleague:
    """Return a colleague as she is typed."""
    texts = {"full_name": f"{name.title()} Proef", "passphrase": FIRST, "repeated": FIRST, **typed}
    return NewColleague(
        name=name,
        full_name=texts["full_name"],
        job_title=texts.get("job_title", ""),
        roles=frozenset(roles or (Role.NURSE,)),
        passphrase=texts["passphrase"],
        repeated=texts["repeated"],
    )


def unlock(folder: Path, name: str = "noor", passphrase: str = PASSPHRASE, *, new: str = "") -> House:
    """Unlock a folder."""
    house = houses.open_house(folder, name, passphrase, clock=CLOCK, new_passphrase=new, cost=CHEAP)
    house.people.cost = CHEAP
    return house


def person(house: House, name: str) -> Person:
    """Return somebody as Beheer shows her."""
    return next(one for one in house.people.all(actor=house.actor).people if one.user.name == name)


def id_of(house: House, name: str) -> UserId:
    """Return whose login name this is."""
    return person(house, name).user.id


def events(house: House) -> list[str]:
    """Return the events of the log, oldest first."""
    import sqlalchemy as sa

    from ks_desktop.security.domain import NOBODY
    from ks_desktop.security.store import AuditRow

    with house.database.reading(NOBODY) as reading:
        found: Iterable[str] = reading.session.scalars(sa.select(AuditRow.event).order_by(AuditRow.seq))
        return list(found)
