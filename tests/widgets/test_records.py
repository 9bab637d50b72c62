from dataclasses import dataclass
from datetime import date
from typing import Final

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from ks_desktop.widgets.records import PILL_ROLE, RECORD_ROLE, SORT_ROLE, Column, RecordsModel
from ks_desktop.widgets.theme import Tone


@dataclass(frozen=True, slots=True)
class Row:
    key: int
    name: str
    day: date | None


COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column("Cancel", lambda r: r.name, tooltip=lambda r: f"{r.name}!"),
    Column("Day", lambda r: str(r.day or ""), lambda r: r.day, align_right=True, pill=lambda _r: Tone.ATTENTION),
)
ROWS = (Row(1, "Émilie", date(2026, 1, 2)), Row(2, "aya", None))


@pytest.fixture
def model() -> RecordsModel[Row]:
    made: RecordsModel[Row] = RecordsModel(COLUMNS)
    made.set_records(ROWS)
    return made


def test_the_model_keeps_qts_rules(model: RecordsModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    model.set_records(())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_each_role_answers_from_the_column(model: RecordsModel[Row]) -> None:
    first, second = model.index(0, 0), model.index(0, 1)
    assert model.data(first) == "Émilie"
    assert model.data(first, Qt.ItemDataRole.ToolTipRole) == "Émilie!"
    assert model.data(first, SORT_ROLE) == "émilie"
    assert model.data(second, SORT_ROLE) == date(2026, 1, 2)
    assert model.data(first, RECORD_ROLE) is ROWS[0]
    assert model.data(first, PILL_ROLE) is None
    assert model.data(second, PILL_ROLE) is Tone.ATTENTION
    assert model.data(second, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(first, Qt.ItemDataRole.DecorationRole) is None


def test_titles_are_translated(model: RecordsModel[Row]) -> None:
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Annuleren"
    assert model.headerData(5, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_wrong_index_gives_nothing(model: RecordsModel[Row]) -> None:
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
