from datetime import timedelta
from uuid import UUID

from ks_desktop.core.values import ReferralId
from ks_desktop.letters.store.loops import enough_told, put_enough, remove_enough
from tests.letters.rooms import Rooms


def test_that_a_referrer_needs_to_hear_no_more_is_kept_once_with_its_last_moment(rooms: Rooms) -> None:
    _case, referral_id = rooms.woman()
    at, nobody = rooms.clock.now(), ReferralId(UUID(int=5))
    with rooms.database.work(rooms.actor, "test") as work:
        put_enough(work, referral_id, at, rooms.actor)
        put_enough(work, referral_id, at + timedelta(hours=1), rooms.actor)
        assert enough_told(work, [referral_id, nobody]) == {referral_id: at + timedelta(hours=1)}
        remove_enough(work, [referral_id])
        assert enough_told(work, [referral_id]) == {}
