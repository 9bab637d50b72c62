from datetime import UTC, date, datetime

from ks_desktop.clients import store
from ks_desktop.clients.domain import CallAfter, CaseStatus, CloseReason
from ks_desktop.clients.store import endings
from ks_desktop.clients.store.endings import CaseEndingRow
from ks_desktop.core.database import Database
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client


def test_an_ending_comes_back_and_says_who_is_quiet_and_who_died(database: Database, actor: UserId) -> None:
    woman, other = make_client(), make_client()
    died = make_case(woman, status=CaseStatus.CLOSED, close_reason=CloseReason.DIED, closed_on=date(2026, 11, 21))
    going_on = make_case(other)
    row = CaseEndingRow(
        id=new_id(),
        case_id=died.id,
        work_id=new_id(),
        reason=CloseReason.DIED,
        ended_on=None,
        told_by="haar zus",
        noted_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
        noted_by=actor,
        call=CallAfter.NOT_OFFERED,
        held={"changed": [], "gone": {}, "made": {}},
    )
    with database.work(actor, "test") as work:
        for client, case in ((woman, died), (other, going_on)):
            store.put_client(work, client)
            store.put_case(work, case)
        endings.add(work, row)
        found = endings.of_cases(work, [died.id, going_on.id])
        assert {key: each.told_by for key, each in found.items()} == {died.id: "haar zus"}
        assert endings.of_work(work, row.work_id) == [row]
        assert endings.quiet(work, [died.id, going_on.id, *(CaseId(new_id()) for _ in range(1000))]) == {died.id}
        assert list(work.session.scalars(endings.quiet_ids())) == [died.id]
        assert endings.died(work, [woman.id, other.id]) == {woman.id}
        endings.remove(work, died.id)
        assert endings.row_of(work, died.id) is None
