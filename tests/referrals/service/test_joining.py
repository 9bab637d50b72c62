from pathlib import Path

from ks_desktop.core.moving import undo
from ks_desktop.referrals.service.joining import ReferralsJoined
from tests.families import sign_up
from tests.houses import new_house


def test_a_visit_that_is_planned_is_planned_for_all_referrals_and_back(tmp_path: Path) -> None:
    house = new_house(tmp_path / "data")[0]
    kept = sign_up(house, "Kaya")
    gone = sign_up(house, "Demir", given_name="Zeynep", birth_date="1985-02-03")
    room = ReferralsJoined()
    assert room.joined_tables == {"referral"}
    with house.database.work(house.actor, "client_changed") as work:
        house.referrals.taken_up(kept, work=work)
        before = house.referrals.of_cases([kept, gone], reading=work)
        moved = room.cases_joined(gone, kept, work=work)
        work.session.expire_all()
        joined = house.referrals.of_cases([kept, gone], reading=work)
        assert [referral.is_taken_up for referral in joined[kept]] == [True, True]
        for one in moved:
            undo(work, one)
        work.session.expire_all()
        assert house.referrals.of_cases([kept, gone], reading=work) == before
    house.close()
