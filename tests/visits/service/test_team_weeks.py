from datetime import date, time

import pytest

from ks_desktop.coalition.domain import FreeDay
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import WorkingHours
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.team_weeks import TeamWeeks
from tests.visits.by_hand import by_hand_of
from tests.visits.conftest import Room

MONDAY = date(2026, 11, 23)


@pytest.fixture
def weeks(room: Room) -> TeamWeeks:
    visits = room.visits
    schedules = Schedules(room.database, room.clock, Users(room.database), visits.facts.diaries, visits.changing)
    return TeamWeeks(room.database, visits, schedules)


def _works(room: Room, nurse: UserId) -> None:
    monday = WorkingHours(user=nurse, weekday=0, start=time(9), end=time(12), valid_from=date(2026, 1, 1))
    room.visits.set_hours(nurse, [monday], actor=room.actor)


def test_who_looks_stands_first_and_only_nurses_with_work_beside_her(
    weeks: TeamWeeks, room: Room, colleague: UserId
) -> None:
    assert [nurse.nurse for nurse in weeks.team(2026, 48, actor=room.actor).nurses] == [room.actor]
    _works(room, colleague)
    team = weeks.team(2026, 48, actor=room.actor)
    assert [nurse.nurse for nurse in team.nurses] == [room.actor, colleague]
    assert team.nurses[1].name == "Mw. Tweede"
    assert len(team.nurses[1].working) == 1
    assert len(weeks.own(2026, 48, actor=room.actor).nurses) == 1


def test_a_nurse_without_hours_is_there_while_she_has_a_visit(weeks: TeamWeeks, room: Room, colleague: UserId) -> None:
    by_hand = by_hand_of(room)
    visit = by_hand.booked(room.waiting())
    by_hand.moving.move(
        visit.id,
        visit.starts_at,
        nurse=colleague,
        actor=room.actor,
        version=visit.version,
        despite=frozenset({"free_day"}),
    )
    assert [nurse.nurse for nurse in weeks.team(2026, 48, actor=room.actor).nurses] == [room.actor, colleague]
    room.visits.cancel(visit.id, "", actor=room.actor)
    assert [nurse.nurse for nurse in weeks.team(2026, 48, actor=room.actor).nurses] == [room.actor]


def test_a_week_holds_her_visits_as_her_own_plan_does(weeks: TeamWeeks, room: Room) -> None:
    room.visits.accept(room.visits.proposals(room.waiting(), actor=room.actor)[0], actor=room.actor)
    assert weeks.own(2026, 48, actor=room.actor).own.plan == room.visits.week_plan(2026, 48, actor=room.actor)


def test_a_holiday_has_its_name(weeks: TeamWeeks, room: Room) -> None:
    week = weeks.own(2026, 53, actor=room.actor)
    assert week.holiday(date(2027, 1, 1)) == "Nieuwjaarsdag"
    assert week.own.working[-1][0].day == 31


def test_a_day_of_the_organisations_own_has_its_name_too(weeks: TeamWeeks, room: Room) -> None:
    room.coalition.own_days.save(FreeDay(day=MONDAY, is_free=True, name="Studiedag"), actor=room.actor)
    week = weeks.own(2026, 48, actor=room.actor)
    assert (week.holiday(MONDAY), week.own.plan.days[0].is_holiday) == ("Studiedag", True)


def test_a_year_without_that_week_is_said(weeks: TeamWeeks, room: Room) -> None:
    with pytest.raises(UserError):
        weeks.team(2027, 53, actor=room.actor)
