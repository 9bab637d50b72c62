from collections.abc import Iterator

import pytest

from ks_desktop.clients.domain import Case, CloseReason, ConsentPurpose
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.practice.after import STORIES
from ks_desktop.visits.domain import ContactResult
from tests.houses import practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    made = practice()
    yield made
    made.close()


def case_of(house: House, surname: str) -> Case:
    (found,) = house.clients.finding.find(surname, actor=house.actor)
    return found.case


def test_who_was_not_reached_was_tried_written_to_and_closed(house: House) -> None:
    case = case_of(house, "Stilstra")
    assert case.close_reason is CloseReason.NOT_REACHED
    with house.database.reading(house.actor) as reading:
        tries = house.visits.attempts([case.id], reading=reading)[case.id]
    assert [each.result for each in tries].count(ContactResult.NOT_REACHED) == len(tries) >= 3
    (letter,) = [x.letter for x in house.letters.register(actor=house.actor) if x.letter.kind is LetterKind.NOT_REACHED]
    assert (letter.case_id, letter.state) == (case.id, LetterState.SENT)
    assert letter.sent_on is not None
    assert case.closed_on is not None
    assert letter.sent_on < case.closed_on < house.clock.today()


def test_who_declined_was_spoken(house: House) -> None:
    case = case_of(house, "Testveen")
    assert case.close_reason is CloseReason.DECLINED
    with house.database.reading(house.actor) as reading:
        (spoken,) = house.visits.attempts([case.id], reading=reading)[case.id]
    assert spoken.result is ContactResult.SPOKEN
    assert spoken.note


def test_a_pregnancy_that_ended_is_quiet_and_a_call_may_be_offered(house: House) -> None:
    case = case_of(house, "Proefoglu")
    assert case.is_quiet
    with house.database.reading(house.actor) as reading:
        ending = house.endings.of([case.id], reading=reading)[case.id]
    assert ending.ended_on is not None
    assert case.id not in {line.case_id for line in house.casefiles.list(actor=house.actor).lines}


def test_who_moved_away_was_handed_over_as_she_agreed(house: House) -> None:
    case = case_of(house, "Verhuisman")
    assert case.close_reason is CloseReason.HANDED_OVER
    with house.database.reading(house.actor) as reading:
        answers = house.clients.consents([case.id], reading=reading)[case.id]
        (event,) = house.life_events.of([case.id], reading=reading)[case.id]
    assert any(answer.purpose is ConsentPurpose.HANDOVER for answer in answers)
    assert "Amersfoort" in event.words


def test_every_story_is_told(house: House) -> None:
    assert set(STORIES) == {"not_reached", "declined", "pregnancy_ended", "handed_over"}
    assert house.verify() == []
