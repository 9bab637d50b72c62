from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.domain import (
    CapacityAnswer,
    CapacityState,
    CareDomain,
    Criterion,
    Fit,
    HerFacts,
    Mark,
    OfferQuestion,
    Person,
    fits,
)
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.values import Changes, PersonId, UserId, new_id
from tests.coalition.domain.test_locations import make_location
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation

VOORZORG = offer.id_of("voorzorg")


def names(coalition: Coalition, actor: UserId, question: OfferQuestion) -> list[str]:
    return [line.name for line in coalition.services.find(question, actor=actor)]


def test_other_words_for_a_need_find_the_same(coalition: Coalition, actor: UserId) -> None:
    team = make_organisation()
    coalition.save_organisation(team, actor=actor)
    mine = make_service(name="Grip op de knip", organisation_id=team.id)
    assert coalition.services.save(mine, actor=actor) == Changes(coalition=True)
    found = [names(coalition, actor, OfferQuestion(text=typed)) for typed in ("schulden", "geldzorgen", "budget")]
    assert found[0] == found[1] == found[2]
    assert {"Grip op de knip", "Schuldhulpverlening van de gemeente", "Voedselbank"} <= set(found[0])
    assert names(coalition, actor, OfferQuestion(text="grip lunetten")) == ["Grip op de knip"]
    assert [line.id for line in coalition.services.of_organisation(team.id, actor=actor)] == [mine.id]


def test_what_is_to_be_asked_again_stands_in_order(coalition: Coalition, clock: Clock, actor: UserId) -> None:
    services, today = coalition.services, clock.today()
    for name, checked_on in (("Oud", today - timedelta(days=400)), ("Nooit", None), ("Pas", today)):
        services.save(make_service(name=name, checked_on=checked_on), actor=actor)
    stale = services.stale(actor=actor)
    assert [each.name for each in stale[:2]] == ["Nooit", "Oud"]
    assert all(each.is_proposal and each.is_unsure for each in stale[2:])
    assert stale[2:]
    services.checked(stale[0], actor=actor)
    services.checked(stale[2], actor=actor)
    again = services.service(stale[2].id, actor=actor)
    assert (again.checked_on, again.is_unsure) == (today, False)
    assert again.mark in {Mark.UNVERIFIED, Mark.CONFLICT}  # where it came from stays
    assert {stale[0].id, stale[2].id}.isdisjoint(each.id for each in services.stale(actor=actor))


def test_each_service_stands_beside_what_is_known_of_her(
    coalition: Coalition, database: Database, clock: Clock, actor: UserId
) -> None:
    due = clock.today() + timedelta(days=280 - 26 * 7 - 5)
    facts = HerFacts(today=clock.today(), due=due, birth_date=date(2004, 1, 1))
    assert coalition.services.shown(VOORZORG, facts, actor=actor).fit.days_left == 9
    shelter = make_organisation(street="Geheimpad", address_secret=True)
    coalition.save_organisation(shelter, actor=actor)
    coalition.services.save(place := make_service(name="Plek", organisation_id=shelter.id), actor=actor)
    offered = coalition.services.shown(place.id, facts, actor=actor)
    assert offered.organisation is not None
    assert (offered.organisation.name, offered.organisation.street) == (shelter.name, "")
    with database.reading(actor) as reading:
        every = [each.name for each in coalition.services.all(reading=reading)]
    assert len(every) == len(offer.services()) + 1
    assert every == sorted(every, key=str.casefold)


def test_a_pasted_text_finds_nothing_and_breaks_nothing(coalition: Coalition, actor: UserId) -> None:
    pasted = " ".join(f"woord{number}" for number in range(3_000))
    assert coalition.services.find(OfferQuestion(text=pasted), actor=actor) == ()
    assert coalition.organisations(actor=actor, text=pasted) == ()


def test_filters_go_together(coalition: Coalition, actor: UserId) -> None:
    found = names(coalition, actor, OfferQuestion(need="meeting", domain=CareDomain.INFORMAL, municipality="GM0344"))
    assert "Home-Start" in found
    assert "Moedermentor" not in found  # in Rotterdam only
    assert "Moedermentor" in names(coalition, actor, OfferQuestion(need="meeting", municipality="GM0599"))


def test_what_is_offered_in_a_region_fits_who_lives_in_it(
    coalition: Coalition, database: Database, clock: Clock, actor: UserId
) -> None:
    service = make_service(name="Regioteam", regions=("ggd_utrecht",))
    coalition.services.save(service, actor=actor)
    question = OfferQuestion(text="regioteam")
    assert names(coalition, actor, replace(question, municipality="GM0355")) == ["Regioteam"]
    assert names(coalition, actor, replace(question, municipality="GM0014")) == []
    assert names(coalition, actor, replace(question, region="ggd_utrecht")) == ["Regioteam"]

    def fit(code: str) -> Fit:
        facts = HerFacts(today=clock.today(), municipality=code)
        with database.reading(actor) as reading:
            return fits(service, coalition.services.facts(facts, reading=reading))

    assert fit("GM0355").reasons_for == (Criterion.MUNICIPALITY,)
    assert fit("GM0014").reasons_against == (Criterion.MUNICIPALITY,)
    assert coalition.services.shown(service.id, fit("GM0355").facts, actor=actor).fit.reasons_for
    alone = fits(service, HerFacts(today=clock.today(), municipality="GM0355"))
    assert Criterion.MUNICIPALITY in alone.unknown  # who did not ask for her regions says so, and not that it is not


def test_what_was_said_of_places_stands_in_the_list_and_narrows_it(
    coalition: Coalition, clock: Clock, actor: UserId
) -> None:
    services, today = coalition.services, clock.today()
    services.save(own := make_service(name="Plekwijzer"), actor=actor)
    asked = OfferQuestion(has_place=True)
    assert services.find(asked, actor=actor) == ()
    answer = CapacityAnswer(service_id=VOORZORG, asked_on=today, state=CapacityState.OPEN)  # a proposal without a row
    for service_id in (own.id, VOORZORG):
        services.capacity_asked(replace(answer, service_id=service_id), actor=actor)
    found = services.find(asked, actor=actor)
    assert [line.name for line in found] == ["Plekwijzer", "VoorZorg"]
    assert [line.capacity.asked_by for line in found if line.capacity is not None] == [actor, actor]
    services.capacity_asked(replace(answer, state=CapacityState.FULL), actor=actor)
    assert [line.name for line in services.find(asked, actor=actor)] == ["Plekwijzer"]
    shown = services.shown(VOORZORG, HerFacts(today=today), actor=actor)
    assert [each.state for each in shown.capacity] == [CapacityState.FULL, CapacityState.OPEN]


def test_places_and_people_stand_on_the_card_and_a_secret_one_without_its_address(
    coalition: Coalition, clock: Clock, actor: UserId
) -> None:
    team = make_organisation()
    coalition.save_organisation(team, actor=actor)
    secret = make_location(team.id, address_secret=True)
    worker = Person(id=PersonId(new_id()), organisation_id=team.id, name="K. Proef", phone="030-1234567")
    coalition.locations.save(secret, actor=actor)
    coalition.people.save(worker, actor=actor)
    service = make_service(organisation_id=team.id, locations=(secret.id,), people=(worker.id,))
    coalition.services.save(service, actor=actor)
    shown = coalition.services.shown(service.id, HerFacts(today=clock.today()), actor=actor)
    assert [(each.name, each.street) for each in shown.locations] == [("Intake", "")]
    assert [each.name for each in shown.people] == ["K. Proef"]
    assert shown.regions.has("ggd_utrecht")


def test_stale_ones_are_counted_by_the_setting(
    coalition: Coalition, database: Database, clock: Clock, actor: UserId
) -> None:
    services, months_ago = coalition.services, clock.today() - timedelta(days=100)
    services.save(make_service(name="Nooit"), actor=actor)
    services.save(make_service(name="Ooit", checked_on=months_ago), actor=actor)
    services.save(make_service(name="Weg", is_hidden=True), actor=actor)

    def count() -> int:
        with database.reading(actor) as reading:
            return services.stale_count(reading=reading)

    assert count() == 1
    SettingsStore(database).change({"service_stale_months": 2}, actor=actor)
    assert count() == 2
    assert [each.name for each in services.stale(actor=actor)][:2] == ["Nooit", "Ooit"]


def test_names_that_are_nearly_the_same_are_named(coalition: Coalition, actor: UserId) -> None:
    team = make_organisation()
    coalition.save_organisation(team, actor=actor)
    coalition.services.save(own := make_service(name="Grip op de knip", organisation_id=team.id), actor=actor)

    def near(name: str) -> list[tuple[str, str]]:
        return [(each.name, each.organisation) for each in coalition.services.near(name, actor=actor)]

    assert near("grip op je knip") == near("De Grip op knip") == [("Grip op de knip", team.name)]
    assert near("Buurtgezin") == [("Buurtgezinnen", "")]
    assert near("gri") == near("Volstrekt iets anders") == []
    assert coalition.services.near("Grip op de knip", actor=actor, besides=own.id) == ()
