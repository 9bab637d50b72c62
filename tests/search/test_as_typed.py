import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.search.page import SearchField
from ks_desktop.widgets.tasks import Tasks
from tests.as_typed import read_tip
from tests.families import ODD_NAMES, named
from tests.houses import desk_of, settle


def test_found_names_and_their_tooltips_stand_as_they_were_typed(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    field = SearchField(desk_of(house, tasks), house.search)
    qtbot.addWidget(field)
    field.show()
    for name in ODD_NAMES:
        named(house, name)
        field.line.setText(f"{name} Proef")
        QTest.keyClicks(field.line, " ")
        qtbot.waitUntil(field.list.isVisible, timeout=5000)
        settle(tasks)
        item = field.list.item(0)
        assert item.text().startswith(f"{name} Proef   ")
        assert read_tip(item.toolTip()) == item.text()
        field.close_list()


@pytest.mark.parametrize(("first", "then"), [("kaya", "tesfay"), ("tesfay", "kaya")])
def test_enter_never_opens_a_page_of_the_answer_before(
    qtbot: QtBot, house: House, tasks: Tasks, first: str, then: str
) -> None:
    field = SearchField(desk_of(house, tasks), house.search)
    qtbot.addWidget(field)
    field.show()
    opened: list[object] = []
    field.case_chosen.connect(opened.append)
    QTest.keyClicks(field.line, first)
    qtbot.waitUntil(field.list.isVisible, timeout=5000)
    settle(tasks)
    field.line.selectAll()
    QTest.keyClicks(field.line, then)
    field._look()  # noqa: SLF001 - the pause is over, the answer is still under way
    field._pause.stop()  # noqa: SLF001
    field._on_enter()  # noqa: SLF001 - Enter, before the answer
    settle(tasks)
    wanted = house.search.find(then, actor=house.actor)[0].case_id
    assert opened == [wanted]
