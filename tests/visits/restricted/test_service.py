from datetime import date, time

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.visits.restricted import SafetyColour
from tests.visits.conftest import Room


def test_a_look_is_kept_with_who_and_when_and_grows_old(room: Room) -> None:
    case_id = room.waiting()
    safety = room.visits.safety
    assert safety.of([case_id], actor=room.actor) == {}
    assert safety.look(case_id, SafetyColour.ORANGE, "grote hond\u202e", actor=room.actor).visits
    found = safety.of([case_id], actor=room.actor)[case_id]
    assert (found.colour, found.note, found.has_note) == (SafetyColour.ORANGE, "", True)
    assert (found.user, found.at) == (room.actor, room.clock.now())
    assert safety.words(case_id, actor=room.actor) == "grote hond"
    room.clock.put(date(2027, 2, 19), time(8))  # 90 days later
    assert case_id in safety.of([case_id], actor=room.actor)
    room.clock.put(date(2027, 2, 20), time(8))
    assert safety.of([case_id], actor=room.actor) == {}


def test_where_nobody_looks_nothing_is_asked_and_nothing_counts(room: Room) -> None:
    case_id = room.waiting()
    room.visits.safety.look(case_id, SafetyColour.RED, actor=room.actor)
    assert room.visits.safety.is_wanted(actor=room.actor)
    room.settings.change({"safety_look": "no"}, actor=room.actor)
    assert not room.visits.safety.is_wanted(actor=room.actor)
    assert room.visits.safety.of([case_id], actor=room.actor) == {}


def test_red_refuses_an_accepted_home_visit_in_words_without_the_note(room: Room) -> None:
    case_id = room.waiting()
    proposal = room.visits.proposals(case_id, actor=room.actor)[0]
    room.visits.safety.look(case_id, SafetyColour.RED, "geheime reden", actor=room.actor)
    with pytest.raises(UserError) as refused:
        room.visits.accept(proposal, actor=room.actor)
    assert refused.value.code == "safety_red"
    assert "geheime" not in refused.value.text()
    room.visits.safety.look(case_id, SafetyColour.ORANGE, actor=room.actor)
    assert room.visits.accept(proposal, actor=room.actor).changes.visits


def test_words_stay_beside_a_colour_that_says_nothing_of_them(room: Room) -> None:
    case_id, safety = room.waiting(), room.visits.safety
    safety.look(case_id, SafetyColour.RED, "hond", actor=room.actor)
    safety.look(case_id, SafetyColour.ORANGE, actor=room.actor)
    safety.look(case_id, SafetyColour.GREEN, actor=room.actor)
    assert safety.of([case_id], actor=room.actor)[case_id].has_note
    assert safety.words(case_id, actor=room.actor) == "hond"
    safety.look(case_id, SafetyColour.GREEN, "", actor=room.actor)
    assert not safety.of([case_id], actor=room.actor)[case_id].has_note
    assert safety.words(case_id, actor=room.actor) == ""


def test_who_holds_no_key_sees_the_colour_and_that_there_are_words(room: Room) -> None:
    case_id, safety = room.waiting(), room.visits.safety
    safety.look(case_id, SafetyColour.RED, "hond", actor=room.actor)
    assert safety.texts is not None
    safety.texts.sealer = None
    found = safety.of([case_id], actor=room.actor)[case_id]
    assert (found.colour, found.has_note, safety.may_read(actor=room.actor)) == (SafetyColour.RED, True, False)
    for act in (
        lambda: safety.words(case_id, actor=room.actor),
        lambda: safety.look(case_id, SafetyColour.RED, "kat", actor=room.actor),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.code == "no_key"
    safety.drafts.keep("safety_look", str(case_id), {"safety_note": "kat"}, actor=room.actor)
    assert safety.drafts.find("safety_look", str(case_id), actor=room.actor) is None
