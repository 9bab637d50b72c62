from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ks_desktop.coalition.domain import LocalAgreements, LocalContact, Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording.municipalities import turned_text, turning_days
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AllianceId, UserId
from tests.coalition.service.test_alliances import make_alliance
from tests.coalition.test_service import make_organisation

AGREED = LocalAgreements(
    municipality="GM0457", valid_from=date(2020, 1, 1), contacts=(LocalContact(name="M. Proef", phone="14 0294"),)
)


def names(coalition: Coalition, actor: UserId, text: str = "") -> list[str]:
    return [line.municipality.name for line in coalition.towns.find(text, actor=actor)]


def test_our_own_come_first_and_those_with_a_coalition_or_agreements(coalition: Coalition, actor: UserId) -> None:
    assert len(names(coalition, actor)) == 342
    coalition.serve(["Zeist"], actor=actor)
    coalition.alliances.save(make_alliance(), actor=actor)
    coalition.agreements.save_local(AGREED, actor=actor)
    found = {line.municipality.name: line for line in coalition.towns.find("", actor=actor)}
    assert list(found) == ["Utrecht", "Weesp", "Zeist"]
    assert (found["Zeist"].is_ours, found["Utrecht"].is_ours) == (True, False)
    assert [each.name for each in found["Utrecht"].alliances] == ["Kansrijk"]
    assert found["Weesp"].agreed_from == date(2020, 1, 1)
    assert [each.name for each in found["Weesp"].now] == ["Amsterdam"]


def test_in_place_of_an_own_one_of_before_stands_what_it_is_now(coalition: Coalition, actor: UserId) -> None:
    coalition.serve(["GM0457", "Zeist"], actor=actor)
    assert [each.name for each in coalition.own_municipalities(actor=actor)] == ["Amsterdam", "Zeist"]
    assert names(coalition, actor) == ["Weesp", "Zeist"]


def test_a_word_finds_also_those_of_before_and_a_code_one(coalition: Coalition, actor: UserId) -> None:
    assert names(coalition, actor, "wees") == ["Weesp"]
    assert names(coalition, actor, "gm0344") == ["Utrecht"]
    assert names(coalition, actor, "den haag") == ["'s-Gravenhage"]


def test_a_card_tells_who_takes_part_and_who_works_there_too(coalition: Coalition, actor: UserId) -> None:
    coalition.save_organisation(team := make_organisation(), actor=actor)
    coalition.alliances.save(make_alliance(partners=(team.id,)), actor=actor)
    coalition.alliances.save(make_alliance(id=AllianceId(UUID(int=2)), name="Regio"), actor=actor)
    card = coalition.towns.card("GM0344", actor=actor)
    assert card.partners == {team.id: team.name}
    assert card.beside[AllianceId(UUID(int=1))] == ("Regio",)
    assert coalition.towns.card("GM0344", actor=actor, on=date(2020, 1, 1)).agreed.alliances == ()
    (regional,) = (each for each in card.agreed.alliances if each.name == "Regio")
    coalition.alliances.save(replace(regional, until=date(2026, 1, 1)), actor=actor)
    ended = coalition.towns.card("GM0344", actor=actor)
    assert [each.name for each in ended.agreed.alliances] == ["Kansrijk"]
    assert regional.id in ended.states  # what is no more stays to be read
    assert date(2026, 1, 1) in turning_days(ended)
    assert "Regio opgeheven" in turned_text(ended, date(2026, 1, 1))
    with pytest.raises(UserError, match="municipality"):
        coalition.towns.card("GM9999", actor=actor)


def test_what_was_agreed_before_is_taken_over_once_and_never_over_what_is_there(
    coalition: Coalition, actor: UserId
) -> None:
    with pytest.raises(UserError, match="nothing"):
        coalition.towns.take_over("GM0363", "GM0457", actor=actor)
    coalition.save_terms(Terms(municipality="GM0457", valid_from=date(2019, 1, 1), contact_days=3), actor=actor)
    coalition.save_terms(Terms(municipality="GM0457", valid_from=date(2020, 1, 1), contact_days=4), actor=actor)
    coalition.agreements.save_local(AGREED, actor=actor)
    own = replace(AGREED, municipality="GM0363", contacts=())
    coalition.agreements.save_local(own, actor=actor)
    coalition.towns.take_over("GM0363", "GM0457", actor=actor)
    card = coalition.towns.card("GM0363", actor=actor)
    assert (card.agreed.terms.contact_days, card.agreed.terms.source) == (4, "overgenomen van Weesp")
    assert card.agreed.local is not None
    assert card.agreed.local.contacts == ()
    with pytest.raises(UserError, match="nothing"):
        coalition.towns.take_over("GM0363", "GM0457", actor=actor)
    with pytest.raises(UserError, match="municipality"):
        coalition.towns.take_over("GM0363", "GM0344", actor=actor)


def test_contacts_are_taken_over_without_words_that_are_over(coalition: Coalition, actor: UserId) -> None:
    coalition.agreements.save_local(AGREED, actor=actor)
    coalition.towns.take_over("GM0363", "GM0457", actor=actor)
    local = coalition.towns.card("GM0363", actor=actor).agreed.local
    assert local is not None
    assert [each.name for each in local.contacts] == ["M. Proef"]
