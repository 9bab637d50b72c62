"""A partner that is put aside while letters and referrals point at it: what hangs is said, and nothing is lost."""

from ks_desktop.coalition.domain import OfferQuestion, Organisation, Tied
from ks_desktop.house import House
from ks_desktop.onward.domain import Wanted
from tests import houses


def hanging(house: House, partner: Organisation) -> dict[Tied, int]:
    return {each.tied: each.count for each in house.coalition.leaving.hanging_on(partner.id, actor=house.actor)}


def test_what_points_at_a_partner_that_left_still_says_who_it_was() -> None:
    house = houses.practice()
    actor = house.actor
    partners = house.coalition.organisations(actor=actor)
    team = next(each for each in partners if hanging(house, each).get(Tied.ONWARD))
    before = hanging(house, team)
    assert before[Tied.SERVICES]
    lines = house.onward.lines(Wanted(), actor=actor)
    of_team = [line for line in lines if line.referral.organisation_id == team.id]
    assert of_team
    pages = {line.referral.case_id: house.casefiles.page(line.referral.case_id, actor=actor) for line in of_team}

    house.coalition.leaving.hide(house.coalition.card(team.id, actor=actor), actor=actor)
    assert team.id not in {each.id for each in house.coalition.organisations(actor=actor)}
    assert house.services.find(OfferQuestion(organisation_id=team.id), actor=actor) == ()
    after = hanging(house, team)
    assert {tied: count for tied, count in before.items() if tied is not Tied.SERVICES} == {
        tied: count for tied, count in after.items() if tied is not Tied.SERVICES
    }
    assert house.onward.lines(Wanted(), actor=actor) == lines
    for case_id, page in pages.items():
        now = house.casefiles.page(case_id, actor=actor)
        assert (now.receivers, now.letters) == (page.receivers, page.letters)
    house.coalition.leaving.hide(house.coalition.card(team.id, actor=actor), actor=actor, is_hidden=False)
    assert hanging(house, team) == before
    house.close()
