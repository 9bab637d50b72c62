import pytest

from ks_desktop.casefile.domain import CasePage
from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.house import House
from tests.visits.team import OEFEN, TESTEMA, asked, booked, loads, nurse, office, tables


def page_of(house: House, case_id: CaseId) -> CasePage:
    return house.casefiles.page(case_id, actor=house.actor, is_refresh=True)


def test_a_case_is_given_to_a_nurse_and_to_nobody_and_taken_back_by_name() -> None:
    with office() as house:
        actor, oefen = house.actor, nurse(house, OEFEN)
        case_id = asked(house).cases[0].case_id
        before, visits = tables(house), booked(house)
        changes = house.assigning.assign([case_id], oefen, actor=actor)
        assert changes.clients
        its = page_of(house, case_id).whose
        assert (its.owner, its.nurse, its.is_stood_in) == (oefen, oefen, False)
        assert booked(house) == visits  # what is agreed stays where it is
        step = house.undo.latest(actor=actor)
        assert step is not None
        assert step.label == "give case to a nurse"
        house.assigning.assign([case_id], None, actor=actor)
        assert page_of(house, case_id).whose.owner == nurse(house, TESTEMA)  # who makes the next visit
        house.undo.undo(actor=actor)
        house.undo.undo(actor=actor)
        assert tables(house) == before


def test_a_closed_case_and_one_that_is_gone_are_refused() -> None:
    with office() as house:
        case_id = asked(house).cases[0].case_id
        house.clients.close_case(case_id, CloseReason.MOVED, actor=house.actor)
        for wrong, code in ((case_id, "case_closed"), (CaseId(new_id()), "gone")):
            with pytest.raises(UserError) as error:
                house.assigning.assign([wrong], house.actor, actor=house.actor)
            assert error.value.code == code
        assert loads(house)[TESTEMA].open_cases == 1
