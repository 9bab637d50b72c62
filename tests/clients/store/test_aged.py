from datetime import timedelta

from ks_desktop.clients.store.aged import aged
from tests.houses import practice


def test_from_afar_a_case_says_what_its_record_says() -> None:
    house = practice()
    with house.database.reading(house.actor) as reading:
        day = house.clock.today()
        found = aged(reading, day + timedelta(days=1))
        cases = house.clients.cases([each.id for each in found], reading=reading)
        women = house.clients.clients({each.client_id for each in found}, reading=reading)
        first = min(case.opened_on for case in cases.values())
        assert aged(reading, first) == []
        assert [each.id for each in aged(reading, first + timedelta(days=1))]
    assert len(found) == len(cases) > 10
    for each in found:
        case = cases[each.id]
        assert each.client_id == case.client_id
        assert each.moved_on == (case.closed_on or case.opened_on)
        assert (each.is_closed, each.is_quiet) == (case.closed_on is not None, case.is_quiet)
        assert each.is_shielded == women[each.client_id].is_shielded
    house.close()
