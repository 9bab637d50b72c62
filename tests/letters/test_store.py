from dataclasses import replace

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import LetterId, new_id
from ks_desktop.letters import store
from ks_desktop.letters.domain import LegalGround, Letter, LetterKind, LetterState, Variant
from tests.letters.rooms import Rooms


def make_letter(rooms: Rooms) -> Letter:
    case_id, _referral = rooms.woman()
    return Letter(
        id=LetterId(new_id()),
        case_id=case_id,
        kind=LetterKind.REFERRAL_SOCIAL,
        state=LetterState.DRAFT,
        ticked=("name", "phone"),
        words={"question": "Łucja & <geen>"},
        to_name="Buurtteam Oost",
        language="ti",
        variant=Variant.LARGE_PRINT,
        reasons={"phone": "zij vraagt om gebeld te worden"},
        ground=LegalGround.VITAL_INTEREST,
        ground_reason="omdat",
        made_at=rooms.clock.now(),
        made_by=rooms.actor,
    )


def test_a_letter_comes_back_as_it_was_stored(rooms: Rooms) -> None:
    letter = make_letter(rooms)
    with rooms.database.work(rooms.actor, "test") as work:
        store.add(work, letter)
    with rooms.database.reading(rooms.actor) as reading:
        found = store.get(reading, letter.id)
    assert found == replace(letter, version=1)


def test_the_second_of_two_savers_is_refused(rooms: Rooms) -> None:
    letter = make_letter(rooms)
    with rooms.database.work(rooms.actor, "test") as work:
        store.add(work, letter)
    with pytest.raises(StaleError), rooms.database.work(rooms.actor, "test") as work:
        store.write(work, letter)


def test_a_letter_that_is_not_there_is_said(rooms: Rooms) -> None:
    with pytest.raises(UserError) as refused, rooms.database.reading(rooms.actor) as reading:
        store.get(reading, LetterId(new_id()))
    assert refused.value.code == "gone"


def test_numbers_follow_each_other_within_a_year(rooms: Rooms) -> None:
    with rooms.database.work(rooms.actor, "test") as work:
        given = [store.next_number(work, year) for year in (2026, 2026, 2027, 2026)]
    assert given == ["2026-0001", "2026-0002", "2027-0001", "2026-0003"]


def test_a_number_of_work_that_failed_is_given_out_again(rooms: Rooms) -> None:
    def fail() -> None:
        with rooms.database.work(rooms.actor, "test") as work:
            store.next_number(work, 2026)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with rooms.database.work(rooms.actor, "test") as work:
        assert store.next_number(work, 2026) == "2026-0001"


def test_two_letters_never_share_a_number(rooms: Rooms) -> None:
    letter = make_letter(rooms)
    with rooms.database.work(rooms.actor, "test") as work:
        store.add(work, replace(letter, number="2026-0001"))
    again = replace(letter, id=LetterId(new_id()), number="2026-0001")
    with pytest.raises(sa.exc.IntegrityError), rooms.database.work(rooms.actor, "test") as work:
        store.add(work, again)


def test_destroying_a_case_takes_its_letters(rooms: Rooms) -> None:
    letter = make_letter(rooms)
    with rooms.database.work(rooms.actor, "test") as work:
        store.add(work, letter)
        store.destroy(work, letter.case_id)
        assert store.of_cases(work, [letter.case_id]) == {}


def test_undoing_a_visit_leaves_its_letter_in_the_register(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    rooms.undo.undo(actor=rooms.actor)
    letter = rooms.letters.letter(letter_id, actor=rooms.actor)
    assert letter.appointment_id is None
    assert letter.number == "2026-0001"
    rooms.letters.mark_sent(letter_id, letter.route, rooms.clock.today(), actor=rooms.actor)
