from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, LetterId
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.domain.loop import LoopOwed, LoopWhy
from ks_desktop.letters.store.rows import LetterRow
from ks_desktop.onward.domain import NotStarted, OnwardState, StepTaken
from ks_desktop.security.domain import AuditEvent
from tests.letters.rooms import Rooms
from tests.letters.service.test_following import TODAY, answer, final_letter, hers, send


def as_before(rooms: Rooms, *, is_sent: bool = True) -> tuple[CaseId, LetterId]:
    """Return a letter of a file of before: final, perhaps sent, and nobody follows it."""
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    if is_sent:
        send(rooms, letter_id)
    with rooms.database.work(rooms.actor, "test") as work:
        work.session.execute(sa.update(LetterRow).values(onward_id=None))
        (made,) = rooms.onward.of_cases([case_id], reading=work)[case_id]
        work.session.execute(sa.text("DELETE FROM onward_step"))
        work.session.execute(sa.text("DELETE FROM onward_referral WHERE id = :id"), {"id": made.id.hex})
    assert hers(rooms, case_id) == ()
    return case_id, letter_id


def owed(rooms: Rooms, case_id: CaseId) -> tuple[LoopOwed, ...]:
    with rooms.database.reading(rooms.actor) as reading:
        return rooms.letters.loops_owed([case_id], reading=reading).get(case_id, ())


def test_a_letter_of_before_is_followed_as_it_went_with_nothing_typed_again(rooms: Rooms) -> None:
    case_id, letter_id = as_before(rooms)
    onward_id = rooms.letters.followed(letter_id, actor=rooms.actor)
    (made,) = hers(rooms, case_id)
    assert (made.id, made.state, made.receiver) == (onward_id, OnwardState.SENT, "Buurtteam Oost")
    assert (made.made_on, made.sent_on, made.follow_up_on) == (TODAY, TODAY, TODAY + timedelta(days=7))
    assert rooms.letters.followed(letter_id, actor=rooms.actor) == onward_id  # once is enough
    rooms.undo.undo(actor=rooms.actor)
    assert hers(rooms, case_id) == ()
    assert rooms.letters.letter(letter_id, actor=rooms.actor).onward_id is None


def test_a_letter_that_was_final_before_is_followed_from_the_moment_it_goes_out(rooms: Rooms) -> None:
    case_id, letter_id = as_before(rooms, is_sent=False)
    send(rooms, letter_id, follow_up_on=TODAY + timedelta(days=3))
    (made,) = hers(rooms, case_id)
    assert (made.state, made.sent_on, made.follow_up_on) == (OnwardState.SENT, TODAY, TODAY + timedelta(days=3))
    assert rooms.letters.letter(letter_id, actor=rooms.actor).onward_id == made.id
    rooms.undo.undo(actor=rooms.actor)
    assert hers(rooms, case_id) == ()


def test_the_slip_of_a_letter_of_before_can_be_written_down_at_once(rooms: Rooms) -> None:
    case_id, letter_id = as_before(rooms)
    answer(rooms, letter_id, OnwardState.NOT_STARTED, reason=NotStarted.NO_PLACE)
    (made,) = hers(rooms, case_id)
    assert [step.state for step in made.steps] == [OnwardState.DRAFT, OnwardState.SENT, OnwardState.NOT_STARTED]
    rooms.undo.undo(actor=rooms.actor)
    assert hers(rooms, case_id) == ()


def test_an_answer_that_cannot_be_leaves_nothing_behind(rooms: Rooms) -> None:
    case_id, letter_id = as_before(rooms)
    with pytest.raises(UserError):
        answer(rooms, letter_id, OnwardState.NOT_STARTED)  # without a reason
    assert hers(rooms, case_id) == ()
    assert rooms.letters.letter(letter_id, actor=rooms.actor).onward_id is None
    ready = final_letter(rooms, rooms.woman(given_name="Ada", birth_surname="Wit", bsn="999990019")[0])
    with pytest.raises(UserError) as refused:
        answer(rooms, ready, OnwardState.RECEIVED)
    assert refused.value.code == "not_sent"
    rooms.clients.close_case(case_id, CloseReason.NO_NEED, actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        rooms.letters.followed(letter_id, actor=rooms.actor)
    assert refused.value.code == "case_closed"


def test_help_that_began_after_the_feedback_is_owed_until_it_is_told_or_enough_is_said(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    send(rooms, letter_id)
    begun = rooms.letters.begin(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    assert begun.words["help_started"] == "referred"
    first = rooms.letters.keep(begun, actor=rooms.actor)
    rooms.letters.finalise(first.id, actor=rooms.actor)
    assert owed(rooms, case_id) == ()
    answer(rooms, letter_id, OnwardState.STARTED)
    (news,) = owed(rooms, case_id)
    assert (news.referral_id, news.why, news.since) == (referral_id, LoopWhy.HELP_STARTED, TODAY)
    again = rooms.letters.begin(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    assert (again.receiver, again.words["help_started"]) == (referral_id, "yes")
    rooms.letters.enough_told(referral_id, actor=rooms.actor)
    assert owed(rooms, case_id) == ()
    rooms.undo.undo(actor=rooms.actor)
    assert owed(rooms, case_id) == (news,)
    told = rooms.letters.keep(again, actor=rooms.actor)
    rooms.letters.finalise(told.id, actor=rooms.actor)
    assert owed(rooms, case_id) == ()
    rooms.letters.withdraw(told.id, "Verkeerd adres.", actor=rooms.actor)
    assert owed(rooms, case_id) == (news,)


def test_what_is_done_with_a_letter_that_is_followed_is_logged(rooms: Rooms) -> None:
    _case, letter_id = as_before(rooms)
    rooms.letters.followed(letter_id, actor=rooms.actor)
    step = StepTaken(state=OnwardState.RECEIVED, on=date(2026, 11, 21))
    rooms.letters.answered(letter_id, step, actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        events = list(reading.session.scalars(sa.text("SELECT event FROM audit ORDER BY seq DESC LIMIT 40")))
    assert {AuditEvent.ONWARD_REFERRED, AuditEvent.ONWARD_CHANGED} <= set(events)
