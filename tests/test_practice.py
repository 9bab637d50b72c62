import tomllib
from collections import Counter
from datetime import date, time, timedelta

import pytest
from stdnum.nl import bsn

from ks_desktop import house as houses
from ks_desktop import practice
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.paths import resources
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.visits.domain import AppointmentState, Transport
from tests.houses import practice as opened
from tests.pdf import text_of

SATURDAY = date(2026, 11, 21)
ENDED = {  # beside the families of whom the case goes on
    "Stilstra": CloseReason.NOT_REACHED,
    "Testveen": CloseReason.DECLINED,
    "Proefoglu": CloseReason.PREGNANCY_ENDED,
    "Verhuisman": CloseReason.HANDED_OVER,
}


@pytest.mark.parametrize(
    ("today", "at"),
    [
        (date(2027, 1, 1), time(23, 50)),  # a holiday, and the year turned
        (date(2027, 3, 30), time(0, 10)),  # Tuesday after Easter; the clock went forward two nights ago
    ],
)
def test_there_is_a_family_in_each_state_on_any_day(today: date, at: time) -> None:
    house = houses.practice(clock=fixed_clock(today, at))
    try:
        actor = house.actor
        lines = house.casefiles.list(actor=actor).lines
        cases = [line.case_id for line in lines]
        with house.database.reading(actor) as reading:
            visits = house.visits.of_cases(cases, reading=reading)
            women = house.clients.cases(cases, reading=reading)
        assert house.clock.today() == today
        assert len(lines) == 16
        assert {line.state for line in lines} >= {
            CaseState.NEW,
            CaseState.CONSENT_MISSING,
            CaseState.READY,
            CaseState.PLANNED,
            CaseState.FEEDBACK_DUE,
            CaseState.INCOMPLETE,
        }
        booked = [v for found in visits.values() for v in found if v.state is AppointmentState.BOOKED]
        done = [v for found in visits.values() for v in found if v.state is AppointmentState.DONE]
        assert all(today < visit.day <= today + timedelta(days=14) for visit in booked)
        assert all(visit.day < today for visit in done)
        assert booked
        assert done
        assert all(today < case.due_date < today + timedelta(days=280) for case in women.values())
        ended = [house.clients.finding.find(name, actor=actor)[0].case.close_reason for name in ENDED]
        assert ended == list(ENDED.values())
        assert house.verify() == []
    finally:
        house.close()


def test_letters_wait_to_be_finished_and_have_gone_out() -> None:
    house = opened()
    try:
        letters = [line.letter for line in house.letters.register(actor=house.actor)]
        draft = next(letter for letter in letters if letter.state is LetterState.DRAFT)
        sent = next(letter for letter in letters if letter.kind is LetterKind.REFERRAL_INFORMAL)
        pdf = house.letters.pdf(sent.id, actor=house.actor)
        hindrances = house.letters.look(draft.draft, actor=house.actor).hindrances
    finally:
        house.close()
    assert Counter(letter.kind for letter in letters) == {
        LetterKind.APPOINTMENT: 1,
        LetterKind.REFERRAL_INFORMAL: 1,
        LetterKind.NOT_REACHED: 1,
        LetterKind.FEEDBACK: 2,
    }
    assert (draft.kind, draft.state, draft.route) == (LetterKind.APPOINTMENT, LetterState.DRAFT, SendRoute.BY_HAND)
    assert hindrances == ()
    assert (sent.kind, sent.state) == (LetterKind.REFERRAL_INFORMAL, LetterState.SENT)
    assert sent.number.endswith("-0001")
    assert sent.sent_on is not None
    assert sent.sent_on < SATURDAY
    assert "Vrijwilligers Dichtbij" in text_of(pdf)
    assert "999913165" not in text_of(pdf)


def test_the_nurse_is_invented_and_new_each_time() -> None:
    one, other = practice.user(), practice.user()
    assert (one.name, one.full_name) == ("oefening", "Mw. Proef")
    assert one.id != other.id


def test_every_bsn_is_of_the_range_for_tests() -> None:
    written = (resources() / "practice" / "families.toml").read_text(encoding="utf-8")
    numbers = [family["fields"].get("bsn", "") for family in tomllib.loads(written)["family"]]
    assert any(numbers)
    assert all(bsn.is_valid(number) and number.startswith("9999") for number in numbers if number)


def test_two_colleagues_have_hours_blocks_leave_and_visits_of_their_own() -> None:
    house = opened()
    try:
        members = [one for one in house.schedules.everybody(actor=house.actor) if one.user != house.actor]
        schedules = [house.schedules.of(member.user, actor=house.actor) for member in members]
        with house.database.reading(house.actor) as reading:
            booked = [visit.nurse for visit in house.visits.booked(reading=reading)]
    finally:
        house.close()
    assert len(members) == 2
    assert {member.profile.transport for member in members} == {Transport.CAR, Transport.BICYCLE}
    for member, schedule in zip(members, schedules, strict=True):
        assert member.has_hours
        assert schedule.series
        assert schedule.absences
        assert schedule.outside == ()
        assert booked.count(member.user) == 2
