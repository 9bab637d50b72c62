from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.coalition import store
from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.domain import (
    CapacityAnswer,
    CapacityState,
    CareDomain,
    Cost,
    Known,
    OfferQuestion,
    Phase,
    Region,
    Regions,
    Service,
    ServiceLine,
)
from ks_desktop.coalition.domain.offer import answers, line_of
from ks_desktop.coalition.store.capacity import CapacityRow
from ks_desktop.coalition.store.services import ServiceRow
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import GestationalAge, age_of
from ks_desktop.core.values import UserId
from tests.coalition.domain.test_services import TODAY, make_service
from tests.coalition.test_service import make_organisation

WORDS = ("geld", "schuld", "moeders", "100%", "a_b", "café", "taal", "wijk")
NEEDS = ("money", "housing", "language")
CODES = ("GM0344", "GM0355")
REGIONS = Regions([Region(key="around", name="Rondom", municipalities=CODES)])
KNOWN = Known(needs=offer.needs(), today=TODAY, regions=REGIONS)
DAYS = tuple(TODAY - timedelta(days=days) for days in (0, 3, 60, 400))

services = st.builds(
    make_service,
    name=st.sampled_from(WORDS),
    needs=st.lists(st.sampled_from(NEEDS), unique=True, max_size=2).map(tuple),
    domain=st.sampled_from(CareDomain),
    phase=st.sampled_from(Phase),
    from_age=st.none() | st.just(age_of(12)),
    until_age=st.none() | st.just(age_of(28)),
    until_years=st.none() | st.just(25),
    municipalities=st.lists(st.sampled_from(CODES), unique=True, max_size=2).map(tuple),
    languages=st.lists(st.sampled_from(("nl", "ti")), unique=True, max_size=2).map(tuple),
    regions=st.sampled_from(((), ("around",))),
    is_nationwide=st.booleans(),
    ends_on=st.none() | st.sampled_from(DAYS),
    checked_on=st.none() | st.sampled_from(DAYS),
    cost=st.sampled_from(Cost),
    is_hidden=st.booleans(),
)
questions = st.builds(
    OfferQuestion,
    text=st.lists(st.sampled_from((*WORDS, "%", "_", "CAFE", "sch")), max_size=2).map(" ".join),
    need=st.sampled_from(("", *NEEDS)),
    any_of=st.lists(st.sampled_from(NEEDS), max_size=2).map(tuple),
    municipality=st.sampled_from(("", *CODES)),
    language=st.sampled_from(("", "nl", "ti")),
    age=st.none() | st.builds(GestationalAge, st.integers(80, 200)),
    years=st.none() | st.integers(24, 27),
    cost=st.none() | st.sampled_from(Cost),
    domain=st.none() | st.sampled_from(CareDomain),
    region=st.sampled_from(("", "around")),
    has_place=st.booleans(),
    is_unchecked=st.booleans(),
    is_placeless=st.booleans(),
    with_hidden=st.booleans(),
)
said = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(DAYS), st.sampled_from(CapacityState)), max_size=6)
on_cards = st.lists(st.none() | st.tuples(st.sampled_from((0, 3)), st.sampled_from(DAYS)), min_size=5, max_size=5)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(services, min_size=1, max_size=5), st.lists(questions, min_size=3, max_size=6), said, on_cards)
def test_the_file_finds_what_the_rule_says(
    database: Database,
    actor: UserId,
    made: list[Service],
    asked: list[OfferQuestion],
    answered: list[tuple[int, date, CapacityState]],
    cards: list[tuple[int, date] | None],
) -> None:
    made = [
        replace(each, waiting_weeks=card[0], waiting_asked_on=card[1]) if card else each
        for each, card in zip(made, cards, strict=False)
    ]
    with database.work(actor, "test") as work:
        work.session.execute(sa.delete(ServiceRow))
        work.session.execute(sa.delete(CapacityRow))
        for service in made:
            store.put_service(work, service)
        for number, day, state in answered:
            of = made[number % len(made)].id
            store.add_capacity(work, CapacityAnswer(service_id=of, asked_on=day, state=state))
    with database.reading(actor) as reading:
        known = replace(KNOWN, capacity=store.newest_capacity(reading))
        for question in asked:
            expected = [line_of(each, "") for each in made if answers(each, "", question, known)]
            found = store.find_services(reading, question, known)
            assert by_id(found) == by_id(expected)
            assert store.find_services(reading, question, known, most=2) == found[:2]
        unchecked = OfferQuestion(is_unchecked=True)
        assert store.count_unchecked(reading, known) == len(store.find_services(reading, unchecked, known))


def by_id(lines: list[ServiceLine]) -> list[ServiceLine]:
    return sorted(lines, key=lambda line: line.id)


def test_what_a_partner_offers_is_found_under_each_of_its_names(database: Database, actor: UserId) -> None:
    kept = make_organisation()
    spelling = make_organisation(name="Wijkteam L.", joined_into=kept.id)
    other = make_organisation(name="De Bron")
    with database.work(actor, "test") as work:
        for organisation in (kept, spelling, other):
            store.put_organisation(work, organisation)
        for name, organisation in (("Een", kept), ("Twee", spelling), ("Drie", other)):
            store.put_service(work, make_service(name=name, organisation_id=organisation.id))
    with database.reading(actor) as reading:
        asked = OfferQuestion(organisation_id=kept.id)
        found = store.find_services(reading, asked, KNOWN)
        assert {(line.name, line.organisation) for line in found} == {("Een", kept.name), ("Twee", "Wijkteam L.")}
        assert [line.name for line in store.find_services(reading, OfferQuestion(text="bron"), KNOWN)] == ["Drie"]
