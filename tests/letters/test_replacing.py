from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LetterId, new_id
from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.facts import Replaced
from ks_desktop.letters.replacing import replaced_by
from tests.letters.people import CASE
from tests.letters.rooms import Rooms


def test_the_earlier_letter_is_named_by_its_number_and_day(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    old = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    rooms.letters.finalise(old, actor=rooms.actor)
    draft = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=case_id)
    with rooms.database.reading(rooms.actor) as reading:
        assert replaced_by(draft, reading) is None
        corrected = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=case_id, corrects=old)
        assert replaced_by(corrected, reading) == Replaced(number="2026-0001", day=date(2026, 11, 21))
        with pytest.raises(UserError):
            replaced_by(LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CASE, corrects=LetterId(new_id())), reading)
