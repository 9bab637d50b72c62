from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.records.domain.requests import Asking, Identity, RequestKind
from ks_desktop.records.keeping.domain import Fate, LeftOut
from tests.families import client_of, sign_up
from tests.records.keeping.support import ODD, Kept


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


def test_a_request_about_her_newest_pregnancy_keeps_the_record_of_the_one_before(opened: Kept) -> None:
    house, first = opened.house, opened.cases["declined"]
    day = "2029-03-04"
    newest = sign_up(house, ODD, birth_date="1990-03-12", received_on=day, consent_on=day, due_date="2029-08-01")
    assert (newest != first, client_of(house, newest)) == (True, client_of(house, first))
    opened.at(date(2031, 6, 2))
    assert first in [line.case_id for line in house.keeping.proposal(actor=opened.nurse).proposed]
    asking = Asking(kind=RequestKind.ACCESS, case_id=newest, received_on=house.clock.today(), identity=Identity.KNOWN)
    house.requests.begin(asking, actor=opened.nurse)
    assert first not in [line.case_id for line in house.keeping.proposal(actor=opened.nurse).proposed]
