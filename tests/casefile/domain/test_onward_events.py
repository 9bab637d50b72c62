from dataclasses import replace

from ks_desktop.casefile.domain import EventKind, Topic
from ks_desktop.casefile.domain.onward_events import STEP_WORDS, onward_events
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.onward.domain import OnwardState, OnwardWay, WarmHandOver
from tests.onward.made import MADE, make_onward, walked


def test_every_step_stands_on_its_own_day_the_last_first() -> None:
    refused = walked(OnwardState.SENT, OnwardState.WAITING, OnwardState.NOT_STARTED, wish="Rust in mijn hoofd")
    events = list(onward_events(refused))
    assert [event.day for event in events] == [step.on for step in reversed(refused.steps)]
    assert events[0].text() == "Buurtteam Overvecht: hulp niet begonnen (Daar is geen plek)"
    assert (events[-1].text(), events[-1].note) == ("Samen gekozen: Buurtteam Overvecht", "Rust in mijn hoofd")
    assert {event.kind for event in events} == {EventKind.ONWARD}
    assert all(event.topics == frozenset({Topic.SOCIAL}) for event in events)


def test_a_letter_that_was_withdrawn_before_an_answer_is_told_as_not_sent() -> None:
    back = walked(OnwardState.SENT, OnwardState.DRAFT)
    assert next(event.text() for event in onward_events(back)) == "Buurtteam Overvecht: toch niet verstuurd"


def test_a_warm_hand_over_says_with_whom() -> None:
    warm = WarmHandOver(on=MADE, way=OnwardWay.PHONE, with_whom="K. Voorbeeld", words="Zij belt dinsdag")
    *_steps, told = onward_events(replace(make_onward(domain=CareDomain.MEDICAL), warm=(warm,)))
    assert (told.text(), told.note) == (
        "Warme overdracht aan Buurtteam Overvecht: Telefonisch",
        "K. Voorbeeld: Zij belt dinsdag",
    )
    assert told.topics == frozenset({Topic.MEDICAL})


def test_that_she_signed_up_herself_is_not_told_as_our_referring() -> None:
    hers = walked(OnwardState.SENT, way=OnwardWay.HERSELF)
    assert next(event.text() for event in onward_events(hers)) == "Buurtteam Overvecht: zij heeft zich zelf aangemeld"


def test_each_state_has_its_words() -> None:
    assert set(STEP_WORDS) == set(OnwardState)
