from collections.abc import Iterator

import pytest

from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.onward.domain import NotStarted, OnwardState, StepTaken
from ks_desktop.today.domain import WaitingKind
from ks_desktop.today.service.onward import notes
from tests.families import statements
from tests.houses import TODAY, case_in, practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def test_each_group_says_to_whom_and_what_to_do(house: House) -> None:
    case_id = case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        asked = house.onward.of_cases([case_id], reading=reading)[case_id][0]
        said = notes(house.onward, [case_id], TODAY, reading=reading)
    assert said == {(WaitingKind.ONWARD_DUE, case_id): f"{asked.receiver} · Vraag of het is aangekomen"}
    refused = StepTaken(state=OnwardState.NOT_STARTED, on=TODAY, reason=NotStarted.NO_PLACE)
    house.onward.take_step(asked.id, refused, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        said = notes(house.onward, [case_id], TODAY, reading=reading)
    assert set(said) == {(WaitingKind.ONWARD_REFUSED, case_id)}
    house.undo.undo(actor=house.actor)


def test_for_many_cases_as_many_questions_as_for_one(house: House) -> None:
    cases = [line.case_id for line in house.casefiles.list(actor=house.actor).lines]
    counts = []
    for asked in (cases[:1], cases):
        with house.database.reading(house.actor) as reading, statements() as sent:
            notes(house.onward, asked, TODAY, reading=reading)
        counts.append(len(sent))
    assert 0 < counts[1] <= counts[0] + 2  # what nobody has is not asked for: its steps and hand-overs
