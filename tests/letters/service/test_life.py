from dataclasses import replace

from ks_desktop.clients.domain.life_event import OutKind
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.letters.service.life import LettersInLife
from tests.letters.rooms import Rooms


def test_what_was_to_be_posted_to_her_is_withdrawn_and_what_went_is_told(rooms: Rooms) -> None:
    case, _referral = rooms.woman()
    rooms.book(case)
    part = LettersInLife(rooms.letters.quiet.finishing)
    sent = rooms.letters.draft(LetterKind.APPOINTMENT, case, actor=rooms.actor)
    rooms.letters.finalise(sent, actor=rooms.actor)
    rooms.letters.mark_sent(sent, SendRoute.POST, rooms.clock.today(), actor=rooms.actor)
    posted, by_hand = (rooms.letters.draft(LetterKind.APPOINTMENT, case, actor=rooms.actor) for _each in range(2))
    kept = rooms.letters.letter(by_hand, actor=rooms.actor)
    rooms.letters.save_draft(by_hand, replace(kept.draft, route=SendRoute.BY_HAND), actor=rooms.actor)
    with rooms.database.work(rooms.actor, "test") as work:
        part.partner_may_not_know([case], work=work)
        (out,) = part.already_out([case], reading=work)
    assert (out.kind, out.day) == (OutKind.APPOINTMENT_LETTER, rooms.clock.today())
    states = [rooms.letters.letter(each, actor=rooms.actor).state for each in (sent, posted, by_hand)]
    assert states == [LetterState.SENT, LetterState.WITHDRAWN, LetterState.DRAFT]
