from dataclasses import replace

import pytest

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterDraft, LetterKind, LetterState
from ks_desktop.letters.service import Agreement
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.letters.rooms import QUESTION, Rooms


def social(rooms: Rooms, case_id: CaseId, **words: str) -> LetterDraft:
    begun = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    return replace(begun, words={**begun.words, **words})


def said(rooms: Rooms) -> Agreement:
    return Agreement(asked_by="N. Proef", given_on=rooms.clock.today())


def refer_consents(rooms: Rooms, case_id: CaseId) -> int:
    with rooms.database.reading(rooms.actor) as reading:
        consents = rooms.clients.consents([case_id], reading=reading)[case_id]
    return sum(consent.purpose is ConsentPurpose.REFER for consent in consents)


def test_her_yes_the_draft_and_the_final_letter_are_made_together(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    draft = social(rooms, case_id, **QUESTION)
    letter = rooms.letters.make(draft, actor=rooms.actor, agreement=said(rooms), is_final=True)
    assert (letter.state, letter.number) == (LetterState.FINAL, "2026-0001")
    assert refer_consents(rooms, case_id) == 1
    assert [line.letter for line in rooms.letters.register(actor=rooms.actor)] == [letter]


def test_a_letter_that_is_refused_leaves_nothing_behind(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    with pytest.raises(UserError) as refused:
        rooms.letters.make(social(rooms, case_id), actor=rooms.actor, agreement=said(rooms), is_final=True)
    assert [error.field for error in each(refused.value)] == ["question"]
    assert refer_consents(rooms, case_id) == 0
    assert rooms.letters.register(actor=rooms.actor) == ()
    letter = rooms.letters.make(social(rooms, case_id, **QUESTION), actor=rooms.actor, agreement=said(rooms))
    assert (letter.state, refer_consents(rooms, case_id)) == (LetterState.DRAFT, 1)
    assert rooms.letters.make(letter.draft, actor=rooms.actor, letter=letter, is_final=True).number == "2026-0001"


def test_a_stored_draft_is_gone_on_with(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    first = rooms.letters.make(social(rooms, case_id), actor=rooms.actor)
    again = rooms.letters.make(social(rooms, case_id, **QUESTION), actor=rooms.actor, letter=first)
    assert (again.id, again.words["question"]) == (first.id, QUESTION["question"])
    with pytest.raises(StaleError):
        rooms.letters.make(first.draft, actor=rooms.actor, letter=first)


def test_a_yes_to_be_referred_names_somebody(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    draft = replace(social(rooms, case_id), receiver=None)
    with pytest.raises(UserError) as refused:
        rooms.letters.agree(draft, said(rooms), actor=rooms.actor)
    assert (refused.value.code, refused.value.field) == ("receiver", "receiver")
    assert refer_consents(rooms, case_id) == 0


def test_the_unfinished_letter_for_another_partner_is_left_alone(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    kind, actor = LetterKind.REFERRAL_SOCIAL, rooms.actor
    letter = rooms.letters.make(social(rooms, case_id), actor=actor)
    assert rooms.letters.open_draft(kind, case_id, TEAM.id, actor=actor) == letter
    assert rooms.letters.open_draft(kind, case_id, MIDWIFE_PRACTICE.id, actor=actor) is None
    unaddressed = rooms.letters.make(replace(letter.draft, receiver=None), actor=actor, letter=letter)
    assert rooms.letters.open_draft(kind, case_id, MIDWIFE_PRACTICE.id, actor=actor) == unaddressed


def test_a_letter_about_a_visit_that_was_planned_anew_goes_on_with_the_new_one(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    first = rooms.book(case_id)
    letter = rooms.letters.keep(
        rooms.letters.begin(LetterKind.APPOINTMENT, case_id, first, actor=rooms.actor), actor=rooms.actor
    )
    rooms.visits.cancel(first, "Griep", actor=rooms.actor)
    second = rooms.book(case_id)
    final = rooms.letters.finalise(letter.id, actor=rooms.actor)
    assert final.appointment_id == second
