from collections.abc import Iterator

import pytest

from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.onward.domain import HelpStatus, NotStarted, OnwardReferral, OnwardState, OnwardWay, help_status
from ks_desktop.today.domain import WaitingKind
from tests.houses import practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    made = practice()
    yield made
    made.close()


def asked_for(house: House, surname: str) -> tuple[OnwardReferral, ...]:
    (found,) = house.clients.finding.find(surname, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        return house.onward.of_cases([found.case.id], reading=reading)[found.case.id]


def told(house: House, surname: str) -> list[str]:
    """Return what the letters to the referrer said of help, in the order they were made final."""
    (found,) = house.clients.finding.find(surname, actor=house.actor)
    lines = [line.letter for line in house.letters.register(actor=house.actor) if line.letter.case_id == found.case.id]
    sent = [each for each in lines if each.kind is LetterKind.FEEDBACK and each.state is LetterState.SENT]
    return [each.words["help_started"] for each in sorted(sent, key=lambda each: str(each.finalised_at))]


def test_a_letter_went_out_and_is_to_be_asked_about_and_she_signs_up_herself_beside_it(house: House) -> None:
    by_letter, herself = asked_for(house, "Tesfay")
    assert (by_letter.way, by_letter.state) == (OnwardWay.LETTER, OnwardState.SENT)
    assert by_letter.follow_up_on is not None
    assert (herself.way, herself.state, herself.organisation_id) == (OnwardWay.HERSELF, OnwardState.SENT, None)


def test_one_stands_on_a_waiting_list(house: House) -> None:
    (waiting,) = asked_for(house, "Boer")
    assert waiting.state is OnwardState.WAITING
    assert waiting.steps[-1].waiting_weeks == 2


def test_a_second_choice_began_after_a_refusal_and_the_referrer_is_still_to_hear_it(house: House) -> None:
    refused, second = asked_for(house, "Proefdonk")
    assert (refused.state, refused.reason) == (OnwardState.NOT_STARTED, NotStarted.NO_PLACE)
    assert (second.second_of, second.state, second.way) == (refused.id, OnwardState.STARTED, OnwardWay.PHONE)
    assert [held.way for held in second.warm] == [OnwardWay.PHONE]
    assert told(house, "Proefdonk") == ["referred"]
    waiting = {group.kind: group for group in house.mornings.morning(actor=house.actor).waiting}
    assert "Joyce Proefdonk" in [case.name for case in waiting[WaitingKind.LOOP_DUE].cases]


def test_help_began_and_the_referrer_heard_it(house: House) -> None:
    asked = asked_for(house, "Oefenma")
    assert help_status(asked) is HelpStatus.STARTED
    assert asked[0].took_over_on is not None
    assert told(house, "Oefenma") == ["yes"]
