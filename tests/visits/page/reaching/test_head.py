from dataclasses import replace
from datetime import date, time

import pytest

from ks_desktop.clients.domain import Answer, CallRule, SafeContact
from ks_desktop.core.clock import instant_of
from ks_desktop.visits.page.reaching.head import interpreter_words, not_now, rules_words, why_not
from ks_desktop.visits.planning.reaching import safe_ways
from ks_desktop.visits.service.contacts import ToReach
from tests.visits.conftest import Room

CONTACT = SafeContact(phone="06 12345678", safe_to_call=Answer.YES)


@pytest.fixture
def found(room: Room) -> ToReach:
    room.clock.put(date(2026, 11, 23), time(9))
    return room.visits.contacts.to_reach(room.waiting(), actor=room.actor)


def known(found: ToReach, contact: SafeContact, rule: CallRule | None = None) -> ToReach:
    woman = replace(found.woman, contact=contact)
    standing = replace(found.standing, ways=safe_ways(woman), rule=rule or found.standing.rule)
    return replace(found, woman=woman, standing=standing)


def test_how_she_may_be_reached_is_said_in_words(found: ToReach) -> None:
    assert rules_words(known(found, CONTACT)) == "niet inspreken · geen berichten"
    safe = replace(CONTACT, safe_voicemail=Answer.YES, safe_to_text=Answer.YES, safe_post=Answer.NO)
    assert rules_words(known(found, safe)) == "inspreken mag · berichten mogen · geen post"
    hidden = replace(safe, partner_may_know=Answer.NO)
    assert rules_words(known(found, hidden)) == (
        "niet inspreken · geen berichten · geen post · haar partner mag het niet weten"
    )


def test_without_a_number_other_ways_are_named(found: ToReach) -> None:
    assert why_not(known(found, SafeContact())).startswith("Er is geen nummer van haar bekend. Wel mogelijk: ")


def test_where_no_hour_is_left_it_says_no_more_than_not_now(found: ToReach) -> None:
    assert not_now(CallRule(is_never=True), found.now) == "Nu niet bellen."
    assert why_not(known(found, CONTACT)) == ""
    later = replace(known(found, CONTACT), now=instant_of(date(2026, 11, 28), time(3)))
    assert why_not(later) == ""


def test_an_interpreter_is_named_with_the_language(found: ToReach) -> None:
    woman = found.woman
    assert interpreter_words(replace(woman, interpreter=False, language="tr")) == ""
    assert interpreter_words(replace(woman, interpreter=True, language="")) == "Er is een tolk nodig"
    assert "tolk" in interpreter_words(replace(woman, interpreter=True, language="tr")).lower()
