from ks_desktop.coalition.domain import CapacityState, OfferQuestion
from tests import houses


def test_there_is_a_coalition_with_a_plan_and_agreements_a_place_and_an_answer_about_room() -> None:
    house = houses.practice()
    actor, today = house.actor, house.clock.today()
    (alliance,) = house.alliances.list(actor=actor)
    assert alliance.coordinator.name
    assert not alliance.plan.is_over(today)
    assert len(alliance.partners) == 3
    agreed = house.coalition.agreements.on("GM0344", today, actor=actor)
    assert agreed.local is not None
    assert agreed.local.contacts[0].phone
    assert agreed.local.escalation[0].after_days == 5
    partner = next(each for each in house.coalition.organisations(actor=actor) if each.name == "Vrijwilligers Dichtbij")
    assert [place.name for place in house.coalition.locations.of(partner.id, actor=actor)] == ["Buurthuis De Linde"]
    (line,) = house.services.find(OfferQuestion(text="Home-Start Dichtbij"), actor=actor)
    assert line.capacity is not None
    assert (line.capacity.state, line.capacity.weeks, line.capacity.is_stale(today)) == (
        CapacityState.WAITING,
        4,
        False,
    )
    house.close()
