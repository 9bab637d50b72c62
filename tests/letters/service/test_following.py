from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, LetterId
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, OnwardState, OnwardWay, StepTaken
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.letters.rooms import QUESTION, Rooms

TODAY: Final = date(2026, 11, 21)
SOCIAL: Final = LetterKind.REFERRAL_SOCIAL


def hers(rooms: Rooms, case_id: CaseId) -> tuple[OnwardReferral, ...]:
    with rooms.database.reading(rooms.actor) as reading:
        return rooms.onward.of_cases([case_id], reading=reading).get(case_id, ())


def final_letter(rooms: Rooms, case_id: CaseId, kind: LetterKind = SOCIAL) -> LetterId:
    partner = TEAM if kind is SOCIAL else MIDWIFE_PRACTICE
    draft = rooms.agree(kind, case_id, partner)
    words = {**draft.words, **QUESTION, "refer_to": "de POP-poli"}
    letter = rooms.letters.keep(replace(draft, words=words), actor=rooms.actor)
    return rooms.letters.finalise(letter.id, actor=rooms.actor).id


def send(rooms: Rooms, letter_id: LetterId, on: date = TODAY, follow_up_on: date | None = None) -> None:
    rooms.letters.mark_sent(letter_id, SendRoute.POST, on, actor=rooms.actor, follow_up_on=follow_up_on)


def answer(rooms: Rooms, letter_id: LetterId, state: OnwardState, **other: Any) -> None:
    step = StepTaken(state=state, on=TODAY, **other)
    rooms.letters.answered(letter_id, step, actor=rooms.actor)


@pytest.mark.parametrize("kind", [SOCIAL, LetterKind.REQUEST_TO_REFER])
def test_a_letter_is_followed_from_the_moment_it_is_final(rooms: Rooms, kind: LetterKind) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id, kind)
    (made,) = hers(rooms, case_id)
    assert (made.state, made.way, made.made_on) == (OnwardState.DRAFT, OnwardWay.LETTER, TODAY)
    assert rooms.letters.letter(letter_id, actor=rooms.actor).onward_id == made.id
    send(rooms, letter_id)
    (sent,) = hers(rooms, case_id)
    assert (sent.state, sent.sent_on) == (OnwardState.SENT, TODAY)
    assert sent.follow_up_on == TODAY + timedelta(days=rooms.letters.follow_up_days(actor=rooms.actor))


def test_the_day_to_ask_may_be_another_and_undoing_brings_both_back(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    send(rooms, letter_id, follow_up_on=date(2026, 12, 1))
    assert hers(rooms, case_id)[0].follow_up_on == date(2026, 12, 1)
    rooms.undo.undo(actor=rooms.actor)
    (back,) = hers(rooms, case_id)
    assert (back.state, back.sent_on, len(back.steps)) == (OnwardState.DRAFT, None, 1)
    assert rooms.letters.letter(letter_id, actor=rooms.actor).state is LetterState.FINAL


def test_a_letter_that_was_planned_goes_on_with_what_was_planned(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    plan = OnwardPlan(case_id=case_id, organisation_id=TEAM.id, wish="Iemand die mee kijkt.")
    planned = rooms.onward.refer(plan, actor=rooms.actor)
    draft = rooms.letters.begin(SOCIAL, case_id, TEAM.id, actor=rooms.actor, onward_id=planned)
    assert draft.words["question"] == "Iemand die mee kijkt."
    kept = rooms.letters.keep(draft, actor=rooms.actor)
    assert (kept.onward_id, kept.draft.onward_id) == (planned, planned)
    rooms.agree(SOCIAL, case_id, TEAM)
    assert rooms.letters.finalise(kept.id, actor=rooms.actor).onward_id == planned
    assert [one.id for one in hers(rooms, case_id)] == [planned]


def test_a_letter_to_another_than_was_planned_has_a_referral_of_its_own(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    other = rooms.partner(replace(TEAM, id=MIDWIFE_PRACTICE.id, name="Buurtteam West", version=1))
    planned = rooms.onward.refer(OnwardPlan(case_id=case_id, organisation_id=other.id), actor=rooms.actor)
    draft = rooms.agree(SOCIAL, case_id, TEAM)
    kept = rooms.letters.keep(replace(draft, words={**draft.words, **QUESTION}, onward_id=planned), actor=rooms.actor)
    final = rooms.letters.finalise(kept.id, actor=rooms.actor)
    made = {one.id: one.receiver for one in hers(rooms, case_id)}
    assert final.onward_id != planned
    assert final.onward_id is not None
    assert (made[planned], made[final.onward_id]) == ("Buurtteam West", "Buurtteam Oost")


def test_a_second_letter_to_the_same_partner_belongs_to_what_is_open_there(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    first = final_letter(rooms, case_id)
    send(rooms, first)
    answer(rooms, first, OnwardState.RECEIVED)
    second = final_letter(rooms, case_id)
    send(rooms, second)
    (one,) = hers(rooms, case_id)
    assert one.state is OnwardState.RECEIVED  # it is no step back
    rooms.letters.withdraw(second, "Dubbel.", actor=rooms.actor)
    assert hers(rooms, case_id) == (one,)
    answer(rooms, first, OnwardState.STARTED)
    answer(rooms, first, OnwardState.FINISHED)
    third = final_letter(rooms, case_id)
    assert rooms.letters.letter(third, actor=rooms.actor).onward_id != one.id


def test_a_withdrawn_letter_that_nobody_answered_waits_to_be_sent_again(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    send(rooms, letter_id)
    rooms.letters.withdraw(letter_id, "Verkeerde envelop.", actor=rooms.actor)
    (back,) = hers(rooms, case_id)
    assert [step.state for step in back.steps] == [OnwardState.DRAFT, OnwardState.SENT, OnwardState.DRAFT]
    assert back.sent_on is None
    rooms.undo.undo(actor=rooms.actor)
    assert hers(rooms, case_id)[0].state is OnwardState.SENT


def test_an_answer_stays_when_the_paper_is_withdrawn_and_the_correcting_letter_takes_it_over(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    send(rooms, letter_id)
    answer(rooms, letter_id, OnwardState.WAITING, waiting_weeks=6)
    new = rooms.letters.correct(letter_id, "Verkeerd nummer.", actor=rooms.actor)
    (one,) = hers(rooms, case_id)
    assert (one.state, new.onward_id) == (OnwardState.WAITING, one.id)
    send(rooms, rooms.letters.finalise(new.id, actor=rooms.actor).id)
    assert hers(rooms, case_id) == (one,)


def test_a_correcting_letter_is_sent_for_the_same_referral(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    send(rooms, letter_id)
    new = rooms.letters.correct(letter_id, "Verkeerde vraag.", actor=rooms.actor)
    send(rooms, rooms.letters.finalise(new.id, actor=rooms.actor).id)
    (one,) = hers(rooms, case_id)
    assert (one.state, len(one.steps)) == (OnwardState.SENT, 4)


def test_a_letter_to_herself_or_a_hand_over_is_no_referral(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    appointment = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    rooms.letters.finalise(appointment, actor=rooms.actor)
    assert hers(rooms, case_id) == ()
    with pytest.raises(UserError) as refused:
        rooms.letters.followed(appointment, actor=rooms.actor)
    assert refused.value.code == "not_followed"


def test_a_slip_of_a_letter_that_was_corrected_since_is_an_answer_too(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    send(rooms, letter_id)
    new = rooms.letters.correct(letter_id, "Verkeerd nummer.", actor=rooms.actor)
    send(rooms, rooms.letters.finalise(new.id, actor=rooms.actor).id)
    answer(rooms, letter_id, OnwardState.RECEIVED)
    assert [one.state for one in hers(rooms, case_id)] == [OnwardState.RECEIVED]


def test_what_was_planned_for_another_woman_is_not_put_on_paper_here(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    other, _referral = rooms.woman(given_name="Ada", birth_surname="Wit", birth_date="1990-05-04", bsn="999990019")
    planned = rooms.onward.refer(OnwardPlan(case_id=other, organisation_id=TEAM.id, wish="Haar"), actor=rooms.actor)
    draft = rooms.letters.begin(SOCIAL, case_id, TEAM.id, actor=rooms.actor, onward_id=planned)
    assert "question" not in draft.words
    assert rooms.letters.keep(draft, actor=rooms.actor).onward_id is None


def test_it_waits_to_be_sent_again_only_when_no_other_letter_went_out_for_it(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    first = final_letter(rooms, case_id)
    send(rooms, first)
    second = final_letter(rooms, case_id)
    send(rooms, second)
    rooms.letters.withdraw(first, "Dubbel.", actor=rooms.actor)
    assert hers(rooms, case_id)[0].state is OnwardState.SENT
    rooms.letters.withdraw(second, "Ook fout.", actor=rooms.actor)
    assert hers(rooms, case_id)[0].state is OnwardState.DRAFT
