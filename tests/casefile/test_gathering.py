from ks_desktop.casefile.domain import Standing
from ks_desktop.clients.domain import Answer, CaseState
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.values import new_id
from ks_desktop.house import House
from tests.houses import case_in


def test_what_stands_beside_a_case_is_on_her_page(house: House) -> None:
    case_id = case_in(house, CaseState.PLANNED)
    sister = Involved(id=new_id(), case_id=case_id, role="zus", name="Fatma", may_talk=Answer.YES)
    house.involved.put(sister, actor=house.actor)
    page = house.casefiles.page(case_id, actor=house.actor)
    assert sister.id in {person.id for person in page.involved}
    assert page.undo_steps[0].case_ids == (case_id,)
    assert page.weeks[0].key == FIRST_VISIT
    assert page.weeks[0].standing is Standing.BOOKED
    assert page.reaching is not None
    assert page.ending is None
