from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.values import CaseId, new_id
from ks_desktop.records.keeping.gone import NAME, EndOfCopies, Gone, mark_of, merged, read, write

NOON = datetime(2029, 3, 5, 12, tzinfo=UTC)
_HOURS = st.integers(min_value=0, max_value=4000)


def test_a_mark_is_of_one_case_in_one_database_and_holds_no_id() -> None:
    case_id, one, other = CaseId(new_id()), new_id(), new_id()
    mark = mark_of(one, case_id)
    assert mark == mark_of(one, case_id)
    assert mark != mark_of(other, case_id)
    assert case_id.hex[:8] not in mark


def test_a_list_only_grows_and_of_two_days_the_first_stays(tmp_path: Path) -> None:
    assert read(tmp_path) == {}
    first, later = Gone(NOON, None), Gone(NOON + timedelta(days=9), NOON)
    assert write(tmp_path, {"a": later, "b": later})
    assert write(tmp_path, {"a": first})
    assert read(tmp_path) == {"a": first, "b": later} == merged({"a": first}, {"a": later, "b": later})
    assert not write(tmp_path / "weg", {"a": first})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 2, "gone": []}',
        b'{"format": 1}',
        b'{"format": 1, "gone": [["a", 3, null]]}',
        b'{"format": 1, "gone": [["a", "2029-03-05T12:00:00", null]]}',
        b"\xff\xfe",
    ],
)
def test_a_list_that_cannot_be_read_is_none_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert read(tmp_path) == {}
    assert write(tmp_path, {"a": Gone(NOON, None)})
    assert read(tmp_path) == {"a": Gone(NOON, None)}


@given(st.lists(st.tuples(_HOURS, st.none() | _HOURS), max_size=5), _HOURS, st.integers(min_value=7, max_value=365))
def test_a_copy_ends_so_many_days_after_the_first_destruction_of_what_it_holds(
    gone: list[tuple[int, int | None]], made: int, days: int
) -> None:
    moment = NOON + timedelta(hours=made)
    marks = [
        Gone(NOON + timedelta(hours=at), None if since is None else NOON + timedelta(hours=since)) for at, since in gone
    ]
    held = [each.at for each in marks if moment < each.at and (each.since is None or each.since <= moment)]
    end = EndOfCopies(marks, days).of(moment)
    assert end == (None if not held else min(held).date() + timedelta(days=days) if _same_day(min(held)) else end)
    assert end is None or end > moment.date()


def _same_day(moment: datetime) -> bool:
    return moment.hour < 21  # later it is the next day in the Netherlands


def test_what_came_due_since_a_folder_was_gone_through() -> None:
    ends = EndOfCopies([Gone(NOON, None), Gone(NOON + timedelta(days=40), NOON)], 35)
    assert ends.due_since(None) == date(2029, 4, 9)
    assert ends.due_since(datetime(2029, 4, 9, 12, tzinfo=UTC)) == date(2029, 5, 19)
    assert ends.due_since(datetime(2029, 6, 1, tzinfo=UTC)) is None
    assert EndOfCopies([], 35).due_since(None) is None
