"""Partners, their people and their places as rows of the standard."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from ks_desktop.coalition.catalogue import municipality_or_none
from ks_desktop.coalition.domain import FeedbackRoute, Location, Organisation, Person
from ks_desktop.coalition.exchange.criteria import YES, attributes
from ks_desktop.coalition.exchange.own_words import own_word
from ks_desktop.coalition.exchange.rows import Row, filled, id_from
from ks_desktop.core.values import PersonId, ServiceId

NOTHING: Final = "onbekend"  # stands where the standard asks for a word and there is none
_NUMBERED: Final = re.compile(r"(.*\S) ([0-9]+(?: ?[-/]?[A-Za-z0-9]{1,4})?)")


@dataclass(frozen=True, slots=True)
class Portrait:
    """One record as rows.

    Attributes:
        owner: its id.
        row: the row that is the record itself.
        groups: the other rows, by what they say of it.
    """

    owner: UUID
    row: Row
    groups: Mapping[str, list[Row]] = field(default_factory=dict)


def organisation(record: Organisation) -> Portrait:
    """Return a partner as rows. A secret address is never among them, whoever asks."""
    known = record.guarded()
    key = str(known.id)
    about = filled(
        "organization",
        id=key,
        name=known.name,
        description=known.note or own_word("kind", known.kind.value),
        email=known.email,
    )
    said = (
        ("kind", known.kind),
        ("feedback_route", known.feedback_route),
        ("feedback_address", "" if _leads_there(known) else known.feedback_address),
        ("address_secret", YES if known.address_secret else ""),
        ("hidden", YES if known.is_hidden else ""),
        *(("takes_from", role) for role in known.takes_from),
    )
    groups = {
        "phone": phone_rows("organization_id", key, known.phone),
        "address": _own_place(known),
        "contact": contact_rows("organization_id", key, known.contact_name),
        "criteria": attributes(key, "organization", said),
    }
    return Portrait(known.id, about, groups)


def _leads_there(known: Organisation) -> bool:
    """Tell whether the feedback goes by post to where nobody may know it is."""
    return known.address_secret and known.feedback_route is FeedbackRoute.POST


def person(record: Person, only_service: Mapping[PersonId, ServiceId]) -> Portrait:
    """Return somebody who works at a partner as rows, with the service that only they are named for, if it is one."""
    key = str(record.id)
    service = only_service.get(record.id)
    about = filled(
        "contact",
        id=key,
        organization_id=str(record.organisation_id),
        service_id=str(service) if service else "",
        name=record.name,
        title=record.function,
        email=record.email,
    )
    said = (
        ("agb", record.agb),
        ("feedback_route", record.feedback_route),
        ("feedback_address", record.feedback_address),
        ("left", "" if record.is_active else YES),
    )
    groups = {
        "phone": phone_rows("contact_id", key, record.phone),
        "criteria": attributes(key, "contact", said),
    }
    return Portrait(record.id, about, groups)


def location(record: Location) -> Portrait:
    """Return a place of a partner as rows; a secret one has no address, whoever asks."""
    known = record.guarded()
    key = str(known.id)
    about = filled(
        "location", id=key, location_type="physical", organization_id=str(known.organisation_id), name=known.name
    )
    hours = filled("schedule", id=id_from(key, "hours"), location_id=key, description=known.opening_hours)
    access = filled("accessibility", id=id_from(key, "access"), location_id=key, description=known.access_note)
    said = (
        ("address_secret", YES if known.address_secret else ""),
        ("hidden", YES if known.is_hidden else ""),
    )
    groups = {
        "phone": phone_rows("location_id", key, known.phone),
        "address": address_rows(key, known),
        "hours": [hours] if known.opening_hours else [],
        "access": [access] if known.access_note else [],
        "criteria": attributes(key, "location", said),
    }
    return Portrait(known.id, about, groups)


def phone_rows(column: str, owner: str, number: str) -> list[Row]:
    """Return a phone number as rows."""
    if not number:
        return []
    return [filled("phone", **{"id": id_from(owner, "phone"), column: owner, "number": number, "type": "voice"})]


def contact_rows(column: str, owner: str, name: str) -> list[Row]:
    """Return the name of whom to ask for as rows; somebody with a card of their own is another row."""
    return [filled("contact", **{"id": id_from(owner, "contact"), column: owner, "name": name})] if name else []


def _own_place(known: Organisation) -> list[Row]:
    place = id_from(known.id, "location")
    rows = address_rows(place, known)
    if not rows:
        return []
    about = {"id": place, "location_type": "physical", "organization_id": str(known.id), "name": known.name}
    return [filled("location", **about), *rows]


def address_rows(place: str, known: Organisation | Location) -> list[Row]:
    """Return an address as rows; the standard asks for words where we may know none."""
    town = known.municipality if isinstance(known, Location) else ""
    if not any((known.street, known.house_number, known.postcode, known.place, town)):
        return []
    key, joined = id_from(place, "address"), f"{known.street} {known.house_number}".strip()
    found = municipality_or_none(town) if town else None
    row = filled(
        "address",
        id=key,
        location_id=place,
        address_1=joined or NOTHING,
        city=known.place or NOTHING,
        region=found.name if found else town,
        state_province=NOTHING,
        postal_code=known.postcode or NOTHING,
        country="NL",
        address_type="physical",
    )
    is_clear = apart(joined) == (known.street, known.house_number)
    number = "" if is_clear else known.house_number or NOTHING
    return [row, *attributes(key, "address", (("house_number", number),))]


def apart(line: str) -> tuple[str, str]:
    """Return street and house number of the first line of an address."""
    found = _NUMBERED.fullmatch(line)
    return (found[1], found[2]) if found else (line, "")
