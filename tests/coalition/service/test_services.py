import json
from dataclasses import replace
from datetime import timedelta

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.catalogue.below import shipped_text
from ks_desktop.coalition.domain import (
    CapacityAnswer,
    CapacityState,
    OfferQuestion,
    Person,
)
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import PersonId, ServiceId, UserId, new_id
from tests.coalition.domain.test_locations import make_location
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation

VOORZORG = offer.id_of("voorzorg")


def names(coalition: Coalition, actor: UserId, question: OfferQuestion) -> list[str]:
    return [line.name for line in coalition.services.find(question, actor=actor)]


def test_a_proposal_that_was_changed_is_the_organisations_own(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    services = coalition.services
    proposed = services.service(VOORZORG, actor=actor)
    assert proposed.is_proposal
    services.save(replace(proposed, name="VoorZorg Utrecht", until_age=age_of(26), phone="030 1234567"), actor=actor)
    own = services.service(VOORZORG, actor=actor)
    assert (own.name, own.until_age, own.phone, own.is_proposal) == (
        "VoorZorg Utrecht",
        age_of(26),
        "030-1234567",
        False,
    )
    assert names(coalition, actor, OfferQuestion(text="voorzorg")) == ["VoorZorg Utrecht"]
    with pytest.raises(StaleError):
        services.save(proposed, actor=actor)
    services.save(replace(own, is_hidden=True), actor=actor)
    assert names(coalition, actor, OfferQuestion(text="voorzorg")) == []  # nor does the shipped card come back
    with database.reading(actor) as reading:
        assert VOORZORG not in {each.id for each in services.all(reading=reading)}
        assert services.of([VOORZORG], reading=reading)[0].is_hidden
        with pytest.raises(UserError):
            services.of([ServiceId(new_id())], reading=reading)


def test_all_that_is_wrong_is_told_at_once(coalition: Coalition, clock: Clock, actor: UserId) -> None:
    services, tomorrow = coalition.services, clock.today() + timedelta(days=1)
    services.save(make_service(name="Dubbel"), actor=actor)
    wrong = make_service(
        name="dubbel ", phone="x", email="y", what="z" * 20_001, municipalities=("GM9999",), needs=("nothing",)
    )
    with pytest.raises(UserError) as caught:
        services.save(replace(wrong, checked_on=tomorrow, waiting_weeks=1, waiting_asked_on=tomorrow), actor=actor)
    assert {error.field for error in each(caught.value)} == {
        *("name", "phone", "email", "what", "municipalities", "needs", "checked_on", "waiting_asked_on")
    }
    assert len(services.find(OfferQuestion(text="dubbel"), actor=actor)) == 1
    with pytest.raises(UserError) as taken:
        services.save(make_service(name="voorzorg"), actor=actor)  # a proposal has this name
    assert taken.value.field == "name"
    hidden = services.find(OfferQuestion(text="dubbel"), actor=actor)[0].id
    services.save(replace(services.service(hidden, actor=actor), is_hidden=True), actor=actor)
    services.save(make_service(name="Dubbel"), actor=actor)  # the other one is not there any more
    assert len(services.find(OfferQuestion(text="dubbel", with_hidden=True), actor=actor)) == 2
    services.save(make_service(name="Nergensploeg", what="<b>&\x00\u202e"), actor=actor)
    (kept,) = services.find(OfferQuestion(text="nergensploeg", municipality="GM0344"), actor=actor)
    assert services.service(kept.id, actor=actor).what == "<b>&"
    services.save(named := make_service(name="Utrechtploeg", municipalities=("Utrecht", "344")), actor=actor)
    assert services.service(named.id, actor=actor).municipalities == ("GM0344",)


def test_a_name_is_taken_in_any_spelling(coalition: Coalition, actor: UserId) -> None:
    team = make_organisation()
    coalition.save_organisation(team, actor=actor)
    coalition.services.save(make_service(name="Home-Start Lunetten", organisation_id=team.id), actor=actor)
    for spelling in ("homestart lunetten", "HOME START  Lünetten.", "Home Start, Lunetten"):
        with pytest.raises(UserError) as caught:
            coalition.services.save(make_service(name=spelling, organisation_id=team.id), actor=actor)
        assert caught.value.field == "name"
    coalition.services.save(make_service(name="Home-Start Lunetten"), actor=actor)  # of nobody: another one
    for signs in ("!!", "??"):
        coalition.services.save(make_service(name=signs), actor=actor)


def test_what_it_points_at_is_of_who_offers_it(coalition: Coalition, actor: UserId) -> None:
    team, other = make_organisation(), make_organisation(name="De Bron")
    for organisation in (team, other):
        coalition.save_organisation(organisation, actor=actor)
    coalition.locations.save(place := make_location(other.id), actor=actor)
    worker = Person(id=PersonId(new_id()), organisation_id=other.id, name="K. Proef")
    coalition.people.save(worker, actor=actor)
    service = make_service(organisation_id=team.id, locations=(place.id,), people=(worker.id,), regions=("nowhere",))
    with pytest.raises(UserError) as caught:
        coalition.services.save(service, actor=actor)
    assert {error.field for error in each(caught.value)} == {"locations", "people", "regions"}
    coalition.spellings.join(team.id, other.id, actor=actor)
    coalition.services.save(replace(service, regions=()), actor=actor)  # the other is a spelling of it now


def test_an_answer_about_places_is_checked(coalition: Coalition, clock: Clock, actor: UserId) -> None:
    services, tomorrow = coalition.services, clock.today() + timedelta(days=1)
    wrong = CapacityAnswer(service_id=VOORZORG, asked_on=tomorrow, state=CapacityState.FULL, words="x" * 201)
    with pytest.raises(UserError) as caught:
        services.capacity_asked(wrong, actor=actor)
    assert {error.field for error in each(caught.value)} == {"words", "asked_on"}
    with pytest.raises(UserError):
        services.capacity_asked(replace(wrong, service_id=ServiceId(new_id()), words=""), actor=actor)


def test_an_update_says_what_changed_below_an_own_card(coalition: Coalition, database: Database, actor: UserId) -> None:
    services = coalition.services
    services.save(replace(services.service(VOORZORG, actor=actor), name="VoorZorg Utrecht"), actor=actor)
    assert services.changed_below(actor=actor) == {}
    older = json.dumps(json.loads(shipped_text(VOORZORG)) | {"until_age": "26+0", "what": "Anders"})
    with database.work(actor, "test") as work:  # as if it was made with an older program
        store.put_below(work, VOORZORG, older)
        store.put_service(work, replace(services.service(VOORZORG, actor=actor), until_age=age_of(26), what="Eigen"))
    (found,) = services.changed_below(actor=actor).values()
    assert found.changed == ("what", "until_age")
    services.take_below(services.service(VOORZORG, actor=actor), ["until_age"], actor=actor)
    own = services.service(VOORZORG, actor=actor)
    assert (own.name, own.until_age, own.what) == ("VoorZorg Utrecht", age_of(28), "Eigen")
    assert services.changed_below(actor=actor) == {}
    with database.work(actor, "test") as work:
        store.put_below(work, VOORZORG, older)
    services.keep_own(VOORZORG, actor=actor)
    assert services.changed_below(actor=actor) == {}
    assert services.service(VOORZORG, actor=actor) == own
