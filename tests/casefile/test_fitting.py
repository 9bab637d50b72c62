from dataclasses import replace

import pytest

from ks_desktop.casefile.domain.fitting import FitQuestion
from ks_desktop.clients.domain import CaseState
from ks_desktop.coalition.domain import CareDomain, Criterion, OfferQuestion, Service
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, ServiceId, new_id
from ks_desktop.house import House
from tests.houses import case_in


def test_everything_that_is_offered_for_a_need_stands_somewhere(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    found = house.fitting.look(case, FitQuestion(needs=("parenting",), everywhere=True), actor=house.actor)
    stands = {line.service.id for line in (*found.now, *found.not_now)}
    offered = house.services.find(OfferQuestion(need="parenting"), actor=house.actor)
    assert stands == {line.id for line in offered}
    assert len(stands) == len(found.now) + len(found.not_now)
    assert all(line.fit.reasons_against for line in found.not_now)
    assert found.not_now


def test_typed_words_look_through_all_that_is_offered_and_through_the_partners(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    typed = FitQuestion(text="geldzorgen", needs=("substance",), everywhere=True)
    found = house.fitting.look(case, typed, actor=house.actor)
    assert {need for line in found.now for need in line.service.needs} >= {"money"}
    partner = house.coalition.organisations(actor=house.actor)[0]
    named = house.fitting.look(case, FitQuestion(text=partner.name), actor=house.actor)
    assert partner.id in {each.id for each in named.partners}
    assert house.fitting.look(case, FitQuestion(), actor=house.actor).partners == ()


def test_what_is_offered_in_another_municipality_only_comes_when_it_is_asked(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    near = house.fitting.look(case, FitQuestion(needs=()), actor=house.actor)
    every = house.fitting.look(case, FitQuestion(needs=(), everywhere=True), actor=house.actor)
    ids = {line.service.id for line in (*near.now, *near.not_now)}
    assert ids <= {line.service.id for line in (*every.now, *every.not_now)}
    assert near.facts.municipality


def test_what_is_offered_in_a_region_fits_who_lives_in_it(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    hers = house.fitting.look(case, FitQuestion(needs=()), actor=house.actor).facts
    region = house.coalition.regions.all(actor=house.actor).of(hers.municipality)[0]
    made = Service(id=ServiceId(new_id()), name="Regioteam", domain=CareDomain.SOCIAL, regions=(region,))
    house.services.save(made, actor=house.actor)
    fits = house.fitting.look(case, FitQuestion(text="regioteam"), actor=house.actor)
    (line,) = (each for each in (*fits.now, *fits.not_now) if each.service.id == made.id)
    assert Criterion.MUNICIPALITY in line.fit.reasons_for


def test_what_was_tried_is_left_out_with_all_that_its_partner_offers(house: House) -> None:
    case = case_in(house, CaseState.PLANNED)
    everything = FitQuestion(needs=("parenting",), everywhere=True)
    before = house.fitting.look(case, everything, actor=house.actor)
    by_partner = [line.service for line in (*before.now, *before.not_now) if line.service.organisation_id is not None]
    one, other = (
        by_partner[0],
        next(each for each in by_partner if each.organisation_id != by_partner[0].organisation_id),
    )
    assert one.organisation_id is not None
    after = house.fitting.look(
        case, replace(everything, without=frozenset({one.organisation_id, other.id})), actor=house.actor
    )
    left = {line.service.id for line in (*after.now, *after.not_now)}
    gone = {each.id for each in by_partner if each.organisation_id == one.organisation_id} | {other.id}
    assert left == {line.service.id for line in (*before.now, *before.not_now)} - gone


def test_a_case_that_is_not_there_is_said(house: House) -> None:
    with pytest.raises(UserError, match="gone"):
        house.fitting.look(CaseId(new_id()), FitQuestion(), actor=house.actor)
