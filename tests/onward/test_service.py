from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.service.endings import Said
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId, OnwardId, ServiceId, UserId
from ks_desktop.onward.domain import (
    NotStarted,
    OnwardPlan,
    OnwardState,
    OnwardWay,
    StepTaken,
    WarmHandOver,
)
from ks_desktop.security.domain import User
from ks_desktop.security.service import Users
from tests.onward.rooms import MONDAY, PRACTICE, TEAM, Rooms

S = OnwardState


def test_from_the_choice_to_help_that_began(rooms: Rooms, case_id: CaseId) -> None:
    service = rooms.service()
    rooms.agree(case_id)
    plan = OnwardPlan(
        case_id=case_id,
        service_id=service.id,
        needs=("money", "money"),
        wish=" Hulp met\u202e de post ",
        way=OnwardWay.PHONE,
    )
    onward_id = rooms.onward.refer(plan, actor=rooms.actor)
    drafted = rooms.now(onward_id)
    assert (drafted.receiver, drafted.organisation_id) == ("Maatje, Buurtteam Overvecht", TEAM.id)
    assert (drafted.needs, drafted.wish) == (("money",), "Hulp met de post")
    assert (drafted.state, drafted.follow_up_on) == (S.DRAFT, MONDAY + timedelta(days=3))
    changed = rooms.step(onward_id, S.SENT)
    assert changed.onward
    rooms.later(9)
    rooms.step(onward_id, S.STARTED, MONDAY + timedelta(days=5), words="al gesproken")
    now = rooms.now(onward_id)
    assert (now.state, now.sent_on, now.took_over_on) == (S.STARTED, MONDAY, MONDAY + timedelta(days=5))
    assert [(step.state, step.words) for step in now.steps] == [
        (S.DRAFT, ""),
        (S.SENT, ""),
        (S.STARTED, "al gesproken"),
    ]
    assert {step.by for step in now.steps} == {rooms.actor}


def test_a_receiver_keeps_its_name_whatever_becomes_of_the_partner(rooms: Rooms, case_id: CaseId) -> None:
    onward_id = rooms.sent(case_id)
    rooms.partner(TEAM, name="Wijkteam Noord", is_hidden=True)
    assert rooms.now(onward_id).receiver == "Buurtteam Overvecht"
    rooms.step(onward_id, S.RECEIVED)
    with pytest.raises(UserError) as refused:
        rooms.refer(rooms.woman(given_name="Beyza", bsn="", birth_surname="Demir", phone="0611112222"))
    assert (refused.value.code, refused.value.field) == ("gone", "organisation")


def test_another_spelling_means_the_partner_that_stays(rooms: Rooms, case_id: CaseId) -> None:
    other = rooms.partner(type(TEAM)(id=PRACTICE.id, name="Buurt team Overvecht", kind=TEAM.kind))
    rooms.coalition.spellings.join(TEAM.id, other.id, actor=rooms.actor)
    onward_id = rooms.refer(case_id, other)
    assert rooms.now(onward_id).organisation_id == TEAM.id
    with pytest.raises(UserError) as twice:
        rooms.refer(case_id)
    assert twice.value.code == "open_already"


def test_nobody_is_told_without_her_yes_for_that_partner(rooms: Rooms, case_id: CaseId) -> None:
    onward_id = rooms.refer(case_id)
    with pytest.raises(UserError) as refused:
        rooms.step(onward_id, S.SENT)
    assert (refused.value.code, refused.value.values["receiver"]) == ("consent_refer", TEAM.id)
    assert rooms.now(onward_id).state is S.DRAFT
    rooms.agree(case_id)
    rooms.step(onward_id, S.SENT)
    assert rooms.now(onward_id).state is S.SENT


def test_what_she_does_herself_needs_no_yes(rooms: Rooms, case_id: CaseId) -> None:
    herself = rooms.refer(case_id, way=OnwardWay.HERSELF)
    rooms.step(herself, S.SENT)
    assert rooms.now(herself).state is S.SENT
    warm = WarmHandOver(on=MONDAY, way=OnwardWay.PHONE, with_whom="Mevrouw Bakker")
    with pytest.raises(UserError) as refused:  # speaking to them tells of her all the same
        rooms.onward.hand_over_warm(herself, warm, actor=rooms.actor)
    assert refused.value.code == "consent_refer"


def test_a_warm_hand_over_is_written_down(rooms: Rooms, case_id: CaseId) -> None:
    onward_id = rooms.sent(case_id)
    warm = WarmHandOver(on=MONDAY, way=OnwardWay.TOGETHER, with_whom=" Mevrouw Bakker ", words="bij haar thuis")
    rooms.onward.hand_over_warm(onward_id, warm, actor=rooms.actor)
    rooms.onward.hand_over_warm(onward_id, warm, actor=rooms.actor)  # twice on a day is two
    held = rooms.now(onward_id).warm
    assert [(each.with_whom, each.words) for each in held] == [("Mevrouw Bakker", "bij haar thuis")] * 2


@pytest.mark.parametrize(
    ("other", "code", "field"),
    [
        ({"organisation_id": None}, "required", "organisation"),
        ({"organisation_id": UUID(int=9)}, "gone", "receiver"),
        ({"service_id": ServiceId(UUID(int=9))}, "gone", "service"),
        ({"needs": ("unheard_of",)}, "choice", "needs"),
        ({"second_of": OnwardId(UUID(int=9))}, "gone", ""),
        ({"made_on": MONDAY + timedelta(days=1)}, "future", "made_on"),
        ({"made_on": date(1950, 1, 1)}, "too_early", "made_on"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    rooms: Rooms, case_id: CaseId, other: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        rooms.refer(case_id, **other)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_programme_of_nobody_is_only_for_who_signs_up_herself(rooms: Rooms, case_id: CaseId) -> None:
    service = rooms.service("Cursus", organisation_id=None)
    with pytest.raises(UserError) as refused:
        rooms.refer(case_id, organisation_id=None, service_id=service.id)
    assert refused.value.code == "no_partner"
    onward_id = rooms.refer(case_id, organisation_id=None, service_id=service.id, way=OnwardWay.HERSELF)
    assert rooms.now(onward_id).receiver == "Cursus"
    with pytest.raises(UserError) as twice:
        rooms.refer(case_id, organisation_id=None, service_id=service.id, way=OnwardWay.HERSELF)
    assert twice.value.code == "open_already"


def test_two_services_of_one_partner_are_two(rooms: Rooms, case_id: CaseId) -> None:
    one, two = rooms.service("Een"), rooms.service("Twee")
    rooms.refer(case_id, service_id=one.id)
    rooms.refer(case_id, service_id=two.id)
    with rooms.database.reading(rooms.actor) as reading:
        assert len(rooms.onward.of_cases([case_id], reading=reading)[case_id]) == 2
        assert rooms.onward.open_to(case_id, TEAM.id, reading=reading) is not None
        assert rooms.onward.open_to(case_id, None, one.id, reading=reading) is not None
        assert rooms.onward.open_to(case_id, PRACTICE.id, reading=reading) is None


def test_a_closed_case_takes_no_new_one_but_hears_what_became_of_it(rooms: Rooms, case_id: CaseId) -> None:
    sent = rooms.sent(case_id)
    draft = rooms.refer(case_id, PRACTICE)
    rooms.clients.close_case(case_id, "completed", actor=rooms.actor)
    assert rooms.now(draft).state is S.WITHDRAWN
    rooms.step(sent, S.STARTED)
    assert rooms.now(sent).state is S.STARTED
    with pytest.raises(UserError) as refused:
        rooms.refer(case_id)
    assert refused.value.code == "case_closed"


def test_a_quiet_case_takes_none_and_asks_nothing(rooms: Rooms, case_id: CaseId) -> None:
    sent = rooms.sent(case_id)
    rooms.later(30)
    assert [line.referral.id for line in rooms.onward.due(actor=rooms.actor)] == [sent]
    with rooms.database.work(rooms.actor, "case_closed") as work:
        rooms.clients.endings.end_within(case_id, Said(reason="pregnancy_ended"), work=work)
    assert rooms.onward.due(actor=rooms.actor) == ()
    with pytest.raises(UserError) as refused:
        rooms.refer(case_id)
    assert refused.value.code == "quiet"


def test_the_second_of_two_savers_is_told(rooms: Rooms, case_id: CaseId) -> None:
    onward_id = rooms.sent(case_id)
    version = rooms.now(onward_id).version
    rooms.step(onward_id, S.RECEIVED)
    step = StepTaken(state=S.WAITING, on=MONDAY)
    with pytest.raises(StaleError):
        rooms.onward.take_step(onward_id, step, actor=rooms.actor, version=version)
    assert rooms.now(onward_id).state is S.RECEIVED


def test_each_step_is_taken_back_and_done_again(rooms: Rooms, case_id: CaseId) -> None:
    onward_id = rooms.sent(case_id)
    rooms.later()
    rooms.step(onward_id, S.WAITING, waiting_weeks=6)
    rooms.later()
    rooms.onward.follow_up(onward_id, MONDAY + timedelta(days=3), actor=rooms.actor)
    rooms.later()
    rooms.step(onward_id, S.NOT_STARTED, reason=NotStarted.NO_PLACE)
    rooms.later()
    rooms.onward.want_no_other(onward_id, actor=rooms.actor)
    ended = rooms.now(onward_id)
    assert ended.no_second_choice
    for _ in range(3):
        rooms.undo.undo(actor=rooms.actor)
    waiting = rooms.now(onward_id)
    assert (waiting.state, waiting.reason) == (S.WAITING, None)
    assert waiting.follow_up_on == MONDAY + timedelta(weeks=6)
    label = rooms.undo.latest(actor=rooms.actor)
    assert label is not None
    assert label.label == "record a waiting list"
    for _ in range(3):
        rooms.undo.redo(actor=rooms.actor)
    again = rooms.now(onward_id)
    assert (again.state, again.reason, again.no_second_choice) == (S.NOT_STARTED, NotStarted.NO_PLACE, True)
    assert again.steps == ended.steps


def test_referring_is_taken_back_whole(rooms: Rooms, case_id: CaseId) -> None:
    onward_id = rooms.refer(case_id)
    rooms.undo.undo(actor=rooms.actor)
    with pytest.raises(UserError) as gone:
        rooms.now(onward_id)
    assert gone.value.code == "gone"
    rooms.undo.redo(actor=rooms.actor)
    assert rooms.now(onward_id).state is S.DRAFT


def test_what_was_phoned_on_monday_may_be_written_down_on_wednesday(rooms: Rooms, case_id: CaseId) -> None:
    rooms.agree(case_id, on=MONDAY - timedelta(days=2))
    onward_id = rooms.refer(case_id, made_on=MONDAY - timedelta(days=2))
    rooms.step(onward_id, S.SENT, MONDAY - timedelta(days=2))
    assert rooms.now(onward_id).sent_on == MONDAY - timedelta(days=2)
    other = rooms.refer(case_id, PRACTICE)
    with pytest.raises(UserError) as early:
        rooms.step(other, S.WITHDRAWN, date(2026, 11, 1))
    assert (early.value.code, early.value.field) == ("order", "on")


def test_a_second_choice_stands_in_place_of_what_came_to_nothing(rooms: Rooms, case_id: CaseId) -> None:
    first = rooms.sent(case_id, needs=("money",))
    with pytest.raises(UserError) as early:
        rooms.refer(case_id, PRACTICE, second_of=first)
    assert early.value.code == "second_of"
    with pytest.raises(UserError) as not_here:
        rooms.onward.want_no_other(first, actor=rooms.actor)
    assert not_here.value.field == "no_second_choice"
    rooms.step(first, S.NOT_STARTED, reason=NotStarted.NO_PLACE)
    assert [line.referral.id for line in rooms.onward.due(actor=rooms.actor)] == [first]
    second = rooms.refer(case_id, PRACTICE, second_of=first)
    assert rooms.now(second).second_of == first
    assert rooms.onward.due(actor=rooms.actor) == ()
    elsewhere = rooms.woman(given_name="Beyza", bsn="", birth_surname="Demir", phone="0611112222")
    with pytest.raises(UserError) as not_hers:
        rooms.refer(elsewhere, second_of=first)
    assert not_hers.value.code == "second_of"


def test_a_shielded_record_shows_nothing(rooms: Rooms) -> None:
    case_id = rooms.woman()
    onward_id = rooms.sent(case_id)
    with rooms.database.work(rooms.actor, "client_changed") as work:
        work.session.connection().exec_driver_sql("UPDATE client SET is_shielded = 1")
    stranger = UserId(UUID(int=77))
    Users(rooms.database).add(User(id=stranger, name="other", full_name="Mw. Ander"))
    with pytest.raises(UserError) as refused:
        rooms.onward.referral(onward_id, actor=stranger)
    assert refused.value.code == "shielded"
    rooms.later(40)
    assert rooms.onward.due(actor=stranger) == ()
    assert len(rooms.onward.due(actor=rooms.actor)) == 1


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.tuples(st.sampled_from(S), st.integers(0, 5)), min_size=4, max_size=9))
def test_whatever_happened_undo_brings_back_one_by_one(
    rooms: Rooms, case_id: CaseId, walk: list[tuple[OnwardState, int]]
) -> None:
    with rooms.database.work(rooms.actor, "test") as work:
        rooms.onward.case_destroyed(case_id, work=work)
    rooms.agree(case_id, on=MONDAY - timedelta(days=5))
    onward_id = rooms.refer(case_id, made_on=MONDAY - timedelta(days=5))
    known = [rooms.now(onward_id)]
    for state, days in [(S.SENT, 4), *walk]:
        rooms.later()
        reason = NotStarted.NO_PLACE if state is S.NOT_STARTED else None
        try:
            rooms.step(onward_id, state, MONDAY - timedelta(days=days), reason=reason)
        except UserError:
            continue
        known.append(rooms.now(onward_id))
    for before in reversed(known[:-1]):
        rooms.later()
        rooms.undo.undo(actor=rooms.actor)
        now = rooms.now(onward_id)
        assert replace(now, version=before.version) == before
