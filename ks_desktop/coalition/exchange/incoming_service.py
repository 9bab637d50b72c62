"""What is offered, out of rows of the standard, of whatever year and country."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from ks_desktop.coalition.catalogue import municipality_or_none
from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import (
    CapacityAnswer,
    CapacityState,
    CareDomain,
    Cost,
    Mark,
    Parity,
    Phase,
    Region,
    Service,
)
from ks_desktop.coalition.domain.capacity import MOST_WAITING
from ks_desktop.coalition.domain.services import MOST_YEARS
from ks_desktop.coalition.exchange import eligibility, incoming
from ks_desktop.coalition.exchange.criteria import NEED, YES, Said
from ks_desktop.coalition.exchange.outgoing import NOTHING
from ks_desktop.coalition.exchange.outgoing_service import MUNICIPALITY_URI, NOBODY, REGION_URI, document_lines
from ks_desktop.coalition.exchange.own_words import language_codes, own_word
from ks_desktop.coalition.exchange.rows import Row, id_from
from ks_desktop.coalition.exchange.source import Source, line, note
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import GestationalAge, parse_age
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, ServiceId, check_email, search_key

Value = TypeVar("Value")
_GONE: Final = frozenset({"inactive", "defunct", "temporarily closed", "closed"})
_NATIONWIDE: Final = frozenset({"nederland", "landelijk", "heel nederland", "netherlands", "the netherlands"})
_FREE: Final = frozenset({"gratis", "free", "geen", "kosteloos", "none", "no cost", "free of charge"})
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_REGION_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,80}")
_CAPACITY: Final = ("capacity_state", "capacity_asked_on", "capacity_weeks", "capacity_words")
_DAY: Final = 10  # characters of 2026-11-22; a moment may stand behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a service may point at: the partners, places and people of the file, by id."""

    organisations: frozenset[UUID]
    places: Mapping[UUID, OrganisationId]
    people: Mapping[UUID, OrganisationId]


def service(source: Source, row: Row, around: Around) -> Service:
    """Return one service."""
    key = UUID(row.id)
    said = incoming.said_of(source, key, "criteria", row.id, codes=_CAPACITY)
    is_ours = incoming.is_ours(said)
    owner = owner_of(row, around.organisations)
    areas = _areas(source, key)
    cost_note = line(row.get("fees_description"))
    found = Service(
        id=ServiceId(key),
        name=line(row.get("name")) or NOTHING,
        domain=incoming.word(CareDomain, said.one("domain"), CareDomain.SOCIAL),
        organisation_id=owner,
        needs=tuple(word for word in said.all(NEED) if word) or _meant(source, key, is_ours=is_ours),
        what=note(row.get("description"), is_ours=is_ours),
        phase=incoming.word(Phase, said.one("phase"), Phase.BOTH),
        parity=incoming.word(Parity, said.one("parity"), Parity.ANY),
        not_for_whom=note(said.one("not_for_whom"), is_ours=is_ours),
        languages=_languages(source, key),
        takes_from=incoming.roles(said),
        how_to_refer=note(row.get("application_process"), is_ours=is_ours),
        consent=line(said.one("consent")),
        documents=_documents(source, key),
        cost=_cost(source, key, cost_note),
        cost_note=cost_note,
        contact=incoming.own_contact(source, key, "service_id"),
        phone=incoming.phone(source, key, "service_id"),
        email=source.value(row, "email", check_email),
        website=line(row.get("url")),
        remark=note(said.one("remark"), is_ours=is_ours),
        source=note(said.one("source"), is_ours=is_ours),
        mark=incoming.word(Mark, said.one("mark"), Mark.FOUND),
        checked_on=read_day(row.get("assured_date")),
        is_proposal=said.one("proposal") == YES,
        is_hidden=row.get("status").strip().casefold() in _GONE,
        locations=tuple(_places(source, key, owner, around)),
        people=tuple(_people(source, key, said, owner, around)),
        **areas,
        **_years(row),
        **_weeks(said),
        **_days(said),
    )
    text = note(row.get("eligibility_description") or _eligibility(source, key), is_ours=is_ours)
    return replace(found, for_whom=eligibility.for_whom(text, eligibility.stated(found)))


def owner_of(row: Row, known: frozenset[UUID]) -> OrganisationId | None:
    """Return who offers it; None when the file does not have them."""
    text = row.get("organization_id")
    return OrganisationId(UUID(text)) if text and text != NOBODY and UUID(text) in known else None


def _eligibility(source: Source, key: UUID) -> str:
    """Return for whom it is as HSDS 1, 2 and ORUK say it: in rows of their own."""
    return "\n".join(row.get("eligibility") for row in source.of("eligibility", "service_id", key))


def _years(row: Row) -> dict[str, Any]:
    least, most = (_whole(row.get(column), MOST_YEARS) for column in ("minimum_age", "maximum_age"))
    return {"from_years": least, "until_years": None if least and most is not None and most < least else most}


def _whole(text: str, most: int) -> int | None:
    """Return a whole number in range; what says more than that says no limit."""
    try:
        number = int(float(text))
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number <= most else None


def _weeks(said: Said) -> dict[str, Any]:
    earliest, latest = (_read(parse_age, said.one(code)) for code in ("from_age", "until_age"))
    is_clear = earliest is None or latest is None or earliest <= latest
    weeks, asked = _whole(said.one("waiting_weeks"), MOST_WAITING), read_day(said.one("waiting_asked_on"))
    found: dict[str, GestationalAge | int | date | None] = {
        "from_age": earliest if is_clear else None,
        "until_age": latest if is_clear else None,
        "waiting_weeks": weeks if asked else None,
        "waiting_asked_on": asked,
    }
    return found


def _days(said: Said) -> dict[str, Any]:
    since, until = (read_day(said.one(code)) for code in ("valid_from", "ends_on"))
    return {"valid_from": since, "ends_on": None if since and until and until < since else until}


def _read(read: Callable[[str], Value], text: str) -> Value | None:
    try:
        return read(text) if text else None
    except (ValueError, UserError):
        return None


def read_day(text: str) -> date | None:
    """Return a day of ISO 8601, with or without a time of day behind it; None when it is none."""
    return _read(date.fromisoformat, text.strip()[:_DAY])


def _languages(source: Source, key: UUID) -> tuple[str, ...]:
    found: dict[str, Row] = {}
    for row in source.of("language", "service_id", key):
        code = row.get("code").strip().casefold()
        named = language_codes().get(row.get("name").strip().casefold(), "")
        chosen = code if _LANGUAGE.fullmatch(code) else named
        if chosen and chosen not in found:
            found[chosen] = row
    source.claim(key, "languages", *found.values())
    return tuple(found)


def _areas(source: Source, key: UUID) -> dict[str, Any]:
    towns: dict[str, Row] = {}
    regions: dict[str, Row] = {}
    whole: list[Row] = []
    for row in source.of("service_area", "service_id", key):
        if word := region_key(row):
            regions.setdefault(word, row)
        elif search_key(row.get("name")) in _NATIONWIDE:
            whole.append(row)
        elif code := _municipality(row):
            towns.setdefault(code, row)
    source.claim(key, "areas", *towns.values(), *regions.values(), *whole[:1])
    return {"municipalities": tuple(towns), "regions": tuple(regions), "is_nationwide": bool(whole)}


def region_key(row: Row) -> str:
    """Return the key of the region that an area of one of our files is, "" of any other."""
    word = row.get("uri").removeprefix(REGION_URI)
    return word if word != row.get("uri") and _REGION_KEY.fullmatch(word) else ""


def region_of(row: Row) -> Region | None:
    """Return the region that an area of one of our files is, with its municipalities."""
    codes = tuple(filter(None, row.get("extent").split(",")))
    if not codes or not row.get("name"):
        return None
    name = line(row.get("name"))
    words = note(row.get("description"), is_ours=True)
    usual = f"{own_word('words', 'region')} {name}"
    return Region(key=region_key(row), name=name, municipalities=codes, source="" if words == usual else words)


def _municipality(row: Row) -> str:
    found = municipality_or_none(row.get("uri").removeprefix(MUNICIPALITY_URI)) if row.get("uri") else None
    found = found or (municipality_or_none(row.get("name")) if row.get("name") else None)
    return found.code if found else ""


def _documents(source: Source, key: UUID) -> str:
    rows = [row for row in source.of("required_document", "service_id", key) if row.get("document").strip()]
    source.claim(key, "documents", *rows)
    texts = [note(row.get("document"), is_ours=True) for row in rows]
    if len(texts) == 1 and document_lines(texts[0]) == texts:
        return texts[0]
    return note("\n".join("; ".join(text.split("\n")) for text in texts), is_ours=True)


def _cost(source: Source, key: UUID, words: str) -> Cost:
    rows = source.of("cost_option", "service_id", key)
    own = {own_word("cost", cost.value): cost for cost in (Cost.FREE, Cost.INSURED, Cost.PAID)}
    for row in rows:
        if row.id == id_from(key, "cost") and row.get("option") in own:
            source.claim(key, "costs", row)
            return own[row.get("option")]
    amounts = [number for row in rows if (number := _amount(row.get("amount"))) is not None]
    if amounts:
        return Cost.PAID if any(amounts) else Cost.FREE
    return Cost.FREE if search_key(words).rstrip(".") in _FREE else Cost.UNKNOWN


def _amount(text: str) -> float | None:
    with suppress(ValueError):
        return float(text.replace(",", "."))
    return None


def _meant(source: Source, key: UUID, *, is_ours: bool) -> tuple[str, ...]:
    """Return the needs that words of other taxonomies are names of."""
    if is_ours:
        return ()
    named = {search_key(word): need.key for need in needs().all for word in (need.name, *need.words)}
    found = []
    for row in source.of("attribute", "link_id", key):
        term = source.one("taxonomy_term", row.get("taxonomy_term_id"))
        if term is not None and (word := named.get(search_key(term.get("name")))):
            found.append(word)
    return tuple(dict.fromkeys(found))


def _places(source: Source, key: UUID, owner: OrganisationId | None, around: Around) -> Iterator[LocationId]:
    seen = set()
    for row in source.of("service_at_location", "service_id", key):
        place = UUID(row.get("location_id")) if row.get("location_id") else None
        if place is None or place in seen or owner is None:
            continue
        if around.places.get(place) == owner:
            seen.add(place)
            source.claim(key, "places", row)
            yield LocationId(place)


def _people(source: Source, key: UUID, said: Said, owner: OrganisationId | None, around: Around) -> Iterator[PersonId]:
    named = [*said.all("contact_person"), *sorted(row.id for row in source.of("contact", "service_id", key))]
    for text in dict.fromkeys(named):
        who = _read(UUID, text)
        if who is not None and owner is not None and around.people.get(who) == owner:
            yield PersonId(who)


def answer(source: Source, service_id: ServiceId) -> CapacityAnswer | None:
    """Return what was said last of places, as one of our files says it."""
    said = incoming.said_of(source, service_id, "capacity", str(service_id), codes=_other_codes(source, service_id))
    state = incoming.word_or_none(CapacityState, said.one("capacity_state"))
    asked = read_day(said.one("capacity_asked_on"))
    own = source.one("service_capacity", id_from(service_id, "capacity"))
    if own is not None:
        source.claim(service_id, "capacity", own)
    if state is None or asked is None:
        return None
    weeks = _whole(said.one("capacity_weeks"), MOST_WAITING) if state is CapacityState.WAITING else None
    words = line(said.one("capacity_words"))
    return CapacityAnswer(service_id=service_id, asked_on=asked, state=state, weeks=weeks, words=words)


def _other_codes(source: Source, service_id: ServiceId) -> frozenset[str]:
    rows = source.of("attribute", "link_id", service_id)
    return frozenset(row.get("link_type") for row in rows) - frozenset(_CAPACITY)
