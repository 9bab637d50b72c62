import pytest
from sqlalchemy.exc import IntegrityError

from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.store.rows import LetterNumberRow, LetterRow
from tests.letters.rooms import Rooms


def test_two_letters_never_have_one_number(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    drafts = [
        rooms.letters.keep(rooms.letters.begin(LetterKind.RECEIPT, case_id, actor=rooms.actor), actor=rooms.actor)
        for _again in range(2)
    ]
    with rooms.database.work(rooms.actor, "test") as work:
        for draft in drafts:
            row = work.session.get(LetterRow, draft.id)
            assert row is not None
            row.number = "2026-0001"
        with pytest.raises(IntegrityError):
            work.session.flush()
        work.session.rollback()


def test_a_year_has_one_counter(rooms: Rooms) -> None:
    with rooms.database.work(rooms.actor, "test") as work:
        work.session.add_all([LetterNumberRow(year=2026, last=1), LetterNumberRow(year=2026, last=2)])
        with pytest.raises(IntegrityError):
            work.session.flush()
        work.session.rollback()
