import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.records.domain.requests import Asking, Identity, RequestKind
from ks_desktop.records.keeping.domain import Fate, LeftOut
from tests.records.keeping.support import Kept


def test_a_request_that_waits_keeps_her_record_unless_it_asks_for_destruction(opened: Kept) -> None:
    house, case_id = opened.house, opened.cases["declined"]
    asking = Asking(
        kind=RequestKind.DESTRUCTION, case_id=case_id, received_on=house.clock.today(), identity=Identity.KNOWN
    )
    house.requests.begin(asking, actor=opened.nurse)
    assert [line.case_id for line in house.keeping.proposal(actor=opened.nurse).proposed] == [case_id]
    access = Asking(kind=RequestKind.ACCESS, case_id=case_id, received_on=house.clock.today(), identity=Identity.KNOWN)
    house.requests.begin(access, actor=opened.nurse)
    line = next(each for each in house.keeping.proposal(actor=opened.nurse).lines if each.case_id == case_id)
    assert (line.left_out, "antwoord" in line.reason) == (LeftOut.ROOM, True)
    with pytest.raises(UserError, match="room"):
        house.keeping.decide([case_id], Fate.DESTROY, actor=opened.nurse)
