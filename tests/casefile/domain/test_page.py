from dataclasses import replace

from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.house import House
from tests.houses import case_in


def test_she_died_whichever_of_her_cases_says_so(house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)
    assert not page.has_died
    died = replace(page.case, close_reason=CloseReason.DIED)
    assert replace(page, facts=replace(page.facts, case=died)).has_died
    assert replace(page, other_cases=(died,)).has_died
