import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import UserError
from ks_desktop.letters.service.lying_ready import lying_ready
from ks_desktop.onward.domain import OnwardState, StepTaken
from ks_desktop.onward.service.stopping import OnwardStops
from tests.letters.rooms import Rooms
from tests.letters.service.test_following import final_letter, hers, send


def test_a_letter_that_lies_ready_is_followed_when_it_goes_out_after_the_case_closed(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    (made,) = hers(rooms, case_id)
    with rooms.database.reading(rooms.actor) as reading:
        assert lying_ready(case_id, reading=reading) == {made.id}
    rooms.clients.when_closed.insert(0, OnwardStops(rooms.clock, rooms.coalition, ready=[lying_ready]))
    rooms.clients.close_case(case_id, CloseReason.COMPLETED, actor=rooms.actor)
    send(rooms, letter_id)
    (sent,) = hers(rooms, case_id)
    assert sent.state is OnwardState.SENT
    with rooms.database.reading(rooms.actor) as reading:
        assert lying_ready(case_id, reading=reading) == frozenset()


@pytest.mark.parametrize("state", [OnwardState.SENT, OnwardState.WITHDRAWN])
def test_a_letter_that_lies_ready_says_itself_what_became_of_it(rooms: Rooms, state: OnwardState) -> None:
    case_id, _referral = rooms.woman()
    letter_id = final_letter(rooms, case_id)
    (made,) = hers(rooms, case_id)
    rooms.onward.ready.append(lying_ready)
    step = StepTaken(state=state, on=rooms.clock.today())
    with pytest.raises(UserError, match="letter_ready"):
        rooms.onward.take_step(made.id, step, actor=rooms.actor)
    rooms.letters.withdraw(letter_id, "verkeerde partner", actor=rooms.actor)
    rooms.onward.take_step(made.id, step, actor=rooms.actor)
    assert hers(rooms, case_id)[0].state is state
