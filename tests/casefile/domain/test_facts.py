from ks_desktop.casefile.domain.facts import Facts
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from tests.houses import case_in


def test_facts_know_since_when_she_was_visited_and_who_is_owed(house: House) -> None:
    with house.database.reading(house.actor) as reading:
        case_id = case_in(house, CaseState.FEEDBACK_DUE)
        facts = house.casefiles.facts([case_id], reading=reading)[case_id]
    assert isinstance(facts, Facts)
    assert facts.visited_on() is not None
    assert facts.owed()
