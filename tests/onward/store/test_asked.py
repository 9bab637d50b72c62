import sqlalchemy as sa

from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import NotStarted, OnwardState, still_open
from ks_desktop.onward.store.asked import came_to_nothing, open_in, with_open
from ks_desktop.onward.store.rows import OnwardRow
from tests.families import statements
from tests.onward.rooms import PRACTICE, Rooms

S = OnwardState


def open_cases(rooms: Rooms, *case_ids: CaseId) -> frozenset[CaseId]:
    """Return the cases that the table has open; the rule must say the same."""
    with rooms.database.reading(rooms.actor) as reading:
        found = with_open(reading, case_ids)
        theirs = rooms.onward.of_cases(case_ids, reading=reading)
        assert found == {key for key in case_ids if still_open(theirs.get(key, ()))}
        for key in case_ids:
            value = sa.literal(key, OnwardRow.case_id.type)
            assert reading.session.scalar(sa.select(open_in(value))) is (key in found)
        return found


def test_the_table_says_what_the_rule_says_until_all_of_it_is_closed(rooms: Rooms, case_id: CaseId) -> None:
    other = rooms.woman(birth_surname="Anders", birth_date="1991-02-03", bsn="")
    assert open_cases(rooms, case_id, other) == frozenset()
    first = rooms.sent(case_id)
    assert open_cases(rooms, case_id, other) == {case_id}
    rooms.step(first, S.NOT_STARTED, reason=NotStarted.NO_PLACE)
    with rooms.database.reading(rooms.actor) as reading:
        assert reading.session.scalars(sa.select(OnwardRow.id).where(came_to_nothing())).all() == [first]
    assert open_cases(rooms, case_id, other) == {case_id}
    second = rooms.sent(case_id, PRACTICE, second_of=first)
    assert open_cases(rooms, case_id, other) == {case_id}
    rooms.step(second, S.STARTED)
    assert open_cases(rooms, case_id, other) == frozenset()


def test_one_question_for_any_number_of_cases(rooms: Rooms, case_id: CaseId) -> None:
    rooms.sent(case_id)
    many = [case_id, *(rooms.woman(birth_surname=f"Meer{letter}", bsn="") for letter in "ab")]
    with rooms.database.reading(rooms.actor) as reading:
        with statements() as sent:
            assert with_open(reading, many) == {case_id}
        assert sum(each.startswith("SELECT") for each in sent) == 1
        assert with_open(reading, ()) == frozenset()
