from datetime import UTC, date, datetime, time

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, NextTry


def attempt(result: ContactResult, way: ContactWay = ContactWay.PHONE) -> ContactAttempt:
    return ContactAttempt(
        id=new_id(),
        case_id=CaseId(new_id()),
        user=UserId(new_id()),
        at=datetime(2026, 11, 23, 9, tzinfo=UTC),
        result=result,
        way=way,
    )


def test_only_a_try_that_was_hers_and_failed_counts() -> None:
    assert attempt(ContactResult.NOT_REACHED, ContactWay.DOOR).is_try_in_vain
    assert not attempt(ContactResult.NOT_REACHED, ContactWay.REFERRER).is_try_in_vain
    assert not attempt(ContactResult.LATER).is_try_in_vain
    assert not attempt(ContactResult.SPOKEN).is_try_in_vain


def test_a_next_try_begins_at_dutch_time() -> None:
    found = NextTry(day=date(2026, 11, 25), start=time(15), end=time(17))
    assert found.starts_at == datetime(2026, 11, 25, 14, tzinfo=UTC)


@pytest.mark.parametrize(("start", "why"), [(17, ""), (15, "x" * 201)])
def test_a_next_try_that_cannot_be_is_refused(start: int, why: str) -> None:
    with pytest.raises(UserError) as refused:
        NextTry(day=date(2026, 11, 25), start=time(start), end=time(17), why=why)
    assert refused.value.field == "next_try"


def test_the_words_of_a_try_stay_as_they_are_stored() -> None:
    assert {result.value for result in ContactResult} == {"spoken", "not_reached", "later"}
    assert {way.value for way in ContactWay} == {"phone", "text", "email", "letter", "door", "referrer"}
