from dataclasses import replace
from datetime import date, time, timedelta

from pytestqt.qtbot import QtBot

from ks_desktop.core.clock import instant_of
from ks_desktop.visits.page.blocks import View
from ks_desktop.visits.page.team_week import TeamTable
from ks_desktop.visits.planning.diary import Busy
from tests.visits.conftest import Room, agenda_services

MONDAY = date(2026, 11, 23)
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))


def test_a_visit_is_a_code_and_a_postcode_and_leave_is_named(qtbot: QtBot, room: Room) -> None:
    accepted = room.visits.accept(room.visits.proposals(room.waiting(), actor=room.actor)[0], actor=room.actor)
    team = agenda_services(room).weeks.team(2026, 48, actor=room.actor)
    start, end = instant_of(DAYS[4], time(0)), instant_of(DAYS[4] + timedelta(days=1), time(0))
    leave = Busy(starts_at=start, ends_at=end, label="Verlof", is_absence=True)
    works = tuple(stretch for stretch in team.own.working if stretch[0] < start)
    team = replace(team, nurses=(replace(team.own, busy=(leave,), working=works),))
    table = TeamTable()
    qtbot.addWidget(table)
    table.show_team(team, View(days=DAYS, is_team=True), MONDAY)
    (stop,) = team.own.day(MONDAY).stops
    assert stop.appointment.id == accepted.appointment_id
    assert table.words(0, 0).endswith(f"08:45 {stop.code} 3523")
    assert table.words(0, 4).endswith("Verlof")
    assert not table.grab().isNull()
