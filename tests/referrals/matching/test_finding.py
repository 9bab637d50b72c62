from dataclasses import replace
from datetime import timedelta

import pytest

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.referrals.intake import Intake, read
from ks_desktop.referrals.matching.finding import Known, find_known, is_same_pregnancy
from tests.referrals.makers import TODAY, make_values


def intake(**changes: str) -> Intake:
    return read(make_values(**changes), today=TODAY)


def known(first: Intake, second: Intake) -> Known | None:
    return find_known(
        second.case,
        second.referral,
        [first.client],
        {first.client.id: (replace(first.case, client_id=first.client.id),)},
        [first.referral],
    )


def test_nobody_is_known_without_a_woman() -> None:
    one = intake()
    assert find_known(one.case, one.referral, [], {}, []) is None


def test_the_same_referral_is_recognised() -> None:
    first = intake()
    assert known(first, intake(referrer_name="s. DE wit")) == Known(
        client=first.client, case=first.case, same=first.referral
    )


@pytest.mark.parametrize("changes", [{"referrer_name": "K. Ander"}, {"received_on": "2026-11-19"}])
def test_another_referrer_or_day_is_a_second_referral(changes: dict[str, str]) -> None:
    first = intake()
    assert known(first, intake(**changes)) == Known(client=first.client, case=first.case)


def test_the_next_pregnancy_is_another_case() -> None:
    first = intake(
        due_date="2026-09-01", received_on="2026-03-01", consent_on="2026-03-01", bsn_checked_on="2026-03-01"
    )
    assert known(first, intake()) == Known(client=first.client)


def test_a_closed_case_takes_no_second_referral_but_still_shows_a_repeat() -> None:
    first = intake()
    closed = replace(first, case=replace(first.case, status=CaseStatus.CLOSED))
    assert known(closed, intake(referrer_name="K. Ander")) == Known(client=first.client)
    repeated = known(closed, intake())
    assert repeated is not None
    assert repeated.same == first.referral


@pytest.mark.parametrize(("days", "same"), [(0, True), (42, True), (-42, True), (43, False)])
def test_a_scan_moves_a_due_date_by_weeks_not_by_months(days: int, same: bool) -> None:
    case = intake().case
    assert is_same_pregnancy(case, replace(case, due_date=case.due_date + timedelta(days=days))) is same
