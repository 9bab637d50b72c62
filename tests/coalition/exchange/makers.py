"""Invented directories, and files as other programs make them."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from hypothesis import strategies as st

from ks_desktop.coalition.domain import (
    CapacityAnswer,
    CapacityState,
    CareDomain,
    Cost,
    FeedbackRoute,
    Location,
    Mark,
    Organisation,
    OrganisationKind,
    Parity,
    Person,
    Phase,
    ReferrerRole,
    Region,
    Service,
)
from ks_desktop.coalition.exchange import DirectoryCopy
from ks_desktop.core.gestation import GestationalAge, age_of
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, ServiceId

_SPACE = UUID("6b1d3c1e-1111-4a4a-9a9a-000000000001")


def key(word: str) -> UUID:
    """Return the id that goes with a word."""
    return uuid5(_SPACE, word)


TEAM = Organisation(
    id=OrganisationId(key("team")),
    name="Wijkteam Lindenhof",
    kind=OrganisationKind.NEIGHBOURHOOD_TEAM,
    contact_name="Mw. Els Proef",
    street="Lindelaan",
    house_number="12 a",
    postcode="3511 AB",
    place="Utrecht",
    phone="030-1234567",
    email="wijkteam@lindenhof.example",
    note="Belt liever dan mailt.",
    feedback_route=FeedbackRoute.SECURE_MAIL,
    feedback_address="veilig@lindenhof.example",
    takes_from=(ReferrerRole.JGZ, ReferrerRole.SELF),
)
SHELTER = Organisation(
    id=OrganisationId(key("shelter")),
    name="Opvanghuis De Wilg",
    kind=OrganisationKind.WELFARE,
    phone="030-7654321",
    address_secret=True,
    is_guarded=True,
)
HOUSE = Location(
    id=LocationId(key("house")),
    organisation_id=TEAM.id,
    name="Buurthuis Noord",
    street="Plein 1940",
    postcode="3512 CD",
    place="Utrecht",
    municipality="GM0344",
    phone="030-1112223",
    opening_hours="Maandag en donderdag, 9 tot 12 uur",
    access_note="Bel bij de tweede deur.\nGeen trap.",
)
ANNA = Person(
    id=PersonId(key("anna")),
    organisation_id=TEAM.id,
    name="Anna de Proef",
    function="aandachtsfunctionaris",
    phone="06-12345678",
    email="anna@lindenhof.example",
    feedback_route=FeedbackRoute.PHONE,
)
VALLEY = Region(key="vallei", name="Regio Vallei", municipalities=("GM0228", "GM0344"), source="Eigen lijst")
BUDGET = Service(
    id=ServiceId(key("budget")),
    name="Grip op geld",
    domain=CareDomain.SOCIAL,
    organisation_id=TEAM.id,
    needs=("money", "housing"),
    what="=2+2 is geen formule, maar een les.\nZes keer.",
    for_whom="Zwangeren met schulden.",
    not_for_whom="Wie al in de schuldsanering zit.",
    phase=Phase.PREGNANT,
    from_age=age_of(12),
    until_age=age_of(28),
    parity=Parity.FIRST,
    from_years=16,
    until_years=25,
    languages=("nl", "tr", "ti"),
    municipalities=("GM0344", "GM0599"),
    regions=("vallei",),
    locations=(HOUSE.id,),
    people=(ANNA.id,),
    takes_from=(ReferrerRole.JGZ, ReferrerRole.MIDWIFE),
    how_to_refer="Bel het wijkteam.",
    consent="Mondeling, genoteerd",
    documents="Identiteitsbewijs\nOverzicht van schulden",
    cost=Cost.FREE,
    cost_note="gratis",
    waiting_weeks=6,
    waiting_asked_on=date(2026, 11, 2),
    contact="de loketmedewerker",
    phone="030-2223334",
    email="geld@lindenhof.example",
    website="https://lindenhof.example/geld",
    remark="@ Vraag naar de avondgroep.",
    source="gesprek met het wijkteam",
    mark=Mark.OWN,
    valid_from=date(2026, 1, 1),
    ends_on=date(2027, 6, 30),
    checked_on=date(2026, 11, 3),
)
PROGRAMME = Service(
    id=ServiceId(key("programme")),
    name="Samen Sterk",
    domain=CareDomain.INFORMAL,
    phase=Phase.BOTH,
    is_nationwide=True,
    mark=Mark.UNVERIFIED,
    is_proposal=True,
    documents="Een brief.\n\nEn een formulier.",
    cost=Cost.PAID,
)
ANSWER = CapacityAnswer(
    service_id=BUDGET.id, asked_on=date(2026, 11, 9), state=CapacityState.WAITING, weeks=3, words="na de kerst"
)


def directory(**changes: Any) -> DirectoryCopy:
    """Return a small directory that says something of everything."""
    copy = DirectoryCopy(
        organisations=_sorted(TEAM, SHELTER),
        people=(ANNA,),
        locations=(HOUSE,),
        services=_sorted(BUDGET, PROGRAMME),
        capacity=(ANSWER,),
        regions=(VALLEY,),
        title="Sociale kaart",
    )
    return replace(copy, **changes)


def _sorted(*records: Any) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return files in a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def table(*rows: dict[str, str]) -> str:
    """Return rows as CSV."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def cells(package: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the tables of a package as any program reads them."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def as_json(found: Any) -> bytes:
    """Return JSON."""
    return json.dumps(found).encode()


_LINES = st.text(st.sampled_from("abé 1-'=+@\"<&;,b>"), max_size=12).map(str.strip)
_NOTES = st.lists(_LINES.filter(bool), max_size=3).map("\n".join) | st.just("a\n\nb")
_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 11, 1))
_PHONES = st.sampled_from(["", "030-1234567", "06-12345678", "14 030"])
_MAILS = st.sampled_from(["", "a@b.example"])


def _some(*words: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=3).map(tuple)


_PARTNERS = st.builds(
    Organisation,
    id=st.just(TEAM.id),
    name=_LINES.filter(bool),
    kind=st.sampled_from(OrganisationKind),
    contact_name=_LINES,
    street=_LINES | st.sampled_from(["Plein 1940", "1e Dwarsstraat"]),
    house_number=st.sampled_from(["", "1", "12 a", "3-5", "bis", "1 b rood"]),
    postcode=st.sampled_from(["", "3511 AB"]),
    place=st.sampled_from(["", "Utrecht", "'s-Hertogenbosch"]),
    phone=_PHONES,
    email=_MAILS,
    note=_NOTES,
    feedback_route=st.none() | st.sampled_from(FeedbackRoute),
    feedback_address=_LINES,
    takes_from=_some(*ReferrerRole),
    is_hidden=st.booleans(),
)
_SERVICES = st.builds(
    Service,
    id=st.just(BUDGET.id),
    name=_LINES.filter(bool),
    domain=st.sampled_from(CareDomain),
    organisation_id=st.sampled_from([None, TEAM.id]),
    needs=_some("money", "housing", "language", "pregnancy"),
    what=_NOTES,
    for_whom=_NOTES,
    not_for_whom=_NOTES,
    phase=st.sampled_from(Phase),
    from_age=st.none() | st.integers(0, 100).map(GestationalAge),
    until_age=st.none() | st.integers(100, 280).map(GestationalAge),
    parity=st.sampled_from(Parity),
    from_years=st.none() | st.integers(0, 30),
    until_years=st.none() | st.integers(30, 99),
    languages=_some("nl", "tr", "ar", "zz", "rmy"),
    municipalities=_some("GM0344", "GM0599", "GM0363"),
    regions=_some("vallei"),
    is_nationwide=st.booleans(),
    takes_from=_some(*ReferrerRole),
    how_to_refer=_NOTES,
    consent=_LINES,
    documents=_NOTES,
    cost=st.sampled_from(Cost),
    cost_note=_LINES,
    waiting_weeks=st.none() | st.integers(0, 104),
    waiting_asked_on=st.just(date(2026, 11, 2)),
    contact=_LINES,
    phone=_PHONES,
    email=_MAILS,
    website=_LINES,
    remark=_NOTES,
    source=_NOTES,
    mark=st.sampled_from(Mark),
    valid_from=_DAYS,
    ends_on=st.none() | st.just(date(2027, 1, 1)),
    checked_on=_DAYS,
    is_proposal=st.booleans(),
    is_hidden=st.booleans(),
)


@st.composite
def directories(draw: st.DrawFn) -> DirectoryCopy:
    """Return any directory: what it says hangs on nothing but what is drawn."""
    partner, service = draw(_PARTNERS), draw(_SERVICES)
    is_there = service.organisation_id is not None
    house = replace(HOUSE, street=draw(_LINES), house_number=draw(st.sampled_from(["", "7", "bis"])))
    service = replace(
        service,
        locations=(HOUSE.id,) if is_there and draw(st.booleans()) else (),
        people=(ANNA.id,) if is_there and draw(st.booleans()) else (),
    )
    state = draw(st.none() | st.sampled_from(CapacityState))
    answer = state and CapacityAnswer(
        service_id=service.id, asked_on=date(2026, 11, 9), state=state, words=draw(_LINES)
    )
    return directory(
        organisations=_sorted(partner, SHELTER),
        locations=(house,),
        people=(replace(ANNA, function=draw(_LINES), is_active=draw(st.booleans()), phone=draw(_PHONES)),),
        services=_sorted(service, PROGRAMME),
        capacity=(answer,) if answer else (),
        regions=(VALLEY,) if service.regions else (),
    )
