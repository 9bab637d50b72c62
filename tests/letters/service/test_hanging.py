from ks_desktop.coalition.domain import Hanging, Tied
from ks_desktop.letters.domain import LetterKind, SendRoute
from ks_desktop.letters.service.hanging import LettersHanging
from tests.letters.people import TEAM
from tests.letters.rooms import QUESTION, Rooms


def count(rooms: Rooms) -> int:
    with rooms.database.reading(rooms.actor) as reading:
        found = LettersHanging().hanging([TEAM.id], reading=reading)
    assert found == Hanging(tied=Tied.LETTERS, count=found.count)
    return found.count


def test_a_letter_hangs_on_its_receiver_until_it_is_sent(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    assert count(rooms) == 0
    draft = rooms.agree(LetterKind.REFERRAL_SOCIAL, case_id, TEAM)
    words = {**QUESTION, "contact_before": rooms.clock.today().isoformat()}
    letters, actor = rooms.letters, rooms.actor
    letter_id = letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, draft.ticked, words, actor=actor)
    assert count(rooms) == 1
    letters.finalise(letter_id, actor=actor)
    assert count(rooms) == 1
    letters.mark_sent(letter_id, SendRoute.SECURE_MAIL, rooms.clock.today(), actor=actor)
    assert count(rooms) == 0
