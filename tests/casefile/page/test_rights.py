from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.rights import RightsCard, StillBand
from ks_desktop.clients.domain.standstill import Standstill, Statement
from ks_desktop.core.values import new_id
from ks_desktop.house import House
from ks_desktop.records.domain.requests import RequestKind
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, desk_of, settle


def test_her_page_says_that_her_record_is_still_and_takes_down_what_she_asks(
    qtbot: QtBot, house: House, tasks: Tasks
) -> None:
    case_id = house.casefiles.list(actor=house.actor).lines[0].case_id
    page = house.casefiles.page(case_id, actor=house.actor, is_refresh=True)
    holder = QWidget()
    qtbot.addWidget(holder)
    band, card = StillBand(holder), RightsCard(desk_of(house, tasks), house.requests, holder)
    band.show_page(page)
    card.show_page(page)
    assert band.isHidden()
    assert "laten verbeteren" in card.said.text()
    still = Standstill(id=new_id(), case_id=case_id, request_id=new_id(), since=TODAY, begun_by=house.actor)
    said = Statement(
        id=new_id(), case_id=case_id, words="Zo was het niet.", about="", added_on=TODAY, added_by=house.actor
    )
    band.show_page(replace(page, still=still))
    card.show_page(replace(page, statements=(said,)))
    assert not band.isHidden()
    assert "21 november 2026" in band.said.text()
    assert "Zo was het niet." in card.said.text()
    before = len(house.requests.register(actor=house.actor))
    card.begin.click()
    settle(tasks)
    card.form.form.set_values({"kind": RequestKind.OBJECTION, "words": "Niet delen."})
    card.form.submit()
    settle(tasks)
    lines = house.requests.register(actor=house.actor)
    assert len(lines) == before + 1
    assert RequestKind.OBJECTION in {line.request.kind for line in lines}
