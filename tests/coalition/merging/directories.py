"""Directories for the tests of this package: small, invented, and the same on every run."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from ks_desktop.coalition.domain import CareDomain, FeedbackRoute, Organisation, OrganisationKind, Person, Service
from ks_desktop.coalition.domain.cards import Cards, Record, RecordKind, key_of
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.merging import Outcome
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, ServiceId

DAY = date(2026, 11, 22)
_NAMES = ("De Bron", "De Bron BV", "Wijkteam Noord", "Wijkteam Noort", "Наталія", "🌱", "Buurthuis", "Anders Groot")
_PLACES = ("", "Utrecht", "Zeist")


def number(kind: int, count: int) -> UUID:
    return UUID(int=kind << 64 | count)


def partner(count: int = 1, **values: Any) -> Organisation:
    known: dict[str, Any] = {"name": "De Bron", "kind": OrganisationKind.WELFARE, "place": "Utrecht"}
    return Organisation(id=OrganisationId(number(1, count)), **{**known, **values})


def location(count: int = 1, of: int = 1, **values: Any) -> Location:
    known: dict[str, Any] = {"name": "Intake", "organisation_id": OrganisationId(number(1, of))}
    return Location(id=LocationId(number(2, count)), **{**known, **values})


def person(count: int = 1, of: int = 1, **values: Any) -> Person:
    known: dict[str, Any] = {"name": "A. Proef", "organisation_id": OrganisationId(number(1, of))}
    return Person(id=PersonId(number(3, count)), **{**known, **values})


def service(count: int = 1, of: int | None = 1, **values: Any) -> Service:
    owner = None if of is None else OrganisationId(number(1, of))
    known: dict[str, Any] = {"name": "Inloop", "domain": CareDomain.SOCIAL, "organisation_id": owner}
    return Service(id=ServiceId(number(4, count)), **{**known, **values})


def stored(ours: Cards, outcome: Outcome) -> Cards:
    """Return what is here once an outcome is stored."""
    whole: dict[Any, Record] = {**ours.by_key(), **{key_of(record): record for record in outcome.cards}}
    of_kind: dict[RecordKind, list[Any]] = {kind: [] for kind in RecordKind}
    for key, record in whole.items():
        of_kind[key.kind].append(record)
    return Cards(
        organisations=tuple(of_kind[RecordKind.PARTNER]),
        locations=tuple(of_kind[RecordKind.LOCATION]),
        people=tuple(of_kind[RecordKind.PERSON]),
        services=tuple(of_kind[RecordKind.SERVICE]),
    )


_COUNTS = st.integers(0, 5)
_NAME = st.sampled_from(_NAMES)
_DAYS = st.none() | st.integers(0, 3).map(lambda back: DAY - timedelta(days=back))


@st.composite
def _partners(draw: st.DrawFn) -> tuple[Organisation, ...]:
    counts = draw(st.lists(_COUNTS, max_size=4, unique=True))
    made = [
        partner(
            count,
            name=draw(_NAME),
            kind=draw(st.sampled_from((OrganisationKind.WELFARE, OrganisationKind.GP))),
            place=draw(st.sampled_from(_PLACES)),
            phone=draw(st.sampled_from(("", "030-1234567"))),
            feedback_route=draw(st.sampled_from((None, *FeedbackRoute))),
        )
        for count in counts
    ]
    if len(made) > 1 and draw(st.booleans()):
        made[-1] = partner(counts[-1], name=draw(_NAME), joined_into=made[0].id)
    return tuple(made)


@st.composite
def directories(draw: st.DrawFn) -> Cards:
    """Draw a directory; two that are drawn share ids, names, or nothing."""
    partners = draw(_partners())
    owners = st.sampled_from([each.id.int & 0xFF for each in partners]) if partners else st.nothing()
    people = [person(n, of=draw(owners), name=draw(_NAME)) for n in draw(_some(bool(partners)))]
    places = [location(n, of=draw(owners), name=draw(_NAME)) for n in draw(_some(bool(partners)))]
    services = []
    for count in draw(_some(True)):
        owner = draw(st.none() | owners)
        here = [each.id for each in places if owner is not None and each.organisation_id == number(1, owner)]
        services.append(
            service(
                count,
                of=owner,
                name=draw(_NAME),
                until_age=draw(st.sampled_from((None, age_of(20), age_of(28)))),
                languages=draw(st.sampled_from(((), ("nl", "tr"), ("tr", "nl")))),
                checked_on=draw(_DAYS),
                what=draw(st.sampled_from(("", "Samen eten", "<b>&"))),
                locations=tuple(here),
            )
        )
    return Cards(organisations=partners, locations=tuple(places), people=tuple(people), services=tuple(services))


def _some(is_possible: bool) -> st.SearchStrategy[list[int]]:
    return st.lists(_COUNTS, max_size=3 if is_possible else 0, unique=True)
