from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.exchange import CopyKind, DirectoryCopy, write
from ks_desktop.coalition.page import DirectoryPage
from ks_desktop.coalition.page.merging import MergeSide
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.exchanging import DirectoryExchange
from ks_desktop.coalition.service.merging import DirectoryMerge
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.security.audit import Audit
from ks_desktop.widgets.desk import Desk
from tests.coalition.merging.directories import partner
from tests.desks import settle


@pytest.fixture
def side(database: Database, clock: Clock, coalition: Coalition, desk: Desk) -> MergeSide:
    exchange = DirectoryExchange(database, clock, Audit(database, clock, process="test"))
    return MergeSide(desk, DirectoryMerge(database, clock, coalition), exchange)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, coalition: Coalition, side: MergeSide) -> Iterator[DirectoryPage]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = DirectoryPage(desk, coalition, None, side, holder)
    holder.resize(1100, 700)
    holder.show()
    settle(desk.tasks)
    yield made
    settle(desk.tasks)


def test_a_file_is_looked_over_left_and_gone_on_with(
    page: DirectoryPage, side: MergeSide, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "noord.json"
    file.write_bytes(write(DirectoryCopy(organisations=(partner(1),)), CopyKind.JSON))
    assert not side.told.isVisible()
    dialog = side.ask()
    dialog.filesSelected.emit([str(file)])
    dialog.reject()
    settle(desk.tasks)
    assert side.view is not None
    assert side.isVisible()
    assert [each.name for each in side.view.table.records()] == ["De Bron"]
    side.view.later.click()
    settle(desk.tasks)
    assert page.offer.isVisible()
    assert side.told.isVisible()
    side.told.button.click()
    settle(desk.tasks)
    assert side.view.isVisible()
    side.view.later.click()
    settle(desk.tasks)
    file.unlink()
    side.told.button.click()
    assert "kies het opnieuw" in side.told.text.text()
    side.view.drop.click()
    settle(desk.tasks)
    assert not side.told.isVisible()


def test_a_file_that_is_no_directory_is_told_at_its_place(
    page: DirectoryPage, side: MergeSide, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "iets.json"
    file.write_text("{", encoding="utf-8")
    side.open_file(file)
    settle(desk.tasks)
    assert side.view is not None
    assert side.view.status.text.text()
    page.views.step(1)
    assert page.partners.isVisible()
