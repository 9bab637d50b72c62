from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.records.log import LogKind, LogQuestion
from ks_desktop.records.page.log_export import ExportCard
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, end, practice, settle


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def test_lines_go_to_a_file_or_paper_and_names_only_with_a_reason(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    tasks = Tasks()
    card = ExportCard(desk_of(house, tasks), house.log)
    qtbot.addWidget(card)
    card.begin(LogQuestion(kind=LogKind.CHANGED))
    card.focus_first()
    card.go.click()
    settle(tasks)
    dialog = card.findChild(QFileDialog)
    assert dialog is not None
    out = tmp_path / "logboek.csv"
    with qtbot.waitSignal(card.told):
        dialog.fileSelected.emit(str(out))
        settle(tasks)
    assert b"Medewerker" in out.read_bytes() or b"Employee" in out.read_bytes()
    dialog.close()
    card.form.set_values({"people": "names"})
    card.submit()
    settle(tasks)
    assert card.form.field("reason").error()
    card.form.set_values({"file": "pdf", "reason": "klacht"})
    with qtbot.waitSignal(card.paper_wanted) as wanted:
        card.submit()
        settle(tasks)
    assert wanted.args is not None
    assert wanted.args[0]().pdf.startswith(b"%PDF")
    card.form.set_values({"file": "csv", "people": "numbers"})
    with qtbot.waitSignal(card.left):
        card.no.click()
    assert card.form.content()["reason"] == ""
    end(tasks)
