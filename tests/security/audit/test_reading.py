from ks_desktop.core.values import CaseId, ClientId, new_id
from ks_desktop.security.audit import lines_about
from tests.houses import practice


def test_the_lines_about_one_woman_are_those_of_her_and_of_this_case() -> None:
    house = practice()
    try:
        line = house.casefiles.list(actor=house.actor).lines[0]
        page = house.casefiles.page(line.case_id, actor=house.actor)
        with house.database.reading(house.actor) as reading:
            found = lines_about(reading, page.client.id, page.case.id)
            nobody = lines_about(reading, ClientId(new_id()), CaseId(new_id()))
    finally:
        house.close()
    assert "client_opened" in {one.event for one in found}
    assert {one.case for one in found} <= {page.case.id.hex, ""}
    assert {one.client for one in found if not one.case} <= {page.client.id.hex}
    assert nobody == ()
