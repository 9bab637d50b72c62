from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from ks_desktop.widgets import theme
from ks_desktop.widgets.records import Column, RecordsModel
from ks_desktop.widgets.rows import SortedModel, TickDelegate, fit_widths

columns = st.lists(st.tuples(st.integers(1, 900), st.booleans()), min_size=1, max_size=12)


@given(columns, st.integers(0, 4000))
def test_columns_fill_the_room_exactly(wanted: list[tuple[int, bool]], room: int) -> None:
    widths = fit_widths([w for w, _s in wanted], [s for _w, s in wanted], room)
    assert sum(widths) == max(room, len(wanted))
    assert min(widths) >= 1


@given(columns, st.integers(0, 4000))
def test_too_little_room_is_taken_from_the_widest_only(wanted: list[tuple[int, bool]], room: int) -> None:
    before = [w for w, _s in wanted]
    widths = fit_widths(before, [s for _w, s in wanted], room)
    if sum(before) > max(room, len(before)):
        shrunk = [after for was, after in zip(before, widths, strict=True) if after < was]
        kept = [after for was, after in zip(before, widths, strict=True) if after == was]
        assert max(shrunk) - min(shrunk) <= 1
        assert max(kept, default=0) <= max(shrunk)


def test_room_left_goes_to_the_columns_that_stretch() -> None:
    assert fit_widths([100, 50, 50], [False, True, False], 300) == [100, 150, 50]
    assert fit_widths([100, 50], [False, False], 300) == [100, 200]
    assert fit_widths([], [], 300) == []


DAYS: Final[tuple[Column[date | None], ...]] = (Column("Day", lambda d: str(d or ""), lambda d: d),)


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_rows_sort_on_native_values_and_missing_ones_stand_last(order: Qt.SortOrder) -> None:
    days = [None, date(2026, 10, 9), date(2026, 9, 10), None, date(2025, 12, 31)]
    parent = QObject()
    model: RecordsModel[date | None] = RecordsModel(DAYS, parent)
    model.set_records(days)
    model_sorted = SortedModel(model, parent)
    model_sorted.sort(0, order)
    shown = [model.records()[model_sorted.mapToSource(model_sorted.index(row, 0)).row()] for row in range(5)]
    present = [day for day in shown if day is not None]
    assert shown[3:] == [None, None]
    assert present == sorted(present, reverse=order == Qt.SortOrder.DescendingOrder)


def test_a_ticked_box_in_a_list_has_a_mark_and_an_empty_one_an_edge(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    view = QListWidget()
    qtbot.addWidget(view)
    view.setItemDelegate(TickDelegate(view))
    item = QListWidgetItem("Utrecht", view)
    view.show()

    def colours(state: Qt.CheckState) -> set[str]:
        item.setCheckState(state)
        picture = view.viewport().grab(view.visualItemRect(item)).toImage()
        box = [(x, y) for x in range(theme.Size.MARK + theme.Space.RELATED) for y in range(picture.height())]
        return {QColor(picture.pixel(x, y)).name().upper() for x, y in box}

    assert theme.LIGHT.muted in colours(Qt.CheckState.Unchecked)
    assert theme.LIGHT.accent not in colours(Qt.CheckState.Unchecked)
    assert {theme.LIGHT.accent, theme.LIGHT.on_accent} <= colours(Qt.CheckState.Checked)
