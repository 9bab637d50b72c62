from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.paper.paint import Paper
from ks_desktop.records.page.data_part import DataPart, in_order
from ks_desktop.records.purposes import purposes
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of
from tests.records.page.conftest import services_of


def test_each_table_is_explained_with_its_columns_and_on_paper(qtbot: QtBot, small: House, at_work: Tasks) -> None:
    page = DataPart(desk_of(small, at_work), services_of(small))
    qtbot.addWidget(page)
    page.refresh()
    assert {table.name for table in in_order()} == set(purposes().tables)
    page.table.select("client")
    for said in ("Burgerservicenummer", "Wet publieke gezondheid", "verpleegkundige"):
        assert said in page.said.text()
    papers: list[Paper] = []
    page.paper_wanted.connect(lambda make, _title, _name: papers.append(make()))
    page.out.click()
    assert papers[0].pdf.startswith(b"%PDF")
    page.leave.click()
    assert page.detail.isHidden()
    assert not page.leaving.isHidden()
    page.table.select("letter")
    assert page.leaving.isHidden()
