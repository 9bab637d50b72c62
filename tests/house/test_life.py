from ks_desktop.letters.service.life import LettersInLife
from ks_desktop.visits.service.life import VisitsInLife
from tests.houses import practice


def test_visits_and_letters_hear_what_happens_in_her_life() -> None:
    house = practice()
    try:
        events, births = house.clients.life_events, house.clients.births
        assert [type(room) for room in events.when_hidden] == [VisitsInLife, LettersInLife]
        for rooms in (births.when_born, births.when_asked, events.when_moved_away):
            assert [type(room) for room in rooms] == [VisitsInLife]
    finally:
        house.close()
