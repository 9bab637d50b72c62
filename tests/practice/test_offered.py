from ks_desktop.coalition.domain import OfferQuestion
from tests import houses


def test_the_invented_partners_offer_something_checked_stale_and_waiting() -> None:
    house = houses.practice()
    actor, today = house.actor, house.clock.today()
    lines = house.services.find(OfferQuestion(text="dichtbij"), actor=actor)
    assert [line.name for line in lines] == ["Eettafel en babykleding", "Home-Start Dichtbij"]
    table, home_start = (house.services.service(line.id, actor=actor) for line in lines)
    assert table.is_stale(today)
    assert home_start.waiting is not None
    assert home_start.waiting.is_stale(today)
    assert not home_start.is_unsure  # somebody asked: what sources say of it matters no more
    assert house.services.stale(actor=actor)[0].id == table.id
    house.close()
