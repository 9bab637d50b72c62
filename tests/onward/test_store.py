from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.onward import store
from ks_desktop.onward.domain import OnwardReferral, OnwardState, OnwardWay, WarmHandOver, handed_over
from tests.onward.made import MADE, NURSE, make_onward, onward_id, step, take
from tests.onward.rooms import Rooms

S = OnwardState


def stored(rooms: Rooms, referral: OnwardReferral) -> OnwardReferral:
    with rooms.database.work(rooms.actor, "test") as work:
        return store.put(work, referral)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    steps=st.lists(
        st.builds(step, st.sampled_from(S), st.integers(0, 9), words=st.sampled_from(("", "x"))), max_size=8
    ),
    wish=st.sampled_from(("", "Hulp met de post", "שלום")),
)
def test_whatever_happened_comes_back_as_it_was(
    rooms: Rooms, case_id: CaseId, data: st.DataObject, steps: list[object], wish: str
) -> None:
    del data
    first = make_onward(1, case_id=case_id, wish=wish, needs=("money", "language"))
    with rooms.database.work(rooms.actor, "test") as work:
        store.destroy(work, case_id)
        kept = store.put(work, replace(first, made_by=NURSE))
        for happened in steps:
            try:
                after = take(kept, happened)  # type: ignore[arg-type]
            except UserError:
                continue
            kept = store.put(work, after)
            assert replace(kept, version=after.version) == after
        warm = WarmHandOver(on=MADE, way=OnwardWay.PHONE, with_whom="Bakker")
        if kept.state is not S.WITHDRAWN:
            kept = store.put(work, handed_over(handed_over(kept, warm, today=MADE), warm, today=MADE))
    with rooms.database.reading(rooms.actor) as reading:
        assert store.get(reading, kept.id) == kept


def test_a_second_saver_is_told_and_a_new_one_twice_is_none(rooms: Rooms, case_id: CaseId) -> None:
    kept = stored(rooms, make_onward(1, case_id=case_id))
    stored(rooms, take(kept, step(S.SENT)))
    with pytest.raises(StaleError):
        stored(rooms, take(kept, step(S.WITHDRAWN)))
    with pytest.raises(StaleError):
        stored(rooms, make_onward(2, case_id=case_id, version=3))


def test_any_number_of_cases_takes_three_questions(rooms: Rooms, case_id: CaseId) -> None:
    other = rooms.woman(given_name="Beyza", bsn="", birth_surname="Demir", phone="0611112222")
    for number, whose in enumerate((case_id, other, case_id), 1):
        stored(rooms, take(make_onward(number, case_id=whose), step(S.SENT)))
    asked: list[str] = []
    with rooms.database.reading(rooms.actor) as reading:
        sa.event.listen(reading.session.connection(), "before_cursor_execute", lambda *args: asked.append(args[2]))
        found = store.of_cases(reading, [case_id, other, CaseId(new_id())])
    assert len(asked) == 3
    assert {key: [each.id for each in of_her] for key, of_her in found.items()} == {
        case_id: [onward_id(1), onward_id(3)],
        other: [onward_id(2)],
    }


def test_the_list_begins_with_what_is_to_be_asked_first(rooms: Rooms, case_id: CaseId) -> None:
    days = (None, MADE + timedelta(days=9), MADE + timedelta(days=2))
    for number, day in enumerate(days, 1):
        stored(rooms, make_onward(number, case_id=case_id, follow_up_on=day))
    with rooms.database.reading(rooms.actor) as reading:
        assert [each.follow_up_on for each in store.listed(reading, tuple(S))] == [days[2], days[1], None]
        assert store.listed(reading, (S.SENT,)) == ()
        assert store.listed(reading, tuple(S), case_id=CaseId(new_id())) == ()


def test_a_destroyed_case_leaves_nothing(rooms: Rooms, case_id: CaseId) -> None:
    kept = stored(rooms, take(make_onward(1, case_id=case_id), step(S.SENT)))
    stored(rooms, make_onward(2, case_id=case_id, second_of=kept.id))
    stored(rooms, handed_over(kept, WarmHandOver(on=MADE, way=OnwardWay.PHONE, with_whom="B"), today=date(2026, 9, 1)))
    with rooms.database.work(rooms.actor, "case_destroyed") as work:
        rooms.onward.case_destroyed(case_id, work=work)
        connection = work.session.connection()
        for table in sorted(store.CLAIMED):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0  # noqa: S608
