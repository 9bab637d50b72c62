from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.security.domain import AuditEvent, Role
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import Absence, AbsenceReason, NurseProfile, WorkingHours
from ks_desktop.visits.service.schedules import Schedules
from tests.visits.conftest import TODAY, Room

FROM = date(2026, 12, 1)


@pytest.fixture
def schedules(room: Room) -> Schedules:
    return Schedules(room.database, room.clock, Users(room.database), room.visits.facts.diaries, room.visits.changing)


def _week(user: UserId, days: tuple[int, ...], start: time = time(8, 30), end: time = time(17)) -> list[WorkingHours]:
    return [WorkingHours(user=user, weekday=day, start=start, end=end, valid_from=FROM) for day in days]


def _booked(room: Room, surname: str = "Kaya") -> date:
    case_id = room.waiting(surname)
    best = room.visits.proposals(case_id, actor=room.actor, first=FROM)[0]
    room.visits.accept(best, actor=room.actor)
    return best.day


def test_a_colleague_is_in_the_team_by_name_only(schedules: Schedules, room: Room) -> None:
    schedules.add_colleague("  Mw. Tweede ", actor=room.actor)
    with room.database.reading(room.actor) as reading:
        names = schedules.names(reading=reading)
        team = schedules.team(reading=reading)
    assert "Mw. Tweede" in names.values()
    assert len(team) == 2
    with pytest.raises(UserError) as refused:
        schedules.add_colleague("mw. tweede", actor=room.actor)
    assert refused.value.field == "full_name"
    member = next(one for one in schedules.everybody(actor=room.actor) if one.name == "Mw. Tweede")
    assert not member.has_hours
    schedules.set_profile(NurseProfile(user=member.user, is_planned=False), actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert [nurse.user for nurse in schedules.team(reading=reading)] == [room.actor]
        assert schedules.names(reading=reading)[member.user] == "Mw. Tweede"


def test_who_may_not_report_a_visit_is_not_planned_and_no_woman_is_given_to_her(
    schedules: Schedules, room: Room
) -> None:
    schedules.add_colleague("Pim Planner", actor=room.actor)
    users = Users(room.database)
    pim = next(user for user in users.all(actor=room.actor) if user.full_name == "Pim Planner")
    for roles, is_planned in (({Role.PLANNER}, False), ({Role.ADMINISTRATOR}, False), ({Role.TEAM_LEAD}, True)):
        now = users.get(pim.id, actor=room.actor)
        with room.database.work(room.actor, AuditEvent.ROLES_CHANGED) as work:
            users.change_within(replace(now, roles=frozenset(roles)), work)
        with room.database.reading(room.actor) as reading:
            assert (pim.id in schedules.planned(reading)) is is_planned
    assert [one.profile.is_planned for one in schedules.everybody(actor=room.actor)] == [True, True]


def test_a_profile_is_checked_kept_and_not_overwritten_by_who_saw_an_older_one(
    schedules: Schedules, room: Room
) -> None:
    wanted = NurseProfile(
        user=room.actor,
        postcode="3511ab",
        end_postcode="3523cd",
        regions=frozenset({"GM0344"}),
        languages=frozenset({"tr", "ar"}),
        most_a_day=3,
    )
    schedules.set_profile(wanted, actor=room.actor)
    found = schedules.of(room.actor, actor=room.actor).member.profile
    assert (found.postcode, found.ends_at, found.languages, found.most_a_day) == (
        "3511 AB",
        "3523 CD",
        frozenset({"ar", "tr"}),
        3,
    )
    with pytest.raises(StaleError):
        schedules.set_profile(wanted, actor=room.actor)
    with pytest.raises(UserError) as refused:
        schedules.set_profile(NurseProfile(user=room.actor, end_postcode="35", version=1), actor=room.actor)
    assert refused.value.field == "end_postcode"


def test_new_hours_keep_the_old_and_tell_of_visits_outside_them(schedules: Schedules, room: Room) -> None:
    day = _booked(room)
    others = tuple(d for d in range(5) if d != day.weekday())
    told = schedules.set_hours(_week(room.actor, others), actor=room.actor)
    assert [(found.visit.day, found.why.text()) for found in told.outside] == [(day, "Op deze dag werkt zij niet.")]
    patterns = schedules.of(room.actor, actor=room.actor).patterns
    assert [pattern.valid_from for pattern in patterns] == [FROM, date(2026, 1, 1)]
    assert schedules.remove_hours(room.actor, FROM, actor=room.actor).outside == ()


def test_a_pattern_moves_to_another_first_day(schedules: Schedules, room: Room) -> None:
    schedules.set_hours(_week(room.actor, (0,)), actor=room.actor)
    later = [WorkingHours(user=room.actor, weekday=0, start=time(9), end=time(12), valid_from=FROM + timedelta(days=7))]
    schedules.set_hours(later, actor=room.actor, instead_of=FROM)
    patterns = schedules.of(room.actor, actor=room.actor).patterns
    assert [pattern.valid_from for pattern in patterns] == [FROM + timedelta(days=7), date(2026, 1, 1)]


def test_visits_outside_go_back_to_planning_together_and_come_back_together(schedules: Schedules, room: Room) -> None:
    days = [_booked(room, name) for name in ("Kaya", "Demir")]
    away = Absence(id=uuid4(), user=room.actor, first=min(days), last=max(days), reason=AbsenceReason.LEAVE)
    told = schedules.absences.save(away, actor=room.actor)
    assert len(told.outside) == 2
    schedules.replan([found.visit.id for found in told.outside], actor=room.actor)
    assert len(room.visits.to_plan(actor=room.actor)) == 2
    assert schedules.of(room.actor, actor=room.actor).outside == ()
    room.undo.undo(actor=room.actor)
    assert len(schedules.of(room.actor, actor=room.actor).outside) == 2


def test_a_nurse_who_is_gone_is_refused(schedules: Schedules, room: Room) -> None:
    with pytest.raises(UserError) as refused:
        schedules.of(UserId(uuid4()), actor=room.actor)
    assert refused.value.code == "gone"


def test_the_diaries_of_any_number_of_nurses_take_the_same_questions(schedules: Schedules, room: Room) -> None:
    _booked(room)
    span = DaySpan(TODAY, TODAY + timedelta(days=60))

    def questions() -> int:
        asked: list[str] = []

        def count(_c: object, _cur: object, statement: str, *_rest: object) -> None:
            if statement.startswith("SELECT"):
                asked.append(statement)

        with room.database.reading(room.actor) as reading:
            engine = reading.session.get_bind()
            event.listen(engine, "before_cursor_execute", count)
            try:
                nurses = [nurse.user for nurse in schedules.team(reading=reading)]
                found = schedules.diaries(nurses, span, reading=reading)
            finally:
                event.remove(engine, "before_cursor_execute", count)
        assert len(found) == len(nurses)
        return len(asked)

    before = questions()
    for number in range(3):
        schedules.add_colleague(f"Mw. Proef {number}", actor=room.actor)
    assert questions() == before
