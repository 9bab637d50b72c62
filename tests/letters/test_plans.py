from ks_desktop.letters import plans
from ks_desktop.paper.documents import Sheet
from tests.letters.stops import day_plan, stop, week_plan


def test_each_plan_is_a_plain_document() -> None:
    day = plans.day_sheet(day_plan(stop(1)), nurse="Noor Proef", number="1/2026-11-22", with_strip=True)
    week = plans.week_sheet(week_plan(stop(1)), nurse="Noor Proef", number="2/2026-11-22")
    assert isinstance(day, Sheet)
    assert isinstance(week, Sheet)
    assert not day.wide
    assert week.wide
