from datetime import UTC, date, datetime, timedelta

from ks_desktop.clients.domain import CloseReason, Ending
from ks_desktop.clients.domain.case import CaseStatus
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client

# Late in the evening: by the Dutch clock it was the next day already.
ENDING = Ending(
    case_id=CaseId(new_id()),
    reason=CloseReason.PREGNANCY_ENDED,
    ended_on=None,
    told_by="",
    noted_at=datetime(2026, 11, 21, 23, 30, tzinfo=UTC),
    noted_by=UserId(new_id()),
)


def test_it_can_be_taken_back_for_thirty_days_to_the_minute() -> None:
    assert (ENDING.noted_on, ENDING.last_day) == (date(2026, 11, 22), date(2026, 12, 22))
    assert ENDING.can_take_back(ENDING.noted_at + timedelta(days=30))
    assert not ENDING.can_take_back(ENDING.noted_at + timedelta(days=30, minutes=1))


def test_quiet_is_a_closed_case_of_which_nothing_may_be_asked() -> None:
    open_case = make_case(make_client())
    assert not open_case.is_quiet
    for reason in CloseReason:
        case = make_case(make_client(), status=CaseStatus.CLOSED, close_reason=reason, closed_on=date(2026, 11, 21))
        assert case.is_quiet is (reason.value in {"pregnancy_ended", "died"})
