from datetime import date

from ks_desktop.core.values import CaseId, ReferralId, new_id
from ks_desktop.referrals.domain import Referral, ReferrerRole, Route
from ks_desktop.referrals.domain.counting import CountKey, RefusedByHerError, count_key
from tests.clients.makers import make_client


def test_what_is_counted_holds_nobody() -> None:
    referral = Referral(
        id=ReferralId(new_id()),
        case_id=CaseId(new_id()),
        received_on=date(2026, 11, 18),
        referrer_name="S. de Wit",
        referrer_role=ReferrerRole.MIDWIFE,
        route=Route.DIRECT,
    )
    key = count_key(referral, make_client())
    assert key == CountKey(
        month="2026-11", municipality="GM0344", referrer_role=ReferrerRole.MIDWIFE, route=Route.DIRECT
    )


def test_a_refusal_is_said_at_the_answer() -> None:
    refusal = RefusedByHerError()
    assert (refusal.code, refusal.field) == ("refused_by_her", "consent_given")
    assert "niet bewaard" in refusal.text()
