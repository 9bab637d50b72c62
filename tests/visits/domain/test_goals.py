from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from ks_desktop.clients.domain.goal import Goal
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain import Appointment, Outcome, Report
from ks_desktop.visits.domain.goals import goals_of

DAY = date(2026, 11, 21)
CASE = CaseId(UUID(int=1))


def visit(number: int, day: date, *agreed: str) -> Appointment:
    return Appointment(
        id=AppointmentId(UUID(int=number)),
        case_id=CASE,
        nurse=UserId(UUID(int=2)),
        starts_at=instant_of(day, time(9)),
        minutes=60,
        report=Report(outcome=Outcome.VISITED, held_on=day, agreed=agreed),
    )


def test_goals_of_the_newest_report_are_hers_until_some_are_kept_with_the_case() -> None:
    older, newer = visit(7, DAY, "slapen"), visit(6, DAY + timedelta(days=7), "stoppen met roken", "", "rusten")
    planned = replace(visit(8, DAY), report=None)
    shown = goals_of((), [older, newer, planned, visit(9, DAY + timedelta(days=9))])
    assert [(goal.words, goal.since) for goal in shown] == [
        ("stoppen met roken", DAY + timedelta(days=7)),
        ("rusten", DAY + timedelta(days=7)),
    ]
    assert shown == goals_of((), [newer, older])  # the same goals each time: what is kept then is what was shown
    kept = Goal(id=UUID(int=3), case_id=CASE, words="anders", since=DAY)
    assert goals_of([kept], [older, newer]) == (kept,)
    assert goals_of((), [planned]) == ()
