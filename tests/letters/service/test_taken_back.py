import pytest

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.errors import StaleError
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.service.taken_back import LettersTakenBack
from tests.letters.rooms import Rooms


def answer(rooms: Rooms, case_id: object, *, agrees: bool) -> None:
    said = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=agrees, given_on=rooms.clock.today(), asked_by="N. Proef")
    rooms.clients.answers.answer(case_id, said, actor=rooms.actor)  # type: ignore[arg-type]


def test_a_withdrawn_letter_does_not_come_back_after_she_took_back_her_yes(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    rooms.undo.check("letter", LettersTakenBack(rooms.clients, rooms.coalition, rooms.clock).check)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    rooms.letters.withdraw(letter_id, "dubbel", actor=rooms.actor)
    withdrawn = rooms.undo.latest(actor=rooms.actor)
    assert withdrawn is not None
    answer(rooms, case_id, agrees=False)
    with pytest.raises(StaleError) as refused:
        rooms.undo.undo_step(withdrawn.id, actor=rooms.actor)
    assert refused.value.code == "no_consent"
    assert rooms.letters.letter(letter_id, actor=rooms.actor).state is LetterState.WITHDRAWN
    answer(rooms, case_id, agrees=True)
    rooms.undo.undo_step(withdrawn.id, actor=rooms.actor)
    assert rooms.letters.letter(letter_id, actor=rooms.actor).state is LetterState.FINAL
