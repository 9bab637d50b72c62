from pathlib import Path

from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.towns.updating import UpdatePane
from ks_desktop.coalition.service import Coalition
from ks_desktop.widgets.desk import Desk


def test_a_list_that_says_the_same_and_half_a_list_are_told_and_nothing_is_shown(
    qtbot: QtBot, desk: Desk, coalition: Coalition, tmp_path: Path
) -> None:
    pane = UpdatePane(desk, coalition)
    qtbot.addWidget(pane)
    file = tmp_path / "cbs.csv"
    rows = [f"{each.code};{each.name}" for each in coalition.municipalities()]
    for lines, said in ((rows, "342 gemeenten zijn zoals bekend."), (rows[:200], "niet de hele lijst")):
        file.write_text("\n".join(["code;naam", *lines]), encoding="utf-8")
        with qtbot.waitSignal(pane.told) as told, qtbot.assertNotEmitted(pane.begun):
            pane.read_file(file)
        assert said in told.args[0]
