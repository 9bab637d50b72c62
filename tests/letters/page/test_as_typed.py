from functools import partial
from typing import Any

import pytest

from ks_desktop.core.drafts import Drafts
from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import DRAFT_FORM, LetterKind, draft_subject
from ks_desktop.letters.page import making
from ks_desktop.letters.page.as_typed import TICKED, AsTyped, subject_of
from ks_desktop.letters.page.making import Saved
from tests.letters.people import TEAM
from tests.letters.rooms import Rooms

TYPED: dict[str, Any] = {"question": "Vraag?", "contact_before": "30-2", TICKED: []}


def kept(rooms: Rooms, subject: str) -> dict[str, Any] | None:
    return Drafts(rooms.database, rooms.clock).find(DRAFT_FORM, subject, actor=rooms.actor)


def test_a_letter_about_nothing_stored_yet_is_known_by_its_case_and_kind(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    draft = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    assert subject_of(None, draft) == draft_subject(case_id, LetterKind.REFERRAL_SOCIAL)
    letter = rooms.letters.keep(draft, actor=rooms.actor)
    assert subject_of(letter, draft) == str(letter.id)


def test_what_the_letter_cannot_hold_is_kept_beside_it_until_it_can(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    as_typed = AsTyped(drafts=Drafts(rooms.database, rooms.clock), actor=rooms.actor)
    draft = rooms.letters.begin(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    first = subject_of(None, draft)
    save = partial(making.save, rooms.letters, None, draft, rooms.actor)
    letter = as_typed.saving(save, first, TYPED, is_whole=False).letter
    assert (kept(rooms, first), kept(rooms, str(letter.id))) == (None, TYPED)
    opened = as_typed.opening(partial(making.open_draft, rooms.letters, letter.id, rooms.actor))
    assert opened.typed == TYPED
    again = partial(making.save, rooms.letters, letter, draft, rooms.actor)
    as_typed.saving(again, str(letter.id), TYPED, is_whole=True)
    assert kept(rooms, str(letter.id)) is None


def test_a_refused_letter_leaves_what_was_typed(rooms: Rooms) -> None:
    as_typed = AsTyped(drafts=Drafts(rooms.database, rooms.clock), actor=rooms.actor)

    def refuse() -> Saved:
        raise UserError("This is too long.", code="too_long", field="question")

    with pytest.raises(UserError):
        as_typed.saving(refuse, "een onderwerp", TYPED, is_whole=False)
    assert kept(rooms, "een onderwerp") == TYPED


def test_it_goes_when_the_letter_is_final_and_when_the_case_is_destroyed(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    drafts = Drafts(rooms.database, rooms.clock)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    drafts.keep(DRAFT_FORM, str(letter_id), TYPED, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    assert kept(rooms, str(letter_id)) is None
    other = rooms.letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, actor=rooms.actor)
    subjects = (str(other), draft_subject(case_id, LetterKind.FEEDBACK))
    for subject in subjects:
        drafts.keep(DRAFT_FORM, subject, TYPED, actor=rooms.actor)
    with rooms.database.work(rooms.actor, "test_destroyed") as work:
        rooms.letters.case_destroyed(case_id, work=work)
    assert [kept(rooms, subject) for subject in subjects] == [None, None]
