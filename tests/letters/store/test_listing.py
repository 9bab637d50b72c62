from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.domain.wanted import Wanted
from ks_desktop.letters.store.listing import replacing, wanted_letters
from tests.letters.rooms import Rooms


def test_only_so_many_of_the_newest_are_read_and_what_was_thrown_away_is_no_letter(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    ids = [rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor) for _each in range(3)]
    rooms.letters.withdraw(ids[2], "Toch niet.", actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        newest = wanted_letters(reading, Wanted(), (), limit=1)
        by_text = wanted_letters(reading, Wanted(text="xyz"), (case_id,), limit=1)
        assert [letter.id for letter in newest] == [letter.id for letter in by_text] == [ids[1]]
        assert wanted_letters(reading, Wanted(state=LetterState.WITHDRAWN), (), limit=None) == ()
        assert replacing(reading, ids[0]) is None
