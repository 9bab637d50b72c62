from datetime import date

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.theme import LIGHT
from ks_desktop.widgets.week_grid.still import StillGrid
from ks_desktop.widgets.week_plan import Block, GridColumn, Stretch, Tint

MONDAY = date(2026, 11, 23)


def test_a_block_is_said_with_its_column_and_its_mark(qtbot: QtBot) -> None:
    grid = StillGrid("Agenda")
    qtbot.addWidget(grid)
    block = Block(key="a", day=MONDAY, start=600, end=660, title="M.J.", column="sem", mark="let op")
    grid.show_week([GridColumn(key="sem", day=MONDAY, title="Sem Proef")], [block])
    grid.select("a")
    assert grid.accessibleDescription() == "maandag 23 november 2026, Sem Proef, 10:00–11:00, M.J., let op"


def test_best_days_are_tinted_and_what_keeps_her_is_hatched(qtbot: QtBot) -> None:
    grid = StillGrid("Agenda")
    qtbot.addWidget(grid)
    day = GridColumn(key="a", day=MONDAY, tint=Tint.BEST, note="beste weken")
    whole = Stretch(day=MONDAY, start=480, end=1020, column="a")
    grid.resize(300, 600)
    grid.show_week([day], [], working=[whole])
    tinted = grid.grab().toImage().pixelColor(200, round(grid.sheet.y(690)))
    assert tinted not in (QColor(LIGHT.surface), QColor(LIGHT.rest))
    grid.show_week([day], [], working=[whole], busy=[Stretch(day=MONDAY, start=600, end=780, label="x", column="a")])
    hatched = {grid.grab().toImage().pixelColor(200 + n, round(grid.sheet.y(690))).name() for n in range(12)}
    assert len(hatched) > 1
