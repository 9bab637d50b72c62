from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.core.database import Database
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.referrals.domain import NotTakenUp
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.store import standings
from tests.referrals.makers import WHOLE, make_values

QUIET = quiet_ids()


def test_each_referral_is_waiting_put_aside_or_taken_up(
    database: Database, referrals: Referrals, actor: UserId
) -> None:
    late = referrals.record(WHOLE, actor=actor)
    early = referrals.record(
        make_values(given_name="Roos", birth_surname="Slot", bsn="", received_on="2026-11-02"), actor=actor
    )
    with database.reading(actor) as reading:
        assert [row.id for row in standings.waiting(reading, without=QUIET)] == [early.referral_id, late.referral_id]
        assert standings.count_put_aside(reading, without=QUIET) == 0
        assert standings.count_taken_up(reading, without=QUIET) == 0
    referrals.not_taken_up(early.referral_id, NotTakenUp.OTHER, actor=actor)
    with database.work(actor, "test") as work:
        referrals.taken_up(CaseId(late.case_id), work=work)
    with database.reading(actor) as reading:
        assert standings.waiting(reading, without=QUIET) == []
        assert standings.put_aside(reading, 5, without=QUIET) == [early.referral_id]
        assert standings.taken_up(reading, 5, without=QUIET) == [late.referral_id]
        assert standings.taken_up(reading, 0, without=QUIET) == []
        assert standings.count_put_aside(reading, without=QUIET) == 1
        assert standings.count_taken_up(reading, without=QUIET) == 1
