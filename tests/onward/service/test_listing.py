from datetime import timedelta

from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import NotStarted, OnwardState, Wanted
from tests.onward.rooms import MONDAY, PRACTICE, Rooms

S = OnwardState


def test_the_list_says_whose_it_is_and_what_to_do_next(rooms: Rooms, case_id: CaseId) -> None:
    sent = rooms.sent(case_id)
    draft = rooms.refer(case_id, PRACTICE)
    lines = rooms.onward.lines(Wanted(), actor=rooms.actor)
    assert [line.referral.id for line in lines] == [draft, sent]  # what is to be asked first comes first
    assert [(line.woman, line.next.words) for line in lines] == [
        ("Aylin Kaya", "Ring them"),
        ("Aylin Kaya", "Ask whether it came in"),
    ]
    assert [line.referral.id for line in rooms.onward.lines(Wanted(states=(S.SENT,)), actor=rooms.actor)] == [sent]
    assert rooms.onward.lines(Wanted(states=(S.STARTED,)), actor=rooms.actor) == ()


def test_overdue_is_from_the_day_after_and_due_from_the_day_itself(rooms: Rooms, case_id: CaseId) -> None:
    rooms.sent(case_id)
    day = MONDAY + timedelta(days=7)
    for ahead, is_overdue, is_due in ((-1, False, False), (0, False, True), (1, True, True)):
        on = day + timedelta(days=ahead)
        assert bool(rooms.onward.lines(Wanted(overdue_on=on), actor=rooms.actor)) is is_overdue
        assert bool(rooms.onward.due(actor=rooms.actor, by=on)) is is_due


def test_what_came_to_nothing_stays_in_sight_until_she_wants_nothing_else(rooms: Rooms, case_id: CaseId) -> None:
    first = rooms.sent(case_id)
    rooms.step(first, S.NOT_STARTED, reason=NotStarted.SHE_DECLINED)
    assert [line.referral.id for line in rooms.onward.due(actor=rooms.actor)] == [first]
    rooms.onward.want_no_other(first, actor=rooms.actor)
    assert rooms.onward.due(actor=rooms.actor) == ()
    rooms.onward.want_no_other(first, actor=rooms.actor, is_wanted=True)
    assert len(rooms.onward.due(actor=rooms.actor)) == 1
