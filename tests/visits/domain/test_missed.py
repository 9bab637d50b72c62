from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.domain import MissedReason, MissedWindow


@pytest.mark.parametrize(("reason", "note"), [(MissedReason.OTHER, " "), (MissedReason.NO_NURSE, "x" * 201)])
def test_a_reason_says_something_and_not_too_much(reason: MissedReason, note: str) -> None:
    with pytest.raises(UserError) as refused:
        MissedWindow(
            id=new_id(),
            case_id=CaseId(new_id()),
            contact_type="first_visit",
            reason=reason,
            closed_on=date(2026, 11, 1),
            recorded_on=date(2026, 11, 21),
            note=note,
        )
    assert refused.value.field == "note"
