from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.domain.emergency import EmergencyOpening, Opens
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from ks_desktop.security.domain import Role
from tests.clients.restricted.makers import colleague
from tests.families import client_of, logged, sign_up
from tests.houses import practice

REASON = "Ik neem vandaag waar"


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


@pytest.fixture
def case(house: House) -> CaseId:
    case_id = sign_up(house, shielded="yes")
    with house.database.reading(house.actor) as reading:
        hers = house.clients.cases([case_id], reading=reading)[case_id]
    house.clients.save_case(replace(hers, nurse=house.actor), actor=house.actor)
    return case_id


def _for(house: House, actor: UserId) -> tuple[EmergencyOpening, ...]:
    with house.database.reading(actor) as reading:
        return house.emergency.for_nurse(reading=reading)


def test_a_reason_opens_and_her_nurse_and_the_officer_see_it_until_they_did(house: House, case: CaseId) -> None:
    other, both, officer = (
        colleague(house),
        colleague(house, "ook", *Role),
        colleague(house, "functionaris", Role.PRIVACY_OFFICER),
    )
    with pytest.raises(UserError) as refused:
        house.emergency.open(case, REASON, actor=other)
    assert refused.value.code == "shielded", "first the record, then its notes"
    house.emergency.open(case, REASON, opens=Opens.RECORD, actor=other)
    assert not house.emergency.is_open(case, other)
    house.emergency.open(case, REASON, actor=other)
    assert house.emergency.is_open(case, other)
    assert not house.emergency.is_open(case, house.actor)
    assert set(logged(house, "emergency_opened")) == {(client_of(house, case).hex, case.hex)}
    shown = _for(house, house.actor)
    assert [(each.opens, each.reason, each.user, each.nurse) for each in shown] == [
        (Opens.NOTES, REASON, other, house.actor),
        (Opens.RECORD, REASON, other, house.actor),
    ]
    assert _for(house, other) == ()
    house.emergency.seen_by_nurse([shown[0].id], actor=other)
    assert _for(house, house.actor) == shown, "only her nurse can have seen it"
    house.emergency.seen_by_nurse([each.id for each in shown], actor=house.actor)
    assert _for(house, house.actor) == ()
    assert len(house.emergency.for_officer(actor=officer)) == 2
    with pytest.raises(UserError) as no_officer:
        house.emergency.for_officer(actor=colleague(house, "derde"))
    assert no_officer.value.code == "no_right"
    house.emergency.seen_by_officer([shown[0].id], actor=officer)
    assert [each.id for each in house.emergency.for_officer(actor=officer)] == [shown[1].id]
    with house.database.reading(house.actor) as reading:
        assert list(house.emergency.of_cases([case], reading=reading)) == [case]
        assert list(house.emergency.by_id([shown[0].id], reading=reading)) == [shown[0].id]
    house.emergency.open(case, REASON, opens=Opens.RECORD, actor=both)
    with pytest.raises(UserError) as own:
        house.emergency.seen_by_officer([each.id for each in house.emergency.for_officer(actor=both)], actor=both)
    assert own.value.code == "own"


def test_without_a_reason_nothing_opens_and_the_log_holds_no_reason(house: House, case: CaseId) -> None:
    other = colleague(house)
    with pytest.raises(UserError) as refused:
        house.emergency.open(case, "spoed", opens=Opens.RECORD, actor=other)
    assert refused.value.field == "reason"
    assert logged(house, "emergency_opened") == []
    house.emergency.open(case, REASON, opens=Opens.RECORD, actor=other)
    with house.database.reading(house.actor) as reading:
        lines = reading.session.execute(sa.text("SELECT * FROM audit WHERE event LIKE 'emergency%'")).all()
        flags = sa.text("SELECT is_emergency FROM audit WHERE action = 'R' AND event = 'emergency_opened'")
        assert list(reading.session.scalars(flags)) == [1]
    assert REASON not in repr(lines)
    with pytest.raises(UserError) as gone:
        house.emergency.open(CaseId(other), REASON, opens=Opens.RECORD, actor=other)
    assert gone.value.code == "gone"


def test_a_quiet_case_asks_nobody_to_look(house: House, case: CaseId) -> None:
    house.emergency.open(case, REASON, opens=Opens.RECORD, actor=colleague(house))
    assert _for(house, house.actor)
    house.clients.close_case(case, CloseReason.PREGNANCY_ENDED.value, actor=house.actor)
    assert _for(house, house.actor) == ()
