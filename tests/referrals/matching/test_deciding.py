from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import Case, CaseStatus
from ks_desktop.clients.domain.doubles import Pregnancy
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ReferralId, new_id
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.matching import decided
from tests.clients.makers import DUE, make_case, make_client

HER = make_client()
CASE = make_case(HER)
CLOSED = replace(CASE, status=CaseStatus.CLOSED, closed_on=date(2026, 11, 20))
BEFORE = Referral(id=ReferralId(new_id()), case_id=CASE.id, received_on=date(2026, 11, 18), referrer_name="F. Proef")
OTHER = replace(BEFORE, id=ReferralId(new_id()), referrer_name="Iemand anders")


def later(days: int) -> date:
    return DUE + timedelta(days=days)


def test_the_case_and_the_repeated_referral_of_the_pregnancy_are_found() -> None:
    old = make_case(HER, due_date=later(-400))
    read = make_case(HER, due_date=later(80))
    known = decided(read, OTHER, HER, [old, CASE], [BEFORE], Pregnancy.SAME)
    assert (known.client, known.case, known.same) == (HER, CASE, None)
    assert decided(CASE, BEFORE, HER, [CLOSED], [BEFORE], Pregnancy.SAME).same == BEFORE
    assert decided(read, OTHER, HER, [CASE], [BEFORE], Pregnancy.NEXT).case is None


@pytest.mark.parametrize(
    ("days", "case", "pregnancy", "code"),
    [
        (85, CASE, Pregnancy.SAME, "other_pregnancy"),
        (10, CASE, Pregnancy.NEXT, "same_pregnancy"),
        (0, CLOSED, Pregnancy.SAME, "closed"),
    ],
)
def test_what_cannot_be_is_refused(days: int, case: Case, pregnancy: Pregnancy, code: str) -> None:
    read = make_case(HER, due_date=later(days))
    with pytest.raises(UserError) as raised:
        decided(read, OTHER, HER, [case], [BEFORE], pregnancy)
    assert raised.value.code == code
