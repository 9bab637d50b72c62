from dataclasses import replace

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from tests.letters.rooms import Rooms


def test_what_has_not_gone_out_is_withdrawn_and_nothing_is_made_any_more(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.clients.endings.when_ended.append(rooms.letters.quiet)
    rooms.book(case_id)
    final = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    rooms.letters.finalise(final, actor=rooms.actor)
    draft = rooms.letters.draft(LetterKind.RECEIPT, case_id, actor=rooms.actor)
    words = {"requested_by": "mevrouw zelf", "identity": "paspoort gezien"}
    extract = rooms.letters.draft(LetterKind.RECORD_EXTRACT, case_id, words=words, actor=rooms.actor)
    begun = rooms.letters.begin(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    rooms.clients.close_case(case_id, CloseReason.PREGNANCY_ENDED, actor=rooms.actor)
    for letter in (final, draft):
        assert rooms.letters.letter(letter, actor=rooms.actor).state is LetterState.WITHDRAWN
    assert rooms.letters.letter(extract, actor=rooms.actor).state is LetterState.DRAFT  # what is hers she still gets
    by_hand = replace(rooms.letters.letter(extract, actor=rooms.actor).draft, route=SendRoute.BY_HAND)
    assert rooms.letters.look(by_hand, actor=rooms.actor).hindrances == ()
    for call in (rooms.letters.keep, rooms.letters.make):
        with pytest.raises(UserError) as refused:
            call(begun, actor=rooms.actor)
        assert refused.value.code == "quiet"
    assert [error.code for error in rooms.letters.look(begun, actor=rooms.actor).hindrances] == ["quiet"]
    rooms.clients.endings.take_back(case_id, actor=rooms.actor)
    assert rooms.letters.letter(final, actor=rooms.actor).state is LetterState.FINAL
    assert rooms.letters.letter(draft, actor=rooms.actor).state is LetterState.DRAFT
