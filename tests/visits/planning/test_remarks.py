from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.planning.courses import Course
from ks_desktop.visits.planning.remarks import remarks
from ks_desktop.visits.planning.wish import Wish

CASE = CaseId(new_id())
VISIT = Appointment(
    id=AppointmentId(new_id()),
    case_id=CASE,
    nurse=UserId(new_id()),
    starts_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
    minutes=60,
)
WISH = Wish(
    case_id=CASE,
    due=date(2027, 3, 16),  # 23+6 on the day of the visit
    postcode="3511 AB",
    window=WeekWindow(earliest=age_of(12), best_from=age_of(16), best_until=age_of(28), latest=age_of(40)),
    visit_by=date(2026, 12, 11),
    visit_days=15,
)


def _weeks(earliest: int, latest: int) -> WeekWindow:
    return WeekWindow(
        earliest=age_of(earliest), best_from=age_of(earliest), best_until=age_of(latest), latest=age_of(latest)
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, []),
        ({"window": _weeks(24, 30)}, ["before her weeks"]),
        ({"window": _weeks(10, 20)}, ["after her weeks"]),
        ({"due": date(2026, 10, 1)}, ["not pregnant any more"]),
        ({"free_days": FreeDays(closed=frozenset({date(2026, 11, 23)}))}, ["Nobody works"]),
        ({"window": _weeks(10, 20), "free_days": FreeDays(closed=frozenset({VISIT.day}))}, ["after her", "Nobody"]),
    ],
)
def test_only_what_does_not_fit_any_more_is_said(changed: dict[str, object], said: list[str]) -> None:
    course = Course(wish=replace(WISH, **changed), contact_name="")  # type: ignore[arg-type]  # one of each kind
    found = remarks(VISIT, course)
    assert len(found) == len(said)
    assert all(part in reason.message for part, reason in zip(said, found, strict=True))
    assert remarks(replace(VISIT, state=AppointmentState.DONE), course) == ()
