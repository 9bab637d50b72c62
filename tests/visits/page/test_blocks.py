from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.page import blocks
from ks_desktop.visits.page.blocks import View, Weeks
from ks_desktop.visits.planning.diary import Busy
from ks_desktop.visits.planning.team import TeamWeek
from ks_desktop.widgets.week_plan import BlockKind, Tint
from tests.visits.conftest import Room, agenda_services

MONDAY = date(2026, 11, 23)
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))


def _week(room: Room) -> TeamWeek:
    return agenda_services(room).weeks.own(2026, 48, actor=room.actor)


def _away(team: TeamWeek, first: datetime, until: datetime) -> TeamWeek:
    leave = Busy(starts_at=first, ends_at=until, label="Verlof", is_absence=True)
    works = tuple(stretch for stretch in team.own.working if not first <= stretch[0] < until)
    return replace(team, nurses=(replace(team.own, busy=(leave,), working=works),))


def test_leave_of_days_is_hatched_on_each_and_named_above(room: Room) -> None:
    start, end = instant_of(DAYS[1], time(0)), instant_of(DAYS[3], time(0))
    team = _away(_week(room), start, end)
    view = View(days=DAYS)
    assert [column.note for column in blocks.columns(team, view)] == ["", "Verlof", "Verlof", "", ""]
    hatched = blocks.busy(team, view)
    assert [(stretch.day, stretch.start, stretch.end) for stretch in hatched] == [
        (DAYS[1], 0, 1440),
        (DAYS[2], 0, 1440),
    ]


def test_a_part_of_a_day_is_hatched_only_there(room: Room) -> None:
    team = _away(_week(room), instant_of(MONDAY, time(13)), instant_of(MONDAY, time(15)))
    (part,) = blocks.busy(team, View(days=DAYS))
    assert (part.start, part.end, part.label) == (780, 900, "Verlof")


def test_her_weeks_tint_the_days_and_say_so(room: Room) -> None:
    weeks = Weeks(possible=DaySpan(DAYS[1], DAYS[4]), best=DaySpan(DAYS[2], DAYS[3]))
    made = blocks.columns(_week(room), View(days=DAYS, weeks=weeks))
    assert [column.tint for column in made] == [Tint.NONE, Tint.POSSIBLE, Tint.BEST, Tint.BEST, Tint.POSSIBLE]
    assert [column.note for column in made][:3] == ["buiten haar weken", "mogelijk", "beste weken"]


def test_a_booked_visit_can_be_lifted_and_one_that_was_held_cannot(room: Room) -> None:
    proposals = room.visits.proposals(room.waiting(), actor=room.actor)
    accepted = room.visits.accept(proposals[0], actor=room.actor)
    (block,) = blocks.blocks(_week(room), View(days=DAYS, marks={accepted.appointment_id: "let op"}))
    assert (block.is_movable, block.kind, block.mark) == (True, BlockKind.BOOKED, "let op")
    proposed = [b for b in blocks.blocks(_week(room), View(days=DAYS, proposals=proposals)) if b.key != block.key]
    assert {b.kind for b in proposed} == {BlockKind.PROPOSED}
    assert not any(b.is_movable for b in proposed)


def test_the_road_ends_where_the_visit_begins(room: Room) -> None:
    room.visits.accept(room.visits.proposals(room.waiting(), actor=room.actor)[0], actor=room.actor)
    there, home = blocks.travel(_week(room), View(days=DAYS))
    assert there.end == 525
    assert home.start == 585


def test_work_that_ends_at_midnight_is_shown_on_its_own_day(room: Room) -> None:
    team = _week(room)
    late = (datetime(2026, 11, 23, 20, tzinfo=UTC), datetime(2026, 11, 23, 23, tzinfo=UTC))
    team = replace(team, nurses=(replace(team.own, working=(late,)),))
    assert [(s.start, s.end) for s in blocks.working(team, View(days=DAYS))] == [(1260, 1440)]
