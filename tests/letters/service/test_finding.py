import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LetterId, new_id
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service.finding import LetterFinding
from tests.letters.rooms import Rooms


def test_a_letter_is_found_by_its_number_and_by_its_id(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    letter = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    finding = LetterFinding(rooms.database, rooms.clients)
    assert finding.numbered("2026-0001", actor=rooms.actor) is None  # a draft has none yet
    number = rooms.letters.finalise(letter, actor=rooms.actor).number
    line = finding.numbered(number, actor=rooms.actor)
    assert line is not None
    assert (line.letter.id, line.woman) == (letter, "Aylin Kaya")
    assert finding.line(letter, actor=rooms.actor) == line
    assert finding.numbered("2026-9999", actor=rooms.actor) is None
    with pytest.raises(UserError):
        finding.line(LetterId(new_id()), actor=rooms.actor)
