import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.cards import Place
from ks_desktop.casefile.page.columns import ONE, THREE, TWO, Cell, Columns, cells


@pytest.mark.parametrize(("width", "wanted"), [(1018, THREE), (760, THREE), (759, TWO), (560, TWO), (559, ONE)])
def test_the_places_go_under_each_other_as_the_room_gets_less(width: int, wanted: dict[Place, Cell]) -> None:
    assert cells(width) is wanted


@pytest.mark.parametrize("wanted", [THREE, TWO, ONE])
def test_no_two_places_lie_over_each_other(wanted: dict[Place, Cell]) -> None:
    squares = [
        (row, column)
        for top, left, rows, columns in wanted.values()
        for row in range(top, top + rows)
        for column in range(left, left + columns)
    ]
    assert len(squares) == len(set(squares))
    assert set(wanted) == set(Place) - {Place.NOTICE}


def test_cards_keep_their_order_and_their_place_when_the_window_gets_narrow(qtbot: QtBot) -> None:
    columns = Columns()
    qtbot.addWidget(columns)
    first, last, between = QLabel("eerst"), QLabel("laatst"), QLabel("tussen")
    columns.add(first, Place.LEFT)
    columns.add(last, Place.LEFT)
    columns.add(between, Place.LEFT, last)
    for width in (1000, 600, 400):
        columns.resize(width, 500)
        columns.show()
        assert first.y() < between.y() < last.y()
