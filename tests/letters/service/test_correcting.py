from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LetterId
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from tests.letters.people import TEAM
from tests.letters.rooms import QUESTION, Rooms

WHY = "Verkeerde vraag gesteld."


def sent_referral(rooms: Rooms) -> LetterId:
    case_id, _referral = rooms.woman()
    draft = rooms.agree(LetterKind.REFERRAL_SOCIAL, case_id, TEAM)
    letter_id = rooms.letters.draft(draft.kind, case_id, TEAM.id, None, QUESTION, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    rooms.letters.mark_sent(letter_id, SendRoute.POST, rooms.clock.today(), actor=rooms.actor)
    return letter_id


def test_a_sent_letter_is_corrected_by_a_new_one_that_says_so_and_both_know_of_each_other(rooms: Rooms) -> None:
    letters, actor = rooms.letters, rooms.actor
    old_id = sent_referral(rooms)
    bytes_before = letters.pdf(old_id, actor=actor)
    new = letters.correct(old_id, WHY, actor=actor)
    old = letters.letter(old_id, actor=actor)
    assert (old.state, old.sent_on, old.withdrawn_reason) == (LetterState.WITHDRAWN, rooms.clock.today(), WHY)
    assert (new.state, new.corrects, new.words, new.ticked) == (LetterState.DRAFT, old_id, old.words, old.ticked)
    told = letters.story(old_id, actor=actor)
    assert told.replaced_by is not None
    assert (told.replaced_by.id, told.replaced_by.number, told.replaces) == (new.id, "", None)
    final = letters.finalise(new.id, actor=actor)
    assert final.number == "2026-0002"
    text = " ".join(PdfReader(BytesIO(letters.pdf(new.id, actor=actor))).pages[0].extract_text().split())
    assert "Deze brief komt in de plaats van brief 2026-0001 van 21 november 2026." in text
    after = letters.story(new.id, actor=actor)
    assert after.replaces is not None
    assert (after.replaces.number, after.replaces.day) == ("2026-0001", date(2026, 11, 21))
    assert letters.pdf(old_id, actor=actor) == bytes_before  # it went out, so what it said is kept


def test_a_letter_is_corrected_once_and_only_when_it_is_final_and_with_a_reason(rooms: Rooms) -> None:
    letters, actor = rooms.letters, rooms.actor
    old_id = sent_referral(rooms)
    with pytest.raises(UserError) as refused:
        letters.correct(old_id, "  ", actor=actor)
    assert refused.value.code == "required"
    assert letters.letter(old_id, actor=actor).state is LetterState.SENT  # nothing was done by halves
    new = letters.correct(old_id, WHY, actor=actor)
    for letter_id, code in ((old_id, "corrected"), (new.id, "letter_not_final")):
        with pytest.raises(UserError) as refused:
            letters.correct(letter_id, WHY, actor=actor)
        assert refused.value.code == code
    assert len(letters.register(actor=actor)) == 2


def test_a_draft_that_was_thrown_away_stands_in_place_of_nothing(rooms: Rooms) -> None:
    letters, actor = rooms.letters, rooms.actor
    old_id = sent_referral(rooms)
    new = letters.correct(old_id, WHY, actor=actor)
    letters.withdraw(new.id, "Toch niet.", actor=actor)
    assert letters.story(old_id, actor=actor).replaced_by is None


def test_a_letter_that_was_withdrawn_can_be_corrected_afterwards(rooms: Rooms) -> None:
    letters, actor = rooms.letters, rooms.actor
    old_id = sent_referral(rooms)
    letters.withdraw(old_id, WHY, actor=actor)
    new = letters.correct(old_id, "", actor=actor)
    old = letters.letter(old_id, actor=actor)
    assert (new.corrects, new.onward_id, old.withdrawn_reason) == (old_id, old.onward_id, WHY)
    letters.withdraw(new.id, "Toch niet.", actor=actor)
    with pytest.raises(UserError) as refused:
        letters.correct(new.id, "", actor=actor)  # it was never more than a draft
    assert refused.value.code == "letter_withdrawn"


def test_no_letter_stands_in_place_of_one_about_another_woman(rooms: Rooms) -> None:
    letters, actor = rooms.letters, rooms.actor
    old_id = sent_referral(rooms)
    other, _referral = rooms.woman(given_name="Ada", birth_surname="Wit", birth_date="1990-05-04", bsn="999990019")
    draft = replace(letters.begin(LetterKind.FEEDBACK, other, actor=actor), corrects=old_id)
    with pytest.raises(UserError) as refused:
        letters.keep(draft, actor=actor)
    assert refused.value.code == "corrects_other"
