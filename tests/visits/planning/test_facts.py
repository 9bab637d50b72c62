from datetime import date, time, timedelta

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import AppointmentId, CaseId, new_id
from ks_desktop.visits.domain import (
    AppointmentState,
)
from ks_desktop.visits.planning.facts import Facts, day_span, rules_of
from tests.visits.conftest import TODAY, Room

MONDAY = date(2026, 11, 23)


def _book(room: Room, case_id: CaseId) -> AppointmentId:
    return room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor).appointment_id


def _visit(room: Room, appointment_id: AppointmentId) -> AppointmentState | None:
    with room.database.reading(room.actor) as reading:
        visits = room.visits.between(TODAY - timedelta(days=60), TODAY + timedelta(days=400), reading=reading)
    return next((v.state for v in visits if v.id == appointment_id), None)


@pytest.mark.parametrize(
    ("changed", "code"), [({"consent_given": ""}, "consent_missing"), ({"due_date": "2026-11-10"}, "window_passed")]
)
def test_who_may_not_be_planned_is_said_in_words(room: Room, changed: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as refused:
        room.visits.proposals(room.waiting(**changed), actor=room.actor)
    assert refused.value.code == code


def test_a_planned_or_unreported_visit_comes_first(room: Room) -> None:
    case_id = room.waiting()
    _book(room, case_id)
    with pytest.raises(UserError) as planned:
        room.visits.proposals(case_id, actor=room.actor)
    assert planned.value.code == "planned_already"
    assert "23-11-2026 om 08:45" in planned.value.text()
    room.clock.put(date(2026, 11, 24), time(9))
    with pytest.raises(UserError) as unreported:
        room.visits.proposals(case_id, actor=room.actor)
    assert unreported.value.code == "report_missing"


def test_a_closed_or_unknown_case_is_not_planned(room: Room) -> None:
    case_id = room.waiting()
    room.clients.close_case(case_id, CloseReason.MOVED, actor=room.actor)
    with pytest.raises(UserError) as closed:
        room.visits.proposals(case_id, actor=room.actor)
    with pytest.raises(UserError) as gone:
        room.visits.proposals(CaseId(new_id()), actor=room.actor)
    assert (closed.value.code, gone.value.code) == ("case_closed", "gone")


def test_the_term_counts_from_the_first_referral_and_a_secret_place_has_no_name(room: Room) -> None:
    case_id = room.waiting(address_secret="yes")  # noqa: S106 - no password
    room.waiting(referrer_organisation="Huisarts West", received_on="2026-11-12", address_secret="yes")  # noqa: S106
    facts = Facts(room.clock, room.clients, room.coalition, room.referrals)
    with room.database.reading(room.actor) as reading:
        case = facts.case(case_id, reading=reading)
        wish = facts.wishes([case], reading=reading)[case_id]
        diary = facts.diary(room.actor, day_span(MONDAY), reading=reading)
    assert wish.visit_by == FreeDays().after(date(2026, 11, 12), 15)
    assert (wish.place, wish.postcode) == ("", "3523 CD")
    assert (diary.place.postcode, len(diary.hours), diary.stops) == ("3511 AB", 5, ())


def test_who_agrees_is_known_of_many_at_once(room: Room) -> None:
    agrees, says_no, unknown = room.waiting(), room.waiting(birth_date="1991-02-03", consent_given=""), CaseId(new_id())
    facts = Facts(room.clock, room.clients, room.coalition, room.referrals)
    with room.database.reading(room.actor) as reading:
        assert facts.agreed([agrees, says_no, unknown], reading=reading) == {agrees}
        assert [facts.may_visit(each, reading=reading) for each in (agrees, says_no, unknown)] == [True, False, False]


def test_the_rules_are_the_settings(room: Room) -> None:
    room.settings.change({"visits_a_day": 2, "visit_minutes": 90}, actor=room.actor)
    rules = rules_of(room.settings.read(actor=room.actor))
    assert (rules.minutes, rules.most_a_day, rules.margin) == (90, 2, 5)
