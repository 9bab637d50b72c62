from tests.houses import practice


def test_every_table_that_a_room_claims_is_emptied_when_a_case_is_destroyed() -> None:
    house = practice()
    try:
        hooks = {getattr(hook, "__self__", hook) for hook in house.clients.when_destroyed}
        assert {house.letters, house.hand_overs, house.printed_plans, house.visits, house.referrals} <= hooks
        order = [getattr(hook, "__self__", None) for hook in house.clients.when_destroyed]
        assert order.index(house.calendar) < order.index(house.visits)  # it leads to the visits
        assert house.moving.told
        assert house.clients.when_closed
    finally:
        house.close()
