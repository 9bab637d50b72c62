import sqlalchemy as sa

from ks_desktop.core.rows import Base
from ks_desktop.onward import store
from ks_desktop.onward.store.rows import OnwardRow, OnwardStepRow, WarmHandOverRow
from tests.onward.rooms import Rooms


def test_each_table_of_the_room_names_its_case_and_is_claimed(rooms: Rooms) -> None:
    kinds = (OnwardRow, OnwardStepRow, WarmHandOverRow)
    assert {kind.__tablename__ for kind in kinds} == store.CLAIMED
    for kind in kinds:
        assert "case_id" in Base.metadata.tables[kind.__tablename__].columns
    with rooms.database.reading(rooms.actor) as reading:
        plan = reading.session.execute(
            sa.text("EXPLAIN QUERY PLAN SELECT id FROM onward_referral WHERE follow_up_on <= '2026-01-01'")
        ).all()
    assert "ix_onward_referral_due" in repr(plan)  # what is due is looked for each morning
