from ks_desktop.casefile import store
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.house import House
from tests.houses import case_in, news_case


def test_open_cases_come_by_due_date_and_no_more_than_asked(house: House) -> None:
    closed = case_in(house, CaseState.READY)
    house.clients.close_case(closed, CloseReason.MOVED, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        ids = store.open_case_ids(reading, 100)
        cases = house.clients.cases(ids, reading=reading)
        assert store.count_open(reading) == len(ids)
        assert store.open_case_ids(reading, 2) == ids[:2]
    assert closed not in ids
    due = [cases[key].due_date for key in ids]
    assert due == sorted(due)


def test_who_may_be_owed_news_is_found_among_those_asked_for(house: House) -> None:
    waits, visited = news_case(house), case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        assert store.maybe_news(reading, [visited, waits]) == {waits}
        assert store.maybe_news(reading, [visited]) == frozenset()
        assert store.maybe_news(reading, ()) == frozenset()
        assert waits in set(reading.session.scalars(store.answered_since_told()))
