from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.coalition.catalogue import offer
from ks_desktop.coalition.domain import CareDomain, HerFacts, Mark, OfferQuestion
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import Changes, ServiceId, UserId, new_id
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
