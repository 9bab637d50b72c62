from ks_desktop.casefile.domain import Standing
from ks_desktop.casefile.gathering import news_owed
from ks_desktop.clients.domain import Answer, CaseState
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.values import new_id
from ks_desktop.house import House
from tests.families import statements
from tests.houses import case_in, news_case


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


def test_who_is_to_hear_how_it_went_on_makes_her_wait_for_feedback_until_it_is_enough(house: House) -> None:
    waits, visited = news_case(house), case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        found = news_owed([waits, visited], house.letters, reading=reading)
        facts = house.casefiles.facts([waits], reading=reading)[waits]
        with statements() as sent:
            assert news_owed([visited], house.letters, reading=reading) == {}
    assert sum(each.startswith("SELECT") for each in sent) == 1  # nobody is looked at closer
    ((key, (loop,)),) = found.items()
    assert (key, loop.why.is_again, facts.owed(), facts.news_owed) == (waits, True, (), 1)
    assert facts.state(house.clock.now()) is CaseState.FEEDBACK_DUE
    house.letters.enough_told(loop.referral_id, actor=house.actor)
    assert house.casefiles.page(waits, actor=house.actor).state is not CaseState.FEEDBACK_DUE
