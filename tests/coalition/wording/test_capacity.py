import re
from datetime import timedelta
from pathlib import Path

import pytest

from ks_desktop import coalition
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


def test_this_room_cannot_know_a_woman() -> None:
    """The line of rooms (a contract) says the same; this names the rooms whose records hold somebody."""
    room = Path(coalition.__file__).parent
    imports = re.compile(r"ks_desktop\.(clients|referrals|visits|onward|letters|casefile)\b")
    sources = {path: path.read_text(encoding="utf-8") for path in room.rglob("*.py")}
    assert len(sources) > 20
    assert not [path.name for path, source in sources.items() if imports.search(source)]
