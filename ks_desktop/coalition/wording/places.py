"""How the places and people of a partner are said in a line, and what hangs on it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ks_desktop.coalition.domain import Hanging, Location, Person, Tied
from ks_desktop.core.texts import _, n_

_TIED: Final[Mapping[Tied, Callable[[int], str]]] = {
    Tied.SERVICES: lambda count: n_("{count} service", "{count} services", count),
    Tied.PEOPLE: lambda count: n_("{count} person", "{count} people", count),
    Tied.LOCATIONS: lambda count: n_("{count} place", "{count} places", count),
    Tied.LETTERS: lambda count: n_(
        "{count} letter that is not sent yet", "{count} letters that are not sent yet", count
    ),
    Tied.ONWARD: lambda count: n_(
        "{count} onward referral that is not done", "{count} onward referrals that are not done", count
    ),
}


def place_text(location: Location) -> str:
    """Return a place in a line: its name and where it is, as far as all may know."""
    where = _("secret address") if location.address_secret else address_text(location)
    gone = _("not used any more") if location.is_hidden else ""
    return " · ".join(part for part in (location.name, where, gone) if part)


def whole_place_text(location: Location) -> str:
    """Return a place as it stands on the card of what is given there."""
    where = _("secret address: only on the card of the partner") if location.address_secret else address_text(location)
    gone = _("not used any more") if location.is_hidden else ""
    parts = (location.name, gone, where, location.phone, location.opening_hours, location.access_note)
    return " · ".join(part for part in parts if part)


def address_text(location: Location) -> str:
    """Return the address of a place in a line; "" of a guarded one."""
    street = " ".join(part for part in (location.street, location.house_number) if part)
    town = " ".join(part for part in (location.postcode, location.place) if part)
    return ", ".join(part for part in (street, town) if part)


def person_text(person: Person) -> str:
    """Return somebody who works at a partner in a line: name, function, and how to reach them."""
    gone = "" if person.is_active else _("no longer works here")
    return " · ".join(part for part in (person.name, person.function, person.phone, person.email, gone) if part)


def hanging_text(hanging: Iterable[Hanging]) -> str:
    """Return what hangs on a partner, in a line; "" when nothing does."""
    return ", ".join(_TIED[each.tied](each.count) for each in hanging)
