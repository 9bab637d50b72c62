from dataclasses import replace
from datetime import timedelta

from ks_desktop.clients.domain import ConsentPurpose, Informed, TellKind
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.values import CaseId, OrganisationId, new_id
from ks_desktop.onward.domain import OnwardState, OnwardWay, WarmHandOver, next_step
from ks_desktop.onward.service.stopping import OnwardStops
from tests.onward.rooms import MONDAY, PRACTICE, TEAM, Rooms

S = OnwardState


def told(rooms: Rooms, case_id: CaseId) -> list[Informed]:
    with rooms.database.reading(rooms.actor) as reading:
        return [line.informed for line in rooms.clients.answers.to_tell([case_id], reading=reading).get(case_id, ())]


def test_who_was_told_must_hear_that_she_does_not_agree_any_more(rooms: Rooms, case_id: CaseId) -> None:
    sent = rooms.sent(case_id)
    rooms.later(2)
    rooms.agree(case_id, agrees=False)
    now = rooms.now(sent)
    assert (now.state, now.consent_gone_on) == (S.SENT, MONDAY + timedelta(days=2))
    assert "does not agree any more" in next_step(now, MONDAY).words
    assert told(rooms, case_id) == [Informed(kind=TellKind.ONWARD, who="Buurtteam Overvecht", since=MONDAY)]


def test_what_she_says_of_another_spelling_is_about_the_same_partner(rooms: Rooms, case_id: CaseId) -> None:
    old = rooms.partner(replace(TEAM, id=OrganisationId(new_id()), name="Buurtteam Overvecht (oud)"))
    rooms.agree(case_id, old)
    sent = rooms.refer(case_id, old)
    rooms.coalition.spellings.join(TEAM.id, old.id, actor=rooms.actor)
    rooms.step(sent, S.SENT)  # her yes to the old spelling counts
    rooms.later()
    rooms.agree(case_id, agrees=False)
    assert rooms.now(sent).consent_gone_on == MONDAY
    assert [line.who for line in told(rooms, case_id)] == ["Buurtteam Overvecht (oud)"]


def test_what_was_not_sent_is_taken_back_and_nobody_hears_of_it(rooms: Rooms, case_id: CaseId) -> None:
    rooms.agree(case_id)
    draft, other = rooms.refer(case_id, service_id=rooms.service("Maatje").id), rooms.refer(case_id, PRACTICE)
    herself = rooms.refer(case_id, service_id=rooms.service("Cursus").id, way=OnwardWay.HERSELF)
    rooms.agree(case_id, agrees=False)
    assert rooms.now(draft).state is S.WITHDRAWN
    assert rooms.now(other).state is S.DRAFT  # another partner
    assert rooms.now(herself).state is S.DRAFT
    assert told(rooms, case_id) == []


def test_who_was_rung_before_it_went_out_hears_it_too(rooms: Rooms, case_id: CaseId) -> None:
    rooms.agree(case_id)
    draft = rooms.refer(case_id, way=OnwardWay.LETTER)
    warm = WarmHandOver(on=MONDAY, way=OnwardWay.PHONE, with_whom="Mevrouw Bakker")
    rooms.onward.hand_over_warm(draft, warm, actor=rooms.actor)
    rooms.step(draft, S.WITHDRAWN)
    rooms.later()
    rooms.agree(case_id, agrees=False)
    assert told(rooms, case_id) == [Informed(kind=TellKind.ONWARD, who="Buurtteam Overvecht", since=MONDAY)]
    assert next_step(rooms.now(draft), MONDAY).words == ""


def test_a_pregnancy_that_ended_takes_drafts_along_and_brings_them_back(rooms: Rooms, case_id: CaseId) -> None:
    draft, sent = rooms.refer(case_id, PRACTICE), rooms.sent(case_id)
    before = rooms.now(draft), rooms.now(sent)
    rooms.clients.endings.end(case_id, "pregnancy_ended", actor=rooms.actor)
    assert rooms.now(draft).state is S.WITHDRAWN
    rooms.clients.endings.take_back(case_id, actor=rooms.actor)
    after = rooms.now(draft), rooms.now(sent)
    assert [(each.state, each.steps, each.follow_up_on) for each in after] == [
        (each.state, each.steps, each.follow_up_on) for each in before
    ]


def test_what_went_by_letter_the_letters_tell(rooms: Rooms, case_id: CaseId) -> None:
    rooms.agree(case_id)
    letter = rooms.refer(case_id, way=OnwardWay.LETTER)
    rooms.step(letter, S.SENT)
    rooms.agree(case_id, agrees=False)
    assert rooms.now(letter).consent_gone_on == MONDAY
    assert told(rooms, case_id) == []


def test_a_new_yes_takes_the_mark_away_with_the_next_step(rooms: Rooms, case_id: CaseId) -> None:
    sent = rooms.sent(case_id)
    rooms.later()
    rooms.agree(case_id, agrees=False)
    rooms.later()
    rooms.step(sent, S.RECEIVED)
    assert rooms.now(sent).consent_gone_on == MONDAY
    rooms.agree(case_id)
    rooms.step(sent, S.STARTED)
    assert rooms.now(sent).consent_gone_on is None


def test_a_no_to_everything_stops_all_and_undo_brings_it_back(rooms: Rooms, case_id: CaseId) -> None:
    sent, draft = rooms.sent(case_id), rooms.refer(case_id, PRACTICE)
    before = rooms.now(sent), rooms.now(draft)
    answered = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=MONDAY, asked_by="N. Proef")
    rooms.clients.answers.answer(case_id, answered, actor=rooms.actor)
    assert (rooms.now(sent).consent_gone_on, rooms.now(draft).state) == (MONDAY, S.WITHDRAWN)
    rooms.undo.undo(actor=rooms.actor)
    after = rooms.now(sent), rooms.now(draft)
    assert [(each.state, each.steps, each.consent_gone_on) for each in after] == [
        (each.state, each.steps, None) for each in before
    ]


def test_a_case_stays_for_what_was_told_and_not_for_a_plan(rooms: Rooms, case_id: CaseId) -> None:
    stops = OnwardStops(rooms.clock, rooms.coalition)
    draft = rooms.refer(case_id)
    with rooms.database.reading(rooms.actor) as reading:
        assert stops.kept_because([case_id], reading=reading) == {}
    rooms.agree(case_id)
    warm = WarmHandOver(on=MONDAY, way=OnwardWay.PHONE, with_whom="Mevrouw Bakker")
    rooms.onward.hand_over_warm(draft, warm, actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        assert list(stops.kept_because([case_id], reading=reading)) == [case_id]


def test_a_draft_of_a_day_ahead_does_not_keep_a_case_open(rooms: Rooms, case_id: CaseId) -> None:
    draft = rooms.refer(case_id)
    rooms.clock.day -= timedelta(days=3)  # a clock that was set back
    rooms.clients.close_case(case_id, "completed", actor=rooms.actor)
    assert rooms.now(draft).state is S.WITHDRAWN
    assert TEAM.name == rooms.now(draft).receiver
