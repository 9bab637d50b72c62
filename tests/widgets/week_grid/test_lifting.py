from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt

from ks_desktop.widgets.week_grid.lifting import Grip, Lifting, grip_at
from ks_desktop.widgets.week_grid.sheet import Sheet, sheet_of
from ks_desktop.widgets.week_plan import Block, Ghost, GridColumn

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=n) for n in range(5)]
BLOCK = Block(key="a", day=MONDAY, start=600, end=660, title="x", is_movable=True)
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Key = Qt.Key
SHEET = sheet_of(DAYS, [BLOCK]).sized(900, 600)


def after(*keys: tuple[Qt.Key, Qt.KeyboardModifier], sheet: Sheet = SHEET, ghost: Ghost | None = None) -> Ghost:
    lifting = Lifting.of_block(BLOCK) if ghost is None else Lifting(ghost)
    for key, modifier in keys:
        assert lifting.press(sheet, key, modifier)
    return lifting.ghost


@pytest.mark.parametrize(
    ("key", "modifier", "day", "start", "minutes"),
    [
        (Key.Key_Down, NONE, MONDAY, 615, 60),
        (Key.Key_Up, NONE, MONDAY, 585, 60),
        (Key.Key_Right, NONE, DAYS[1], 600, 60),
        (Key.Key_Right, SHIFT, DAYS[1], 600, 60),
        (Key.Key_Down, SHIFT, DAYS[1], 600, 60),
        (Key.Key_Left, SHIFT, MONDAY - timedelta(days=3), 600, 60),
        (Key.Key_PageDown, NONE, MONDAY + timedelta(days=7), 600, 60),
        (Key.Key_Down, CTRL, MONDAY, 600, 75),
        (Key.Key_Plus, NONE, MONDAY, 600, 75),
        (Key.Key_Minus, NONE, MONDAY, 600, 45),
    ],
)
def test_each_key_moves_one_step(
    key: Qt.Key, modifier: Qt.KeyboardModifier, day: date, start: int, minutes: int
) -> None:
    ghost = after((key, modifier))
    assert (ghost.day, ghost.column, ghost.start, ghost.minutes) == (day, day.isoformat(), start, minutes)


def test_a_time_between_quarters_goes_to_one_first() -> None:
    ghost = Ghost(key="a", column=MONDAY.isoformat(), day=MONDAY, start=605, end=665)
    assert after((Key.Key_Down, NONE), ghost=ghost).start == 615
    assert after((Key.Key_Up, NONE), ghost=ghost).start == 600


def test_over_the_weekend_it_goes_to_the_next_working_day() -> None:
    ghost = after(*[(Key.Key_Right, NONE)] * 5)
    assert ghost.day == date(2026, 11, 30)


def test_nurses_stand_beside_each_other_and_shift_goes_to_another_day() -> None:
    columns = [GridColumn(key=name, day=MONDAY, title=name) for name in ("Noor", "Sem")]
    sheet = sheet_of(columns, []).sized(400, 600)
    ghost = Ghost(key="a", column="Noor", day=MONDAY, start=600, end=660)
    assert after((Key.Key_Right, NONE), sheet=sheet, ghost=ghost).column == "Sem"
    assert after(*[(Key.Key_Right, NONE)] * 3, sheet=sheet, ghost=ghost).column == "Sem"
    beyond = after((Key.Key_Right, SHIFT), sheet=sheet, ghost=ghost)
    assert (beyond.column, beyond.day) == ("Noor", DAYS[1])


def test_the_mouse_holds_it_where_it_was_taken_and_leaves_it_on_a_quarter() -> None:
    lifting = Lifting.of_block(BLOCK)
    taken = QPointF(SHEET.area_of(BLOCK).center().x(), SHEET.y(632))
    lifting.hold(SHEET, Grip.WHOLE, taken)
    assert not lifting.drag(SHEET, taken)
    assert lifting.drag(SHEET, QPointF(899, SHEET.y(632 + 50)))
    assert (lifting.ghost.day, lifting.ghost.start, lifting.ghost.minutes) == (DAYS[4], 645, 60)


def test_the_lower_edge_draws_out_the_length() -> None:
    area = SHEET.area_of(BLOCK)
    assert grip_at(SHEET, BLOCK, QPointF(area.center().x(), area.bottom() - 1)) is Grip.END
    assert grip_at(SHEET, BLOCK, area.center()) is Grip.WHOLE
    lifting = Lifting.of_block(BLOCK)
    lifting.hold(SHEET, Grip.END, area.bottomLeft())
    lifting.drag(SHEET, QPointF(area.right() + 300, SHEET.y(710)))
    assert (lifting.ghost.day, lifting.ghost.start, lifting.ghost.end) == (MONDAY, 600, 705)
    lifting.drag(SHEET, QPointF(0, 0))
    assert lifting.ghost.minutes == 15


@given(st.lists(st.sampled_from([Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Plus, Key.Key_Minus])))
def test_whatever_the_keys_it_stays_a_time_of_a_day(keys: list[Qt.Key]) -> None:
    ghost = after(*[(key, NONE) for key in keys])
    assert 0 <= ghost.start < ghost.end <= 1440
    assert ghost.column == ghost.day.isoformat()
