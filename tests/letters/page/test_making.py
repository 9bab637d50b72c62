from dataclasses import replace

import pytest

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.page import making
from tests.letters.people import TEAM
from tests.letters.rooms import Rooms


def test_a_new_letter_is_not_stored_until_it_is_saved(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    opened = making.open_letter(rooms.letters, LetterKind.REFERRAL_SOCIAL, case_id, rooms.actor)
    assert opened.letter is None
    assert [receiver.id for receiver in opened.receivers] == [TEAM.id]
    saved = making.save(rooms.letters, None, opened.draft, rooms.actor)
    assert saved.changes.letters
    again = making.open_letter(rooms.letters, LetterKind.REFERRAL_SOCIAL, case_id, rooms.actor)
    assert again.letter == saved.letter
    assert making.open_draft(rooms.letters, saved.letter.id, rooms.actor).draft == again.draft


def test_saving_twice_keeps_one_letter_and_an_old_version_is_refused(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    draft = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    first = making.save(rooms.letters, None, draft, rooms.actor)
    typed = replace(draft, words={"question": "Wilt u helpen?"})
    second = making.save(rooms.letters, first.letter, typed, rooms.actor)
    assert second.letter.id == first.letter.id
    with pytest.raises(StaleError):
        making.save(rooms.letters, first.letter, draft, rooms.actor)


def test_finishing_gives_the_kept_bytes(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    finished = making.finish(rooms.letters, letter_id, rooms.actor)
    assert finished.letter.number == "2026-0001"
    assert finished.pdf == rooms.letters.pdf(letter_id, actor=rooms.actor)
    assert finished.changes.referrals
    with pytest.raises(UserError):
        making.finish(rooms.letters, letter_id, rooms.actor)


def test_an_answer_goes_on_with_the_draft_to_the_same_referrer(rooms: Rooms) -> None:
    case_id, first = rooms.woman()
    _case, second = rooms.woman(
        received_on="2026-11-12",
        referrer_organisation="Zonstraat",
        referrer_role="gp",
        bsn="",
        bsn_checked_by="",
        bsn_checked_on="",
    )
    begun = making.open_answer(rooms.letters, LetterKind.RECEIPT, first, rooms.actor)
    assert (begun.letter, begun.draft.case_id, begun.draft.receiver) == (None, case_id, first)
    kept = making.save(rooms.letters, None, begun.draft, rooms.actor).letter
    assert making.open_answer(rooms.letters, LetterKind.RECEIPT, first, rooms.actor).letter == kept
    assert making.open_answer(rooms.letters, LetterKind.RECEIPT, second, rooms.actor).letter is None
