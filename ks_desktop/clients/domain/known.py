"""What is known of a woman as far as a visit needs it: little enough to be asked of 20,000 women at once."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ks_desktop.clients.domain.person import Client, Housing


class Known(NamedTuple):
    """The fields that decide whether she can be visited, as they stand in her record."""

    given_name: str
    initials: str
    birth_date: date | None
    housing: Housing | None
    street: str
    house_number: str
    postcode: str
    place: str
    municipality: str
    address_note: str
    phone: str
    phone_2: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """A case of which only this is asked.

    Attributes:
        agrees: she agrees to be visited, today.
    """

    known: Known
    is_open: bool
    agrees: bool


def known_of(client: Client) -> Known:
    """Return what is known of a woman, as far as a visit needs it."""
    name, address, contact = client.name, client.address, client.contact
    return Known(
        given_name=name.given_name,
        initials=name.initials,
        birth_date=client.birth_date,
        housing=address.housing,
        street=address.street,
        house_number=address.house_number,
        postcode=address.postcode,
        place=address.place,
        municipality=address.municipality,
        address_note=address.address_note,
        phone=contact.phone,
        phone_2=contact.phone_2,
    )
