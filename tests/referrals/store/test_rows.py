import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import Urgency
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.store.rows import ReferralRow
from tests.referrals.makers import WHOLE


def test_the_database_itself_refuses_a_word_that_is_none(
    database: Database, referrals: Referrals, actor: UserId
) -> None:
    recorded = referrals.record(WHOLE, actor=actor)
    with pytest.raises(IntegrityError), database.work(actor, "referral_changed") as work:
        work.session.execute(sa.text("UPDATE referral SET urgency = 'morgen'"))
    with database.reading(actor) as reading:
        assert reading.session.get_one(ReferralRow, recorded.referral_id).urgency is Urgency(WHOLE["urgency"])
