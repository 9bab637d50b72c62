from dataclasses import replace
from datetime import date, time

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.moments import Moment
from ks_desktop.visits.domain import ContactResult, ContactWay, NextTry
from ks_desktop.visits.page.reaching.fields import read_try, typed_try
from ks_desktop.visits.service.contacts import ToReach
from tests.visits.conftest import Room

WEDNESDAY = date(2026, 11, 25)
VALUES = {"result": "not_reached", "way": "phone", "left_message": None, "at": "", "again": "", "note": "", "then": ""}


@pytest.fixture
def found(room: Room) -> ToReach:
    room.clock.put(date(2026, 11, 23), time(9))
    return room.visits.contacts.to_reach(room.waiting(), actor=room.actor)


def test_a_proposal_that_is_kept_keeps_its_reason_and_one_that_is_typed_has_none(found: ToReach) -> None:
    assert found.proposed is not None
    typed = typed_try(found.proposed)
    assert typed == "wo 25-11-2026 12:00-15:00"
    kept = read_try(VALUES | {"again": typed}, found)
    assert kept.again == Moment(day=WEDNESDAY, start=time(12), end=time(15))
    assert kept.why == found.proposed.why != ""
    assert read_try(VALUES | {"again": "wo 13-15"}, found).why == ""
    assert typed_try(None) == ""


def test_a_next_try_reads_back_as_it_is_typed(found: ToReach) -> None:
    planned = NextTry(day=WEDNESDAY, start=time(15, 30), end=time(16, 30))
    again = read_try(VALUES | {"again": typed_try(planned)}, found).again
    assert again == Moment(day=planned.day, start=planned.start, end=planned.end)


@pytest.mark.parametrize(
    ("changed", "is_left"),
    [
        ({"left_message": True}, True),
        ({"left_message": False}, False),
        ({"left_message": True, "result": "spoken"}, False),
        ({"way": "letter"}, True),
        ({"way": "text"}, True),
        ({"way": "door", "left_message": True}, False),
    ],
)
def test_what_is_written_stays_behind_and_what_is_spoken_only_when_nobody_answered(
    found: ToReach, changed: dict[str, object], is_left: bool
) -> None:
    assert read_try(VALUES | changed, found).left_message is is_left


def test_after_she_was_spoken_to_nothing_is_agreed(found: ToReach) -> None:
    tried = read_try(VALUES | {"result": "spoken", "again": "wo 15:30"}, found)
    assert (tried.result, tried.way, tried.again) == (ContactResult.SPOKEN, ContactWay.PHONE, None)


@pytest.mark.parametrize(
    ("changed", "name"), [({"result": ""}, "result"), ({"at": "straks"}, "at"), ({"again": "ooit"}, "again")]
)
def test_what_is_not_right_is_said_at_its_field(found: ToReach, changed: dict[str, object], name: str) -> None:
    with pytest.raises(UserError) as refused:
        read_try(VALUES | changed, found)
    assert refused.value.field == name


def test_no_proposal_is_no_reason(found: ToReach) -> None:
    assert read_try(VALUES | {"again": "wo 15:30"}, replace(found, proposed=None)).why == ""
