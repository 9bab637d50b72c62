from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ks_desktop.clients.domain import ConsentPurpose, ConsentState
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, OrganisationId, new_id
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, OnwardState, OnwardWay, StepTaken, WarmHandOver
from ks_desktop.onward.service.at_once import Asked, AtOnce
from ks_desktop.security.service import Users
from tests.onward.rooms import TEAM, Rooms


@pytest.fixture
def at_once(rooms: Rooms) -> AtOnce:
    return AtOnce(
        database=rooms.database,
        clock=rooms.clock,
        onward=rooms.onward,
        clients=rooms.clients,
        coalition=rooms.coalition,
        users=Users(rooms.database),
    )


def asked(rooms: Rooms, case_id: CaseId, *, agrees: bool | None = True, **other: Any) -> Asked:
    today = rooms.clock.today()
    answered = None
    if agrees is not None:
        answered = Answered(
            purpose=ConsentPurpose.REFER,
            agrees=agrees,
            given_on=today,
            asked_by="N. Proef",
            receiver=TEAM.id,
            data="naam",
        )
    plain: dict[str, Any] = {
        "plan": OnwardPlan(case_id=case_id, organisation_id=TEAM.id, way=OnwardWay.PHONE),
        "step": StepTaken(state=OnwardState.SENT, on=today),
        "answered": answered,
    }
    return Asked(**{**plain, **other})


def hers(rooms: Rooms, case_id: CaseId) -> tuple[OnwardReferral, ...]:
    with rooms.database.reading(rooms.actor) as reading:
        return rooms.onward.of_cases([case_id], reading=reading).get(case_id, ())


def test_a_call_is_kept_in_one_go_with_her_yes_and_is_one_step_to_take_back(
    rooms: Rooms, case_id: CaseId, at_once: AtOnce
) -> None:
    warm = WarmHandOver(on=rooms.clock.today(), way=OnwardWay.PHONE, with_whom="K. Voorbeeld")
    done = at_once.refer(asked(rooms, case_id, warm=warm), actor=rooms.actor)
    assert done.referral is not None
    (one,) = hers(rooms, case_id)
    assert (one.id, one.state, len(one.warm)) == (done.referral.id, OnwardState.SENT, 1)
    begun = at_once.begin(OnwardPlan(case_id=case_id, organisation_id=TEAM.id), actor=rooms.actor)
    assert begun.agrees_on(rooms.clock.today())
    rooms.undo.undo(actor=rooms.actor)
    assert hers(rooms, case_id) == ()
    again = at_once.begin(OnwardPlan(case_id=case_id, organisation_id=TEAM.id), actor=rooms.actor)
    assert again.agreed is None


def test_her_no_is_written_down_and_nothing_else_happens(rooms: Rooms, case_id: CaseId, at_once: AtOnce) -> None:
    done = at_once.refer(asked(rooms, case_id, agrees=False), actor=rooms.actor)
    assert done.referral is None
    assert hers(rooms, case_id) == ()
    begun = at_once.begin(OnwardPlan(case_id=case_id, organisation_id=TEAM.id), actor=rooms.actor)
    assert begun.agreed is not None
    assert begun.agreed.state is ConsentState.REFUSED


def test_without_her_yes_nothing_of_it_is_kept(rooms: Rooms, case_id: CaseId, at_once: AtOnce) -> None:
    with pytest.raises(UserError) as caught:
        at_once.refer(asked(rooms, case_id, agrees=None), actor=rooms.actor)
    assert caught.value.code == "consent_refer"
    assert hers(rooms, case_id) == ()


def test_a_call_of_yesterday_is_kept_on_its_own_day(rooms: Rooms, case_id: CaseId, at_once: AtOnce) -> None:
    rooms.agree(case_id)
    yesterday = rooms.clock.today()
    rooms.later(days=1)
    plan = OnwardPlan(case_id=case_id, organisation_id=TEAM.id, way=OnwardWay.PHONE, made_on=yesterday)
    step = StepTaken(state=OnwardState.SENT, on=yesterday)
    at_once.refer(Asked(plan=plan, step=step), actor=rooms.actor)
    (one,) = hers(rooms, case_id)
    assert (one.made_on, one.sent_on) == (yesterday, yesterday)


def test_what_is_still_to_be_done_is_asked_on_the_day_that_was_agreed(
    rooms: Rooms, case_id: CaseId, at_once: AtOnce
) -> None:
    day = rooms.clock.today() + timedelta(days=2)
    at_once.refer(asked(rooms, case_id, agrees=None, step=None, follow_up_on=day), actor=rooms.actor)
    (one,) = hers(rooms, case_id)
    assert (one.state, one.follow_up_on) == (OnwardState.DRAFT, day)


def test_a_secret_address_is_known_before_anything_is_proposed(rooms: Rooms, at_once: AtOnce) -> None:
    secret = {"address_secret": "yes"}
    hidden, plain = rooms.woman(**secret), rooms.woman(given_name="Bente", bsn="")
    begun = [
        at_once.begin(OnwardPlan(case_id=key, organisation_id=TEAM.id), actor=rooms.actor) for key in (hidden, plain)
    ]
    assert [one.hides_address for one in begun] == [True, False]


def test_her_yes_to_another_spelling_is_known(rooms: Rooms, case_id: CaseId, at_once: AtOnce) -> None:
    old = rooms.partner(replace(TEAM, id=OrganisationId(new_id()), name="Buurtteam Overvecht (oud)"))
    rooms.agree(case_id, old)
    rooms.coalition.spellings.join(TEAM.id, old.id, actor=rooms.actor)
    begun = at_once.begin(OnwardPlan(case_id=case_id, organisation_id=old.id), actor=rooms.actor)
    assert begun.organisation is not None
    assert (begun.organisation.id, begun.agrees_on(rooms.clock.today())) == (TEAM.id, True)


def test_a_service_begins_with_its_partner(rooms: Rooms, case_id: CaseId, at_once: AtOnce) -> None:
    service = rooms.service()
    plan = OnwardPlan(case_id=case_id, service_id=service.id, wish="Rust")
    begun = at_once.begin(plan, actor=rooms.actor)
    assert begun.organisation is not None
    assert (begun.organisation.id, begun.wish, begun.follow_up_days) == (TEAM.id, "Rust", 7)
    assert begun.name == f"{service.name}, {TEAM.name}"
