from dataclasses import replace
from typing import Any

import pytest

from ks_desktop.clients.domain import Answer, CaseStatus, CloseReason, ConsentPurpose, ConsentState
from ks_desktop.letters import gate
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind, Preset, SendRoute
from ks_desktop.letters.facts import LetterFacts
from tests.letters.people import AYLIN, CASE, PREGNANCY, consent, facts

ASKED = {"requested_by": "mevrouw zelf", "requested_on": "2026-11-20", "identity": "paspoort gezien"}
SECTION = Datum(word="extract_her", label="-", value="-", reason="-", preset=Preset.ON)
NO_CONTACT = consent(ConsentPurpose.CONTACT, state=ConsentState.REFUSED)
QUIET = replace(PREGNANCY, status=CaseStatus.CLOSED, close_reason=CloseReason.PREGNANCY_ENDED)


def codes(kind: LetterKind, known: LetterFacts, **changes: Any) -> list[str]:
    draft = replace(LetterDraft(kind=kind, case_id=CASE, words=ASKED), **changes)
    return [error.code for error in gate.hindrances(draft, known, (SECTION,))]


def off(**changes: Any) -> LetterFacts:
    known = facts(**changes)
    assert known.meeting is not None
    return replace(known, meeting=replace(known.meeting, is_booked=False))


def test_a_cancellation_needs_a_visit_that_is_off_and_safe_post_and_no_consent() -> None:
    kind = LetterKind.CANCELLATION
    assert codes(kind, off()) == []
    assert codes(kind, off(consents=())) == []
    assert codes(kind, facts()) == codes(kind, facts(meeting=None)) == ["no_visit"]
    unsafe = off(client=replace(AYLIN, contact=replace(AYLIN.contact, safe_post=Answer.NO)))
    assert codes(kind, unsafe) == ["post_unsafe"]
    assert codes(kind, unsafe, route=SendRoute.BY_HAND) == []
    assert codes(kind, off(case=QUIET)) == ["quiet"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"requested_by": ""}, ["required"]),
        ({"identity": ""}, ["required"]),
        ({"requested_on": ""}, ["required"]),
        ({"requested_on": "2026-13-40"}, ["required"]),
        ({"requested_on": "2026-11-22"}, ["future"]),
    ],
)
def test_an_extract_says_who_asked_when_and_how_it_was_seen_that_it_is_she(
    changed: dict[str, str], expected: list[str]
) -> None:
    assert codes(LetterKind.RECORD_EXTRACT, facts(), words=ASKED | changed) == expected


def test_she_may_see_her_record_whatever_she_agreed_to_and_after_a_loss_by_hand() -> None:
    kind = LetterKind.RECORD_EXTRACT
    assert codes(kind, facts(consents=())) == []
    assert codes(kind, facts(case=QUIET)) == ["quiet_by_hand"]
    assert codes(kind, facts(case=QUIET), route=SendRoute.BY_HAND) == []
    assert codes(kind, facts(has_died=True), route=SendRoute.BY_HAND) == ["died"]


def test_an_extract_of_nothing_is_none() -> None:
    draft = LetterDraft(kind=LetterKind.RECORD_EXTRACT, case_id=CASE, words=ASKED)
    assert [error.field for error in gate.hindrances(draft, facts(), ())] == ["ticks"]


def test_who_does_not_want_contact_is_not_looked_for() -> None:
    known = facts(meeting=None, consents=(consent(ConsentPurpose.SIGN_UP), NO_CONTACT))
    assert codes(LetterKind.NOT_REACHED, known) == ["consent_contact"]
