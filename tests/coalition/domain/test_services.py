from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ks_desktop.coalition.domain import STALE_DAYS, CareDomain, Mark, ReferrerRole, Service
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import ServiceId, new_id

TODAY = date(2026, 11, 22)


def make_service(**changes: Any) -> Service:
    whole = Service(id=ServiceId(new_id()), name="Budgetcafé", domain=CareDomain.SOCIAL, needs=("money",))
    return replace(whole, **changes)


def test_everything_that_nobody_can_mean_is_told_at_once() -> None:
    with pytest.raises(UserError) as caught:
        make_service(
            name=" ", waiting_weeks=105, from_age=age_of(20), until_age=age_of(19, 6), from_years=30, until_years=29
        )
    assert {error.field for error in each(caught.value)} == {
        *("name", "waiting_asked_on", "waiting_weeks", "until_age", "until_years")
    }
    one_day = make_service(from_age=age_of(20), until_age=age_of(20), from_years=25, until_years=25)
    assert one_day.takes_from == ()


def test_roles_stand_once_and_in_order() -> None:
    assert make_service(takes_from=("self", "gp", "gp")).takes_from == (ReferrerRole.GP, ReferrerRole.SELF)


def test_it_goes_stale_and_a_waiting_time_sooner() -> None:
    checked = make_service(checked_on=TODAY - timedelta(days=STALE_DAYS))
    assert not checked.is_stale(TODAY)
    assert checked.is_stale(TODAY + timedelta(days=1))
    assert make_service().is_stale(TODAY)
    asked = make_service(waiting_weeks=6, waiting_asked_on=TODAY - timedelta(days=STALE_DAYS // 2))
    assert not asked.is_waiting_stale(TODAY)
    assert asked.is_waiting_stale(TODAY + timedelta(days=1))
    assert not make_service().is_waiting_stale(TODAY)


@pytest.mark.parametrize(
    ("mark", "unsure"), [(Mark.OWN, False), (Mark.FOUND, False), (Mark.UNVERIFIED, True), (Mark.CONFLICT, True)]
)
def test_what_nobody_checked_is_no_fact_until_somebody_asked(mark: Mark, unsure: bool) -> None:
    assert make_service(mark=mark).is_unsure is unsure
    assert not make_service(mark=mark, checked_on=TODAY).is_unsure
