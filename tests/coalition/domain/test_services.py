from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ks_desktop.coalition.domain import CapacityState, CareDomain, Mark, ReferrerRole, Service
from ks_desktop.coalition.domain.services import stale_before
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


def test_it_goes_stale_after_so_many_months() -> None:
    checked = make_service(checked_on=date(2026, 5, 22))
    assert not checked.is_stale(TODAY)
    assert checked.is_stale(TODAY + timedelta(days=1))
    assert checked.is_stale(TODAY, 5)
    assert make_service().is_stale(TODAY, 24)


@pytest.mark.parametrize(
    ("today", "months", "before"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 1), 24, date(2024, 12, 1)),
    ],
)
def test_months_are_counted_back_to_a_day_that_is_there(today: date, months: int, before: date) -> None:
    assert stale_before(today, months) == before


def test_what_is_over_is_not_there_and_its_last_day_still_is() -> None:
    service = make_service(valid_from=TODAY, ends_on=TODAY)
    assert service.is_there(TODAY)
    assert not service.is_there(TODAY + timedelta(days=1))
    assert not make_service(is_hidden=True).is_there(TODAY)
    with pytest.raises(UserError) as caught:
        make_service(valid_from=TODAY, ends_on=TODAY - timedelta(days=1))
    assert caught.value.field == "ends_on"


def test_a_waiting_time_on_the_card_reads_as_an_answer() -> None:
    assert make_service().waiting is None
    none, some = (make_service(waiting_weeks=weeks, waiting_asked_on=TODAY).waiting for weeks in (0, 3))
    assert none is not None
    assert some is not None
    assert (none.state, none.weeks) == (CapacityState.OPEN, None)
    assert (some.state, some.weeks) == (CapacityState.WAITING, 3)


def test_a_service_without_municipality_region_or_country_is_placeless() -> None:
    assert make_service().is_placeless
    for stated in ({"municipalities": ("GM0344",)}, {"regions": ("ggd_utrecht",)}, {"is_nationwide": True}):
        assert not make_service(**stated).is_placeless


@pytest.mark.parametrize(
    ("mark", "unsure"), [(Mark.OWN, False), (Mark.FOUND, False), (Mark.UNVERIFIED, True), (Mark.CONFLICT, True)]
)
def test_what_nobody_checked_is_no_fact_until_somebody_asked(mark: Mark, unsure: bool) -> None:
    assert make_service(mark=mark).is_unsure is unsure
    assert not make_service(mark=mark, checked_on=TODAY).is_unsure
