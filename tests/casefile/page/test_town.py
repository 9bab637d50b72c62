from dataclasses import replace

from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.header import Header
from ks_desktop.casefile.page.town import TownLink
from ks_desktop.core.values import CaseId
from ks_desktop.house import House


def living_in(page: CasePage, code: str) -> CasePage:
    address = replace(page.client.address, municipality=code)
    return replace(page, facts=replace(page.facts, client=replace(page.client, address=address)))


def test_her_page_leads_to_her_municipality_and_an_old_one_says_what_it_is_now(qtbot: QtBot, house: House) -> None:
    case_id: CaseId = next(line.case_id for line in house.casefiles.list(actor=house.actor).lines)
    page = house.casefiles.page(case_id, actor=house.actor, is_refresh=True)
    link, header = TownLink(), Header()
    for part in (link, header):
        qtbot.addWidget(part)
    old = replace(living_in(page, "GM0457"), municipality="Weesp")
    link.show_page(old)
    header.show_page(old)
    assert link.link.text() == "Afspraken van Weesp"
    assert "Weesp (tot 24 maart 2022, nu Amsterdam)" in header.facts.text()
    with qtbot.waitSignal(link.wanted) as asked:
        link.link.click()
    assert asked.args == ["GM0457"]
    link.show_page(living_in(page, ""))
    assert link.isHidden()
