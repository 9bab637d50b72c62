from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.store.reports import REPORT_ROWS
from ks_desktop.visits.store.tables import AppointmentRow, ContactAttemptRow, VisitCompanionRow, parts
from ks_desktop.visits.store.waiting_tables import WAITING_ROWS
from ks_desktop.visits.store.wishes import VisitWishRow
from tests.visits.conftest import Room


def test_every_table_with_a_case_is_claimed(room: Room) -> None:
    kinds = (AppointmentRow, ContactAttemptRow, VisitCompanionRow, VisitWishRow, *REPORT_ROWS, *WAITING_ROWS)
    with_case = {row.__tablename__ for row in kinds}
    assert with_case == room.visits.claimed_tables


def test_many_ids_are_asked_in_parts_that_lose_none() -> None:
    ids = [CaseId(new_id()) for _ in range(1001)]
    asked = parts(ids)
    assert [len(part) for part in asked] == [500, 500, 1]
    assert [case_id for part in asked for case_id in part] == ids
    assert parts([]) == []
