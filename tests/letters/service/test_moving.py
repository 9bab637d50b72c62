from ks_desktop.letters.domain import CASE_MOVED, LetterKind, LetterState, SendRoute
from ks_desktop.letters.service.moving import LettersMoved
from tests.letters.rooms import Rooms


def test_what_went_out_keeps_a_remark_and_what_did_not_is_withdrawn_and_owed_again(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman()
    sent = rooms.letters.draft(LetterKind.RECEIPT, case_id, actor=rooms.actor)
    rooms.letters.finalise(sent, actor=rooms.actor)
    rooms.letters.mark_sent(sent, SendRoute.SECURE_MAIL, rooms.clock.today(), actor=rooms.actor)
    ready = rooms.letters.draft(LetterKind.RECEIPT, case_id, actor=rooms.actor)
    rooms.letters.finalise(ready, actor=rooms.actor)
    begun = rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    with rooms.database.work(rooms.actor, "test") as work:
        moved = LettersMoved(rooms.clock).case_moved(case_id, (), work=work)
        assert [one.table for one in moved] == ["letter", "referral", "letter", "letter"]
        work.session.expire_all()
    found = {each: rooms.letters.letter(each, actor=rooms.actor) for each in (sent, ready, begun)}
    assert found[sent].state is LetterState.SENT
    assert {found[each].state for each in (ready, begun)} == {LetterState.WITHDRAWN}
    assert {letter.withdrawn_reason for letter in found.values()} == {CASE_MOVED}
    assert found[begun].withdrawn_on == rooms.clock.today()
    with rooms.database.reading(rooms.actor) as reading:
        (referral,) = rooms.referrals.of_cases([case_id], reading=reading)[case_id]
    assert (referral.id, referral.receipt_given_on) == (referral_id, None)
    with rooms.database.work(rooms.actor, "test") as work:
        assert LettersMoved(rooms.clock).case_moved(case_id, (), work=work) == []
