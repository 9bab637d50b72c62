from dataclasses import replace
from datetime import date, time

import pytest

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import AtHome, VisitWish
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.wishes import VisitWishes
from tests.visits.conftest import Room

THURSDAY = AtHome(weekday=3, start=time(13), end=time(15))


def wishes_in(room: Room) -> VisitWishes:
    facts, users = room.visits.facts, Users(room.database)
    schedules = Schedules(room.database, room.clock, users, facts.diaries, room.visits.changing)
    return VisitWishes(room.database, facts, room.undo, schedules)


@pytest.fixture
def wishes(room: Room) -> VisitWishes:
    return wishes_in(room)


def test_what_she_wishes_decides_what_is_proposed(room: Room, wishes: VisitWishes) -> None:
    case_id = room.waiting()
    hers = VisitWish(case_id=case_id, at_home=(THURSDAY,), minutes=90, not_before=date(2026, 12, 1))
    assert wishes.write(hers, actor=room.actor).undo
    found = room.visits.proposals(case_id, actor=room.actor)
    assert [local_day(p.starts_at) for p in found] == [date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 17)]
    assert all(p.minutes == 90 and time(13) <= local_time(p.starts_at) <= time(13, 30) for p in found)
    assert room.visits.accept(found[0], actor=room.actor).changes.visits


def test_a_wish_comes_back_and_undo_takes_it_away_again(room: Room, wishes: VisitWishes) -> None:
    case_id = room.waiting()
    liked = replace(THURSDAY, weekday=0, liked=True)
    hers = VisitWish(case_id=case_id, at_home=(THURSDAY, liked), nurse=room.actor, note="  bel eerst \t", minutes=30)
    wishes.write(hers, actor=room.actor)
    stored = wishes.of(case_id, actor=room.actor)
    assert stored == replace(hers, at_home=(liked, THURSDAY), note="bel eerst", version=stored.version)
    room.undo.undo(actor=room.actor)
    assert wishes.of(case_id, actor=room.actor) == VisitWish(case_id=case_id)


def test_a_wish_that_asks_for_nothing_goes_and_comes_back_by_undo(room: Room, wishes: VisitWishes) -> None:
    case_id = room.waiting()
    wishes.write(VisitWish(case_id=case_id, minutes=30), actor=room.actor)
    stored = wishes.of(case_id, actor=room.actor)
    assert not wishes.write(stored, actor=room.actor).any()  # nothing changed
    wishes.write(VisitWish(case_id=case_id, version=stored.version), actor=room.actor)
    assert wishes.of(case_id, actor=room.actor).version == 0
    room.undo.undo(actor=room.actor)
    assert wishes.of(case_id, actor=room.actor).minutes == 30


def test_the_second_of_two_savers_is_refused(room: Room, wishes: VisitWishes) -> None:
    case_id = room.waiting()
    wishes.write(VisitWish(case_id=case_id, minutes=30), actor=room.actor)
    with pytest.raises(StaleError):
        wishes.write(VisitWish(case_id=case_id, minutes=45), actor=room.actor)
    first = wishes.of(case_id, actor=room.actor)
    wishes.write(replace(first, minutes=45), actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert wishes.of_cases([case_id], reading=reading)[case_id, "first_visit"].minutes == 45


def test_nobody_wishes_for_a_case_that_is_not_there(room: Room, wishes: VisitWishes) -> None:
    with pytest.raises(UserError) as refused:
        wishes.write(VisitWish(case_id=CaseId(new_id())), actor=room.actor)
    assert refused.value.code == "gone"


def test_hours_on_which_nobody_works_are_said(room: Room, wishes: VisitWishes) -> None:
    case_id = room.waiting()
    wishes.write(VisitWish(case_id=case_id, at_home=(replace(THURSDAY, weekday=6),)), actor=room.actor)
    with pytest.raises(UserError) as refused:
        room.visits.proposals(case_id, actor=room.actor)
    assert refused.value.code == "not_at_home"
    wishes.write(
        replace(wishes.of(case_id, actor=room.actor), not_before=date(2027, 12, 1), at_home=()), actor=room.actor
    )
    with pytest.raises(UserError) as later:
        room.visits.proposals(case_id, actor=room.actor)
    assert later.value.code == "not_before"


def test_a_destroyed_case_takes_its_wishes_along(room: Room, wishes: VisitWishes) -> None:
    case_id = room.waiting()
    wishes.write(VisitWish(case_id=case_id, minutes=30), actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        room.visits.case_destroyed(case_id, work=work)
    with room.database.reading(room.actor) as reading:
        assert wishes.of_cases([case_id], reading=reading) == {}


def test_the_form_offers_the_nurses_who_visit(room: Room, wishes: VisitWishes) -> None:
    case_id = room.waiting()
    choices = wishes.choices(case_id, actor=room.actor)
    assert [user for user, _name in choices.nurses] == [room.actor]
    assert choices.wish.is_empty
