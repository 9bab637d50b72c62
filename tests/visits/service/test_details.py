from dataclasses import replace
from datetime import timedelta

import pytest

from ks_desktop.core.errors import StaleError, UserError, UserErrors, each
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Companion, CompanionKind, Details, Mode, details_of
from ks_desktop.visits.restricted import SafetyColour
from tests.visits.by_hand import ByHand
from tests.visits.conftest import Room


def test_how_they_meet_is_changed_and_taken_back(by_hand: ByHand, room: Room, colleague: UserId) -> None:
    by_hand.works(colleague)
    visit = by_hand.booked(room.waiting())
    before = by_hand.tables()
    two = Companion(kind=CompanionKind.COLLEAGUE, user=colleague)
    wanted = Details(
        minutes=45, mode=Mode.ELSEWHERE, location=" Wijkcentrum Proef\n", postcode="3511ab", companions=(two,)
    )
    assert by_hand.details.change(visit.id, wanted, actor=room.actor, version=visit.version).visits
    changed = by_hand.visit(visit.id)
    assert (changed.mode, changed.minutes, changed.location, changed.postcode, changed.companions) == (
        Mode.ELSEWHERE,
        45,
        "Wijkcentrum Proef",
        "3511 AB",
        (two,),
    )
    assert (changed.starts_at, changed.nurse) == (visit.starts_at, visit.nurse)
    step = room.undo.latest(actor=room.actor)
    assert step is not None
    assert step.label == "change visit"
    room.undo.undo(actor=room.actor)
    assert by_hand.tables() == before


def test_a_colleague_must_be_free_too(by_hand: ByHand, room: Room, colleague: UserId) -> None:
    by_hand.works(colleague)
    first = by_hand.booked(room.waiting())
    second = by_hand.booked(room.waiting("Bakker", birth_date="1990-01-01"))
    by_hand.moving.move(
        second.id,
        first.starts_at,
        nurse=colleague,
        actor=room.actor,
        version=second.version,
    )
    wanted = replace(details_of(first), companions=(Companion(kind=CompanionKind.COLLEAGUE, user=colleague),))
    with pytest.raises(UserErrors) as refused:
        by_hand.details.change(first.id, wanted, actor=room.actor, version=first.version)
    assert [error.code for error in each(refused.value)] == ["colleague"]


def test_longer_than_fits_is_told(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    later = by_hand.booked(room.waiting("Bakker", birth_date="1990-01-01"))
    after = visit.starts_at + timedelta(hours=2)
    by_hand.moving.move(later.id, after, actor=room.actor, version=later.version)
    with pytest.raises(UserErrors) as refused:
        by_hand.details.change(visit.id, Details(minutes=120), actor=room.actor, version=visit.version)
    assert [error.code for error in each(refused.value)] == ["travel_after"]
    known = frozenset({"travel_after"})
    by_hand.details.change(visit.id, Details(minutes=120), actor=room.actor, version=visit.version, despite=known)
    assert by_hand.visit(visit.id).minutes == 120


def test_red_lets_a_visit_become_one_elsewhere_and_not_one_at_home(by_hand: ByHand, room: Room) -> None:
    case_id = room.waiting()
    visit = by_hand.booked(case_id)
    room.visits.safety.look(case_id, SafetyColour.RED, actor=room.actor)
    with pytest.raises(UserErrors) as refused:
        by_hand.details.change(visit.id, Details(minutes=45), actor=room.actor, version=visit.version)
    assert [error.code for error in each(refused.value)] == ["safety_red"]
    elsewhere = Details(minutes=60, mode=Mode.ELSEWHERE, postcode="3523 CD")
    by_hand.details.change(visit.id, elsewhere, actor=room.actor, version=visit.version)
    with pytest.raises(StaleError) as back:
        room.undo.undo(actor=room.actor)
    assert back.value.code == "safety_red"
    assert by_hand.visit(visit.id).mode is Mode.ELSEWHERE


def test_the_second_of_two_is_told_and_the_nurse_is_not_her_own_colleague(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    with pytest.raises(StaleError):
        by_hand.details.change(visit.id, Details(minutes=45), actor=room.actor, version=visit.version + 1)
    own = Details(minutes=45, companions=(Companion(kind=CompanionKind.COLLEAGUE, user=room.actor),))
    with pytest.raises(UserError) as refused:
        by_hand.details.change(visit.id, own, actor=room.actor, version=visit.version)
    assert refused.value.field == "colleague"
