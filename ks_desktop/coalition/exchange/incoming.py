"""Partners, their people and their places out of rows of the standard, of whatever year and country."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from ks_desktop.coalition.catalogue import municipality_or_none
from ks_desktop.coalition.domain import FeedbackRoute, Location, Organisation, OrganisationKind, Person, ReferrerRole
from ks_desktop.coalition.exchange.criteria import YES, Said, said_by
from ks_desktop.coalition.exchange.outgoing import NOTHING, apart
from ks_desktop.coalition.exchange.own_words import own_word
from ks_desktop.coalition.exchange.rows import Row, id_from
from ks_desktop.coalition.exchange.source import Source, line, note
from ks_desktop.core.phones import check_phone
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, check_email, check_postcode

Word = TypeVar("Word", bound=StrEnum)
_CODE: Final = re.compile(r"GM[0-9]{4}")
_AGB: Final = re.compile(r"[0-9]{8}")
_LEAST_DIGITS: Final = 5
_VOICES: Final = frozenset({"", "voice", "cell", "mobile", "phone", "telephone", "landline"})
_DRAWN: Final = ("postal", "virtual")


def organisation(source: Source, row: Row) -> Organisation:
    """Return a partner."""
    key = UUID(row.id)
    said = said_of(source, key, "criteria", row.id)
    kind = word(OrganisationKind, said.one("kind"), OrganisationKind.OTHER)
    about = note(row.get("description"), is_ours=is_ours(said))
    is_secret = said.one("address_secret") == YES
    street, number, postcode, place = ("", "", "", "") if is_secret else _own_address(source, row, said)
    return Organisation(
        id=OrganisationId(key),
        name=line(row.get("name")) or NOTHING,
        kind=kind,
        contact_name=own_contact(source, key, "organization_id"),
        street=street,
        house_number=number,
        postcode=postcode,
        place=place,
        phone=phone(source, key, "organization_id"),
        email=source.value(row, "email", check_email),
        note="" if about == own_word("kind", kind.value) else about,
        feedback_route=word_or_none(FeedbackRoute, said.one("feedback_route")),
        feedback_address=line(said.one("feedback_address")),
        address_secret=is_secret,
        takes_from=roles(said),
        is_hidden=said.one("hidden") == YES,
        is_guarded=is_secret,
    )


def _own_address(source: Source, row: Row, said: Said) -> tuple[str, str, str, str]:
    own = source.one("location", id_from(row.id, "location"))
    if own is not None:
        source.claim(UUID(row.id), "address", own)
        return address(source, UUID(row.id), own.id)[:4]
    if is_ours(said):
        return "", "", "", ""
    for place in source.placed.get(row.id, ()):  # where another file's organisation can be found
        if (found := address(source, None, place.id))[3]:
            return found[:4]
    return "", "", "", ""


def is_own_place(row: Row) -> bool:
    """Tell whether a row is only the address of a partner, and no place with a card of its own."""
    return row.id == id_from(row.get("organization_id"), "location")


def person(source: Source, row: Row, employer: OrganisationId) -> Person | None:
    """Return somebody who works at a partner; None when a row names nobody, or only says whom to ask for."""
    name = line(row.get("name"))
    if not name or is_own_contact(row):
        return None
    key = UUID(row.id)
    said = said_of(source, key, "criteria", row.id)
    return Person(
        id=PersonId(key),
        organisation_id=employer,
        name=name,
        function=line(row.get("title")),
        phone=phone(source, key, "contact_id"),
        email=source.value(row, "email", check_email),
        agb=said.one("agb") if _AGB.fullmatch(said.one("agb")) else "",
        feedback_route=word_or_none(FeedbackRoute, said.one("feedback_route")),
        feedback_address=line(said.one("feedback_address")),
        is_active=said.one("left") != YES,
    )


def location(source: Source, row: Row, owner: OrganisationId) -> Location:
    """Return a place of a partner."""
    key = UUID(row.id)
    said = said_of(source, key, "criteria", row.id)
    is_secret = said.one("address_secret") == YES
    street, number, postcode, place, town = ("",) * 5 if is_secret else address(source, key, row.id)
    return Location(
        id=LocationId(key),
        organisation_id=owner,
        name=line(row.get("name") or row.get("alternate_name")) or place or own_word("words", "place"),
        street=street,
        house_number=number,
        postcode=postcode,
        place=place,
        municipality=town,
        phone=phone(source, key, "location_id"),
        opening_hours=_only(source, key, "hours", "schedule"),
        access_note="" if is_secret else _only(source, key, "access", "accessibility"),
        address_secret=is_secret,
        is_hidden=said.one("hidden") == YES,
        is_guarded=is_secret,
    )


def _only(source: Source, key: UUID, aspect: str, table: str) -> str:
    """Return what rows of a place say in words; one of ours is the whole of it, of others each is a line."""
    rows = [row for row in source.of(table, "location_id", key) if row.get("description")]
    own = [row for row in rows if row.id == id_from(key, aspect)]
    chosen = own or rows
    source.claim(key, aspect, *chosen)
    return note("\n".join(row.get("description") for row in chosen), is_ours=bool(own))


def address(source: Source, owner: UUID | None, place: str) -> tuple[str, str, str, str, str]:
    """Return street, number, postcode, place and municipality of a place; the rows are claimed for an owner."""
    rows = source.of("address", "location_id", place)
    found = min(rows, key=lambda row: row.get("address_type") in _DRAWN, default=None)
    if found is None:
        return "", "", "", "", ""
    said = said_by(source.of("attribute", "link_id", found.id))
    if owner is not None:
        source.claim(owner, "address", found, *said.rows)
    joined, exact = line(_word(found, "address_1")), said.one("house_number")
    street, number = apart(joined)
    if exact:
        number = "" if exact == NOTHING else exact
        street = joined.removesuffix(number).strip()
    town = found.get("region")
    known = municipality_or_none(town) if town else None
    code = known.code if known else town if _CODE.fullmatch(town) else ""
    return street, number, _postcode(found), line(_word(found, "city")), code


def _word(row: Row, column: str) -> str:
    return "" if row.get(column) == NOTHING else row.get(column)


def _postcode(row: Row) -> str:
    text = line(_word(row, "postal_code"))
    return check_postcode(text) if re.fullmatch(r"[1-9][0-9]{3} ?[A-Za-z]{2}", text) else ""


def phone(source: Source, owner: UUID, column: str) -> str:
    """Return the first phone number of a record on which somebody answers."""
    rows = [row for row in source.of("phone", column, owner) if row.get("type").casefold() in _VOICES]
    for row in rows:
        number = source.value(row, "number", lambda text: check_phone(text, least_digits=_LEAST_DIGITS))
        if number:
            source.claim(owner, "phone", row)
            return number
    return ""


def own_contact(source: Source, owner: UUID, column: str) -> str:
    """Return whom to ask for, as one of our files says it; people of other files have cards of their own."""
    row = source.one("contact", id_from(owner, "contact"))
    if row is None or row.get(column) != str(owner):
        return ""
    source.claim(owner, "contact", row)
    return line(row.get("name"))


def is_own_contact(row: Row) -> bool:
    """Tell whether a contact only says whom to ask for, in one of our files."""
    return any(row.id == id_from(row.get(column), "contact") for column in ("organization_id", "service_id"))


def said_of(source: Source, owner: UUID, aspect: str, key: str, *, codes: Iterable[str] = ()) -> Said:
    """Return what the attributes of a row say in our terms, and claim them; those of some codes are left."""
    others = frozenset(codes)
    said = said_by(row for row in source.of("attribute", "link_id", key) if row.get("link_type") not in others)
    source.claim(owner, aspect, *said.rows)
    return said


def is_ours(said: Said) -> bool:
    """Tell whether a record was written by this program: it always says these."""
    return bool(said.one("kind") or said.one("domain"))


def roles(said: Said) -> tuple[ReferrerRole, ...]:
    """Return who may refer."""
    return tuple(filter(None, (word_or_none(ReferrerRole, text) for text in said.all("takes_from"))))


def word(kind: type[Word], text: str, otherwise: Word) -> Word:
    """Return a word of a list, or another one where the text is none of them."""
    return word_or_none(kind, text) or otherwise


def word_or_none(kind: type[Word], text: str) -> Word | None:
    """Return a word of a list, or None where the text is none of them."""
    return next((each for each in kind if each.value == text), None)
