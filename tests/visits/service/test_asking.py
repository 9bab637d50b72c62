from datetime import date, time

from sqlalchemy import event

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import WorkingHours
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.visits.service.week_proposal import WeekProposals
from tests.visits.conftest import Room
from tests.visits.service.proposed import asked, planned, women


def test_a_red_safety_look_keeps_her_out_of_the_plan_with_that_reason(proposals: WeekProposals, room: Room) -> None:
    red, other = women(room, 2)
    room.visits.safety.look(red, SafetyColour.RED, actor=room.actor)
    made = planned(proposals, room)
    assert [row.case_id for row in made.new] == [other]
    assert [(left.case_id, "rood" in left.why.text()) for left in made.left_out] == [(red, True)]


def test_only_the_nurses_who_were_named_are_planned(proposals: WeekProposals, room: Room, colleague: UserId) -> None:
    hours = [
        WorkingHours(user=colleague, weekday=day, start=time(9), end=time(17), valid_from=date(2026, 1, 1))
        for day in range(5)
    ]
    room.visits.set_hours(colleague, hours, actor=room.actor)
    women(room, 2)
    question = asked(proposals, room, nurses=[colleague])
    assert [diary.nurse for diary in question.numbers.diaries] == [colleague]
    assert {row.nurse for row in proposals.make(question).new} == {colleague}


def test_the_question_asks_the_file_as_often_for_many_as_for_few(proposals: WeekProposals, room: Room) -> None:
    asked_of: list[int] = []
    for more in (2, 7):
        for number in range(more):
            room.waiting(f"W{more}{number}", birth_date=f"19{80 + number}-0{more}-01")
        count: list[str] = []
        with room.database.reading(room.actor) as reading:
            engine = reading.session.get_bind()
        listener = lambda *told, count=count: count.append(told[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", listener)
        asked(proposals, room)
        event.remove(engine, "before_cursor_execute", listener)
        asked_of.append(len(count))
    assert asked_of[0] == asked_of[1] > 0
