from ks_desktop.clients.domain.birth import News, NewsAsked
from ks_desktop.clients.domain.life_event import OutKind
from ks_desktop.core.values import new_id
from ks_desktop.visits.domain import AppointmentState, ContactResult
from ks_desktop.visits.domain.contact import ContactWay
from ks_desktop.visits.domain.life import fell_away
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.visits.service.life import VisitsInLife
from tests.visits.conftest import Room
from tests.visits.service.test_calendars import book
from tests.visits.service.test_printed_plans import printed, visits_of


def test_what_is_planned_falls_away_and_says_why(room: Room) -> None:
    case = room.waiting()
    book(room, case)
    with room.database.work(room.actor, "test") as work:
        VisitsInLife(room.clock, room.visits.changing).moved_away(case, work=work)
    (visit,) = visits_of(room)
    assert visit.state is AppointmentState.CANCELLED
    assert fell_away(visit)


def test_asking_for_news_is_a_contact_with_the_referrer_and_no_try_to_reach_her(room: Room) -> None:
    case, part = room.waiting(), VisitsInLife(room.clock, room.visits.changing)
    with room.database.work(room.actor, "test") as work:
        for news in News:
            day = room.clock.today()
            part.news_asked(NewsAsked(id=new_id(), case_id=case, news=news, asked_on=day, by=room.actor), work=work)
        attempts = room.visits.attempts([case], reading=work)[case]
    assert {attempt.way for attempt in attempts} == {ContactWay.REFERRER}
    assert not any(attempt.is_try_in_vain for attempt in attempts)
    assert len({attempt.note for attempt in attempts}) == len(News)


def test_plans_on_the_road_and_messages_are_told_and_nothing_of_the_referrer(room: Room) -> None:
    case, part = room.waiting(), VisitsInLife(room.clock, room.visits.changing)
    book(room, case)
    plan = printed(room, visits_of(room))
    room.visits.contacts.record(case, Tried(result=ContactResult.NOT_REACHED), actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        part.partner_may_not_know([case], work=work)
        (out,) = part.already_out([case], reading=work)
    assert (out.kind, out.about) == (OutKind.PLAN, plan.label)
    assert visits_of(room)[0].state is AppointmentState.BOOKED
