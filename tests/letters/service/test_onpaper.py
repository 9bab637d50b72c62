from typing import Final

import pytest

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service.onpaper import printed
from tests.letters.rooms import Rooms

KINDS: Final = (LetterKind.RECEIPT, LetterKind.FEEDBACK)


@pytest.fixture(autouse=True)
def _connected(rooms: Rooms) -> None:
    rooms.clients.answers.when_withdrawn.append(rooms.letters)


def take_back(rooms: Rooms, case_id: CaseId) -> None:
    no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=rooms.clock.today(), asked_by="N. Proef")
    rooms.clients.answers.answer(case_id, no, actor=rooms.actor)


def test_what_was_withdrawn_before_it_went_out_is_looked_at_and_not_printed(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    final, draft = (rooms.letters.draft(kind, case_id, actor=rooms.actor) for kind in KINDS)
    rooms.letters.finalise(final, actor=rooms.actor)
    assert rooms.letters.pdf(final, actor=rooms.actor).startswith(b"%PDF")
    assert printed(rooms.letters, draft, actor=rooms.actor).pdf.startswith(b"%PDF")
    take_back(rooms, case_id)
    with pytest.raises(UserError) as refused:
        printed(rooms.letters, final, actor=rooms.actor)
    assert refused.value.code == "letter_withdrawn"
    with pytest.raises(UserError):
        printed(rooms.letters, draft, actor=rooms.actor)
    assert rooms.letters.preview(final, actor=rooms.actor).pdf.startswith(b"%PDF")


def test_a_draft_about_who_did_not_agree_is_not_printed(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    take_back(rooms, case_id)
    words = {"message": "Zij vraagt om hulp."}
    draft = rooms.letters.draft(LetterKind.FEEDBACK, case_id, words=words, actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        printed(rooms.letters, draft, actor=rooms.actor)
    assert refused.value.code == "consent_sign_up"
