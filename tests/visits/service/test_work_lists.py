from dataclasses import replace

from ks_desktop.visits.domain.caseload import NextStep
from ks_desktop.visits.service.work_lists import WorkLists
from tests.visits.team import PROEF, TESTEMA, asked, nurse, office


def test_the_list_holds_what_a_colleague_needs_and_no_more() -> None:
    with office() as house:
        lists = WorkLists(house.database, house.visits)
        found = lists.of(nurse(house, PROEF), actor=house.actor)
        assert [line.step for line in found.lines] == [NextStep.VISIT, NextStep.CLOSE, NextStep.FEED_BACK]
        first = found.lines[0]
        assert first.visit is not None
        assert first.postcode4.isdigit()
        assert first.phone
        assert found.left_out == 0
        some = lists.of(nurse(house, PROEF), [first.case_id], actor=house.actor)
        assert [line.case_id for line in some.lines] == [first.case_id]
        assert lists.of(nurse(house, TESTEMA), [], actor=house.actor).lines == ()


def test_no_number_where_calling_is_not_safe_no_area_of_a_secret_address_nothing_of_who_does_not_agree() -> None:
    with office() as house:
        lists = WorkLists(house.database, house.visits)
        cases = [case.case_id for case in asked(house).cases]
        with house.database.work(house.actor, "client_changed") as work:
            case = house.clients.cases(cases, reading=work)[cases[0]]
            woman = house.clients.clients([case.client_id], reading=work)[case.client_id]
            hidden = replace(
                woman,
                address=replace(woman.address, is_secret=True),
                contact=replace(woman.contact, phone_note="niet bellen"),
            )
            house.clients.put_client(hidden, work=work)
        line = next(x for x in lists.of(nurse(house, TESTEMA), actor=house.actor).lines if x.case_id == cases[0])
        assert (line.phone, line.postcode4) == ("", "")
