from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.coalition import store
from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.domain import (
    CareDomain,
    Cost,
    Mark,
    OfferQuestion,
    Parity,
    Phase,
    ReferrerRole,
    Service,
    ServiceLine,
)
from ks_desktop.coalition.domain.offer import answers, line_of
from ks_desktop.coalition.store.services import ServiceRow
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.gestation import GestationalAge, age_of
from ks_desktop.core.values import UserId
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation

WORDS = ("geld", "schuld", "moeders", "100%", "a_b", "café", "taal", "wijk")
NEEDS = ("money", "housing", "language")
CODES = ("GM0344", "GM0355")


def whole() -> Service:
    return make_service(
        needs=("money", "housing"),
        phase=Phase.BOTH,
        from_age=age_of(12),
        until_age=age_of(28),
        parity=Parity.FIRST,
        from_years=16,
        until_years=25,
        languages=("nl", "ti"),
        municipalities=CODES,
        takes_from=(ReferrerRole.GP,),
        cost=Cost.PAID,
        waiting_weeks=6,
        waiting_asked_on=date(2026, 11, 1),
        mark=Mark.CONFLICT,
        valid_from=date(2026, 1, 1),
        checked_on=date(2026, 11, 2),
        checked_by="Mw. Proef",
        is_hidden=True,
    )


def test_a_service_comes_back_as_it_was_stored(database: Database, actor: UserId) -> None:
    service, bare = whole(), make_service(name="Kaal", needs=())
    with database.work(actor, "test") as work:
        store.put_service(work, service)
        store.put_service(work, bare)
        with pytest.raises(StaleError):
            store.put_service(work, service)
    with database.reading(actor) as reading:
        kept = store.services(reading)
        assert store.names_beside(reading, service) == ["Kaal"]
        assert store.names_beside(reading, bare) == []  # the other one is not there any more
        assert list(store.services(reading, [bare.id])) == [bare.id]
    assert kept == {service.id: make_like(service, version=1), bare.id: make_like(bare, version=1)}


def make_like(service: Service, **changes: Any) -> Service:
    return make_service(**{name: getattr(service, name) for name in Service.__dataclass_fields__} | changes)


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
    is_nationwide=st.booleans(),
    cost=st.sampled_from(Cost),
    is_hidden=st.booleans(),
)
questions = st.builds(
    OfferQuestion,
    text=st.lists(st.sampled_from((*WORDS, "%", "_", "CAFE", "sch")), max_size=2).map(" ".join),
    need=st.sampled_from(("", *NEEDS)),
    municipality=st.sampled_from(("", *CODES)),
    language=st.sampled_from(("", "nl", "ti")),
    age=st.none() | st.builds(GestationalAge, st.integers(80, 200)),
    years=st.none() | st.integers(24, 27),
    cost=st.none() | st.sampled_from(Cost),
    domain=st.none() | st.sampled_from(CareDomain),
    with_hidden=st.booleans(),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(services, min_size=1, max_size=5), st.lists(questions, min_size=3, max_size=6))
def test_the_file_finds_what_the_rule_says(
    database: Database, actor: UserId, made: list[Service], asked: list[OfferQuestion]
) -> None:
    with database.work(actor, "test") as work:
        work.session.execute(sa.delete(ServiceRow))
        for service in made:
            store.put_service(work, service)
    with database.reading(actor) as reading:
        for question in asked:
            expected = [line_of(each, "") for each in made if answers(each, "", question, offer.needs())]
            found = store.find_services(reading, question, offer.needs())
            assert by_id(found) == by_id(expected)
            assert store.find_services(reading, question, offer.needs(), most=2) == found[:2]


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
        found = store.find_services(reading, asked, offer.needs())
        assert {(line.name, line.organisation) for line in found} == {("Een", kept.name), ("Twee", "Wijkteam L.")}
        assert [line.name for line in store.find_services(reading, OfferQuestion(text="bron"), offer.needs())] == [
            "Drie"
        ]
