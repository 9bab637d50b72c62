from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.records.domain.requests import Asking, Decision, Outcome, Request, RequestKind, StepDone
from ks_desktop.records.requests.catalogue import catalogue
from ks_desktop.records.requests.ruling import check_outcome, effect_of

DAY = date(2026, 11, 21)
NURSE = UserId(new_id())


def request(kind: RequestKind, *, is_ready: bool = True) -> Request:
    steps = tuple(StepDone(step=step.key, done_on=DAY, done_by=NURSE) for step in catalogue().guide(kind).steps)
    return Request(
        id=new_id(),
        number=1,
        asking=Asking(kind=kind, case_id=CaseId(new_id()), received_on=DAY, about="Naam", should_say="Bakker"),
        recorded_at=datetime(2026, 11, 21, tzinfo=UTC),
        recorded_by=NURSE,
        due_on=DAY,
        steps=steps if is_ready else (),
    )


@pytest.mark.parametrize("kind", [kind for kind in RequestKind if kind is not RequestKind.DESTRUCTION])
def test_what_is_ready_can_be_granted_and_only_a_restriction_sets_still(kind: RequestKind) -> None:
    granted = Outcome(decision=Decision.GRANTED)
    check_outcome(request(kind), granted)
    assert effect_of(request(kind), granted).sets_still is (kind is RequestKind.RESTRICTION)
    with pytest.raises(UserErrors) as early:
        check_outcome(request(kind, is_ready=False), granted)
    must = {step.key for step in catalogue().guide(kind).steps if step.must}
    assert {error.field for error in early.value.errors} == {f"step_{key}" for key in must}


def test_what_is_taken_back_or_asked_by_nobody_known_needs_no_steps() -> None:
    bare = request(RequestKind.ACCESS, is_ready=False)
    check_outcome(bare, Outcome(decision=Decision.WITHDRAWN))
    check_outcome(bare, Outcome(decision=Decision.REFUSED, grounds=("not_entitled",), reason="Dat mag u niet."))
    with pytest.raises(UserErrors):
        check_outcome(bare, Outcome(decision=Decision.REFUSED, grounds=("again",), reason="Alweer."))


def test_a_refused_restriction_sets_nothing_still() -> None:
    refused = Outcome(decision=Decision.REFUSED, grounds=("is_right",), reason="Het klopt.")
    assert not effect_of(replace(request(RequestKind.RESTRICTION), outcome=refused), refused).sets_still
