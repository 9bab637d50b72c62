from ks_desktop.visits import store
from ks_desktop.visits.service.joining import VisitsJoined
from ks_desktop.visits.store.waiting_tables import WAITING_ROWS


def test_each_of_these_rows_goes_with_its_case() -> None:
    names = {row.__tablename__ for row in WAITING_ROWS}
    assert names <= store.CLAIMED
    assert names <= VisitsJoined.joined_tables
    assert all("case_id" in row.__table__.columns for row in WAITING_ROWS)
