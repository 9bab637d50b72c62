from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.widgets.gestation_bar.marks import LAST_DAY
from ks_desktop.widgets.gestation_bar.painting import Ruler


@settings(max_examples=20)
@given(st.integers(100, 3000), st.integers(-50, LAST_DAY + 50), st.integers(0, 50))
def test_days_stand_in_their_order_and_never_outside(width: int, day: int, later: int) -> None:
    ruler = Ruler(width)
    assert 0 <= ruler.x_of(day) <= ruler.x_of(day + later) <= width


def test_lines_lie_under_the_bar_and_under_each_other() -> None:
    ruler = Ruler(500)
    assert ruler.track.bottom() < ruler.lane(1).top() < ruler.lane(1).bottom() <= ruler.lane(2).top()
