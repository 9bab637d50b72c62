from datetime import date, timedelta

import pytest

from ks_desktop.widgets.week_grid.sheet import sheet_of
from ks_desktop.widgets.week_plan import Block, Ghost, GridColumn, Stretch

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=n) for n in range(5)]


def test_a_minute_and_its_height_are_each_other_s_inverse() -> None:
    sheet = sheet_of(DAYS, []).sized(900, 600)
    for minute in range(450, 1081, 15):
        assert round(sheet.minute_at(sheet.y(minute))) == minute


def test_the_hours_reach_as_far_as_what_is_shown_and_what_is_lifted() -> None:
    late = Block(key="a", day=MONDAY, start=1190, end=1250, title="x")
    sheet = sheet_of(DAYS, [late], working=[Stretch(day=MONDAY, start=400, end=700)])
    assert (sheet.first, sheet.last) == (390, 1260)
    ghost = Ghost(key="g", column="", day=MONDAY, start=60, end=100)
    assert (sheet.reaching(ghost).first, sheet.reaching(ghost).last) == (60, 1260)


def test_columns_of_one_day_hold_their_own_blocks() -> None:
    columns = [GridColumn(key=name, day=MONDAY, title=name) for name in ("Noor", "Sem")]
    blocks = [Block(key=name, day=MONDAY, start=600, end=660, title="x", column=name) for name in ("Sem", "Noor")]
    sheet = sheet_of(columns, [*blocks, Block(key="z", day=MONDAY, start=600, end=660, title="x", column="Anna")])
    sheet = sheet.sized(400, 600)
    assert [block.key for block in sheet.blocks] == ["Noor", "Sem"]
    assert sheet.area_of(blocks[0]).left() > sheet.area_of(blocks[1]).right()
    assert sheet.block_at(sheet.area_of(blocks[0]).center()) == blocks[0]


@pytest.mark.parametrize(
    ("x", "key"), [(-40, "2026-11-23"), (60, "2026-11-23"), (899, "2026-11-27"), (5000, "2026-11-27")]
)
def test_beside_the_grid_the_nearest_column_counts(x: int, key: str) -> None:
    column = sheet_of(DAYS, []).sized(900, 600).column_at(x)
    assert column is not None
    assert column.key == key


def test_the_hours_stay_where_they_are_when_a_day_gets_a_note() -> None:
    columns = [GridColumn(key="a", day=MONDAY, note="beste weken")]
    assert sheet_of(columns, []).sized(900, 600).y(600) == sheet_of([MONDAY], []).sized(900, 600).y(600)
