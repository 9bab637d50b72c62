from dataclasses import replace

from ks_desktop.clients.domain import Answer
from ks_desktop.referrals.domain import ReferrerRole, Route
from ks_desktop.referrals.intake import read
from tests.referrals.makers import TODAY, make_values


def test_feedback_is_owed_to_a_referrer_until_it_is_given() -> None:
    referral = read(make_values(), today=TODAY).referral
    assert referral.owes_feedback
    assert not replace(referral, feedback_wanted=Answer.NO).owes_feedback
    assert not replace(referral, route=Route.SELF).owes_feedback
    assert not replace(referral, referrer_role=ReferrerRole.SELF).owes_feedback
    assert not replace(referral, feedback_given_on=TODAY).owes_feedback
    assert referral.referrer == "Praktijk De Bron, S. de Wit"
