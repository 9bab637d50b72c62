from datetime import timedelta

import pytest

from ks_desktop.coalition.domain import FRESH_DAYS, CapacityState
from ks_desktop.coalition.wording.capacity import capacity_text, capacity_word, question_text
from tests.coalition.domain.test_capacity import TODAY, make_answer
from tests.coalition.domain.test_services import make_service


@pytest.mark.parametrize(
    ("state", "weeks", "said"),
    [
        (CapacityState.WAITING, 3, "3 weken wachttijd"),
        (CapacityState.WAITING, None, "Wachtlijst"),
        (CapacityState.FULL, None, "Vol"),
        (CapacityState.OPEN, None, "Er is plek"),
    ],
)
def test_what_was_said_comes_with_its_day_and_grows_old(state: CapacityState, weeks: int | None, said: str) -> None:
    answer = make_answer(state, weeks=weeks)
    assert capacity_text(answer, TODAY) == f"{said}, gevraagd op 22-11-2026"
    later = TODAY + timedelta(days=FRESH_DAYS + 1)
    assert "lang geleden" in capacity_text(answer, later)
    assert (capacity_word(answer, TODAY), capacity_word(answer, later), capacity_word(None, TODAY)) == (said, "", "")


def test_words_stand_behind_it() -> None:
    assert "(bel maandag)" in capacity_text(make_answer(words="bel maandag"), TODAY)


def test_the_question_is_about_the_service_and_nobody() -> None:
    asked = question_text(make_service(name="Grip"))
    assert "Grip" in asked
    assert "niet over iemand" in asked
