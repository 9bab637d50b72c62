from datetime import UTC, date, datetime
from uuid import uuid4

from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain.printed import PlanDraft, PlanKind, PlanState
from ks_desktop.visits.store import printed

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_a_sheet_comes_back_as_it_was_kept(database: Database, actor: UserId) -> None:
    sheet = PlanDraft(kind=PlanKind.TEAM, first=DAY, last=DAY, nurse=None, made_on=DAY, number=1)
    with database.work(actor, "test") as work:
        assert printed.next_number(work, DAY) == 1
        key = printed.add(work, sheet, AT)
        assert printed.next_number(work, DAY) == 2
    with database.reading(actor) as reading:
        found = printed.find(reading, key)
        assert found == printed.numbered(reading, DAY, 1)
        assert printed.out(reading, DAY, DAY) == (found,)
        assert printed.find(reading, uuid4()) is None
    assert found is not None
    assert (found.kind, found.nurse, found.label, found.printed_at) == (PlanKind.TEAM, None, sheet.label, AT)


def test_a_settled_sheet_is_listed_on_its_day_only(database: Database, actor: UserId) -> None:
    sheet = PlanDraft(kind=PlanKind.DAY, first=DAY, last=DAY, nurse=actor, made_on=DAY, number=1)
    with database.work(actor, "test") as work:
        key = printed.add(work, sheet, AT)
        printed.settle(work, key, PlanState.SHREDDED, DAY, "")
    with database.reading(actor) as reading:
        assert [plan.id for plan in printed.out(reading, DAY, DAY)] == [key]
        assert printed.out(reading, date(2026, 11, 25), DAY) == ()
