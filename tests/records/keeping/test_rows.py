import pytest
import sqlalchemy as sa

from ks_desktop.records.keeping.domain import Fate
from tests.records.keeping.support import Kept


def test_the_file_itself_refuses_one_person_for_both_pairs_of_eyes(opened: Kept) -> None:
    house = opened.house
    house.keeping.decide([opened.cases["declined"]], Fate.DESTROY, actor=opened.nurse)
    with (
        pytest.raises(sa.exc.IntegrityError, match="two_people"),
        house.database.work(opened.officer, "keeping_decided") as work,
    ):
        work.session.execute(
            sa.text("UPDATE keeping_decision SET confirmed_by = decided_by, confirmed_at = decided_at")
        )
    assert len(house.keeping.proposal(actor=opened.officer).waiting) == 1
