from tests.houses import practice


def test_each_time_is_named_until_all_are_known() -> None:
    house = practice()
    try:
        recoveries = house.people.recoveries
        assert recoveries.notices(actor=house.actor) == ()
        for _ in range(2):
            recoveries.came_in(actor=house.actor)
        assert len(recoveries.notices(actor=house.actor)) == 2
        name = house.users.get(house.actor, actor=house.actor).full_name
        assert all(name in notice and "21-11-2026 08:30" in notice for notice in recoveries.notices(actor=house.actor))
        recoveries.see(actor=house.actor)
        assert recoveries.notices(actor=house.actor) == ()
    finally:
        house.close()
