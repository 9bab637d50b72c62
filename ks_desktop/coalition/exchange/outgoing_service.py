"""What is offered as rows of the standard."""

from collections.abc import Mapping
from typing import Final

from ks_desktop.coalition.catalogue import municipality_or_none
from ks_desktop.coalition.domain import CapacityAnswer, CapacityState, Cost, Region, Service
from ks_desktop.coalition.exchange import eligibility
from ks_desktop.coalition.exchange.criteria import NEED, YES, attributes
from ks_desktop.coalition.exchange.outgoing import Portrait, contact_rows, phone_rows
from ks_desktop.coalition.exchange.own_words import language_names, own_word
from ks_desktop.coalition.exchange.rows import Row, filled, id_from

NOBODY: Final = id_from("organization", "nobody")
"""The id of who offers what nobody is known to offer: the standard asks for an organisation."""
UNIT: Final = id_from("unit", "takes referrals")
MUNICIPALITY_URI: Final = "https://identifier.overheid.nl/tooi/id/gemeente/"
REGION_URI: Final = "urn:x-ks-huisbezoek:region:"


def service(record: Service, regions: Mapping[str, Region], answer: CapacityAnswer | None) -> Portrait:
    """Return one service as rows.

    Args:
        record: the service.
        regions: those it may name, by key.
        answer: what was said last of places.
    """
    key = str(record.id)
    groups = {
        "phone": phone_rows("service_id", key, record.phone),
        "contact": contact_rows("service_id", key, record.contact),
        "languages": [_language(key, code) for code in record.languages],
        "areas": _areas(key, record, regions),
        "documents": _documents(key, record.documents),
        "costs": _costs(key, record.cost),
        "places": [_at(key, str(place)) for place in record.locations],
        "capacity": _capacity(key, answer),
        "criteria": _criteria(key, record),
    }
    return Portrait(record.id, _about(key, record), groups)


def _about(key: str, record: Service) -> Row:
    return filled(
        "service",
        id=key,
        organization_id=str(record.organisation_id or NOBODY),
        name=record.name,
        description=record.what,
        url=record.website,
        email=record.email,
        status="inactive" if record.is_hidden else "active",
        application_process=record.how_to_refer,
        fees_description=record.cost_note,
        wait_time=_waiting(record),
        eligibility_description=eligibility.described(record),
        minimum_age=_number(record.from_years),
        maximum_age=_number(record.until_years),
        assured_date=record.checked_on.isoformat() if record.checked_on else "",
        alert=_alert(record),
    )


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _waiting(record: Service) -> str:
    if record.waiting_weeks is None or record.waiting_asked_on is None:
        return ""
    return own_word("words", "waiting", weeks=record.waiting_weeks, day=record.waiting_asked_on.isoformat())


def _alert(record: Service) -> str:
    if record.is_unsure:
        return own_word("words", "unsure")
    return own_word("words", "proposal") if record.is_proposal else ""


def _language(key: str, code: str) -> Row:
    name = language_names().get(code, code)
    return filled("language", id=id_from(key, "language", code), service_id=key, name=name, code=code)


def _areas(key: str, record: Service, regions: Mapping[str, Region]) -> list[Row]:
    areas = [_municipality(key, code) for code in record.municipalities]
    areas += [_region(key, word, regions.get(word)) for word in record.regions]
    if record.is_nationwide:
        name = own_word("words", "nationwide")
        areas.append(filled("service_area", id=id_from(key, "area", name), service_id=key, name=name))
    return areas


def _municipality(key: str, code: str) -> Row:
    found = municipality_or_none(code)
    return filled(
        "service_area",
        id=id_from(key, "area", code),
        service_id=key,
        name=found.name if found else code,
        uri=f"{MUNICIPALITY_URI}{code.lower()}",
    )


def _region(key: str, word: str, known: Region | None) -> Row:
    name = known.name if known else word
    return filled(
        "service_area",
        id=id_from(key, "region", word),
        service_id=key,
        name=name,
        description=(known.source if known else "") or f"{own_word('words', 'region')} {name}",
        extent=",".join(known.municipalities) if known else "",
        extent_type="text" if known else "",
        uri=f"{REGION_URI}{word}",
    )


def document_lines(text: str) -> list[str]:
    """Return which documents a text names, a line each; a text with empty lines or indents in it is left whole."""
    lines = text.split("\n")
    return lines if all(line and line == line.strip() for line in lines) else [text] if text else []


def _documents(key: str, text: str) -> list[Row]:
    return [
        filled("required_document", id=id_from(key, "document", str(number)), service_id=key, document=line)
        for number, line in enumerate(document_lines(text))
    ]


def _costs(key: str, cost: Cost) -> list[Row]:
    if cost is Cost.UNKNOWN:
        return []
    amount = "0" if cost is Cost.FREE else ""
    option = own_word("cost", cost.value)
    row = filled("cost_option", id=id_from(key, "cost"), service_id=key, option=option, currency="EUR", amount=amount)
    return [row]


def _at(key: str, place: str) -> Row:
    return filled("service_at_location", id=id_from(key, "at", place), service_id=key, location_id=place)


def _capacity(key: str, answer: CapacityAnswer | None) -> list[Row]:
    if answer is None:
        return []
    said = (
        ("capacity_state", answer.state),
        ("capacity_asked_on", answer.asked_on.isoformat()),
        ("capacity_weeks", answer.weeks),
        ("capacity_words", answer.words),
    )
    rows = attributes(key, "service", said)
    if answer.state is not CapacityState.UNKNOWN:
        words = [own_word("capacity", answer.state.value), answer.words]
        row = filled(
            "service_capacity",
            id=id_from(key, "capacity"),
            service_id=key,
            unit_id=UNIT,
            available="0" if answer.state is CapacityState.FULL else "1",
            description=". ".join(filter(None, words)),
            updated=f"{answer.asked_on.isoformat()}T00:00:00.000Z",
        )
        rows.insert(0, row)
    return rows


def _criteria(key: str, record: Service) -> list[Row]:
    said: list[tuple[str, object]] = [
        ("domain", record.domain),
        ("mark", record.mark),
        ("phase", record.phase),
        ("parity", record.parity),
        ("from_age", record.from_age),
        ("until_age", record.until_age),
        ("not_for_whom", record.not_for_whom),
        ("consent", record.consent),
        ("remark", record.remark),
        ("source", record.source),
        ("valid_from", record.valid_from),
        ("ends_on", record.ends_on),
        ("proposal", YES if record.is_proposal else ""),
        ("waiting_weeks", record.waiting_weeks),
        ("waiting_asked_on", record.waiting_asked_on),
        *((NEED, word) for word in record.needs),
        *(("takes_from", role) for role in record.takes_from),
        *(("contact_person", who) for who in record.people),
    ]
    return attributes(key, "service", said)
