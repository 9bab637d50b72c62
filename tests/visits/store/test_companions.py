import json
from uuid import uuid4

import pytest

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import BookingState, Companion, CompanionKind
from ks_desktop.visits.store import companions


@pytest.mark.parametrize("state", BookingState)
def test_plain_values_make_the_same_companion_again(state: BookingState) -> None:
    for one in (
        Companion(kind=CompanionKind.INTERPRETER, name="Ł <b>", state=state, reference="7/3", is_by_phone=True),
        Companion(kind=CompanionKind.COLLEAGUE, user=UserId(uuid4()), state=state),
    ):
        assert companions.kept(json.loads(json.dumps(companions.plain(one)))) == one
