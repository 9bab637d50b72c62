from dataclasses import replace
from datetime import timedelta

import pytest

from ks_desktop.coalition.domain import (
    FRESH_DAYS,
    CapacityAnswer,
    CapacityState,
    CareDomain,
    Cost,
    Known,
    Need,
    Needs,
    OfferQuestion,
    Phase,
    Region,
    Regions,
)
from ks_desktop.coalition.domain.offer import MOST_WORDS, answers, line_of, typed_words
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import LINE_MAX
from tests.coalition.domain.test_services import TODAY, make_service

NEEDS = Needs([Need(key="money", name="Geld", words=("schulden", "geldzorgen"))])
REGIONS = Regions([Region(key="around", name="Rondom", municipalities=("GM0344", "GM0355"))])
KNOWN = Known(needs=NEEDS, today=TODAY, regions=REGIONS)
SERVICE = make_service(
    what="Samen rekeningen uitzoeken",
    municipalities=("GM0344",),
    languages=("nl", "tr"),
    from_age=age_of(12),
    until_age=age_of(28),
    from_years=18,
    until_years=25,
    cost=Cost.FREE,
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (OfferQuestion(), True),
        (OfferQuestion(text="schuld rekening"), True),
        (OfferQuestion(text="lunetten budgetcafe"), True),  # who offers it, and the name without its accent
        (OfferQuestion(text="schuld voetbal"), False),
        (OfferQuestion(text="Schulden, (rekeningen)!"), True),  # as it stands in a sentence
        (OfferQuestion(text="?"), False),
        (OfferQuestion(need="housing"), False),
        (OfferQuestion(municipality="GM0344", language="tr", need="money"), True),
        (OfferQuestion(municipality="GM0355"), False),
        (OfferQuestion(language="ti"), False),
        (OfferQuestion(age=age_of(28)), True),
        (OfferQuestion(age=age_of(28, 1)), False),
        (OfferQuestion(age=age_of(11, 6)), False),
        (OfferQuestion(years=25), True),
        (OfferQuestion(years=26), False),
        (OfferQuestion(cost=Cost.PAID), False),
        (OfferQuestion(domain=CareDomain.SOCIAL), True),
        (OfferQuestion(domain=CareDomain.MEDICAL), False),
    ],
)
def test_a_service_answers_what_is_looked_for(question: OfferQuestion, found: bool) -> None:
    assert answers(SERVICE, "Wijkteam Lunetten", question, KNOWN) is found


def test_what_is_not_stated_hides_nothing() -> None:
    bare = make_service(phase=Phase.BOTH)
    asked = OfferQuestion(municipality="GM0344", language="ti", age=age_of(40), years=60)
    assert answers(bare, "", asked, KNOWN)
    assert not answers(make_service(phase=Phase.AFTER_BIRTH), "", asked, KNOWN)
    for gone in (make_service(is_hidden=True), make_service(ends_on=TODAY - timedelta(days=1))):
        assert not answers(gone, "", OfferQuestion(), KNOWN)
        assert answers(gone, "", OfferQuestion(with_hidden=True), KNOWN)


def test_a_region_is_its_municipalities_and_the_other_way_round() -> None:
    around = make_service(regions=("around",))
    assert answers(around, "", OfferQuestion(municipality="GM0355"), KNOWN)
    assert not answers(around, "", OfferQuestion(municipality="GM0014"), KNOWN)
    assert answers(SERVICE, "", OfferQuestion(region="around"), KNOWN)
    far = make_service(municipalities=("GM0014",))
    assert not answers(far, "", OfferQuestion(region="around"), KNOWN)
    assert answers(make_service(is_nationwide=True), "", OfferQuestion(region="around"), KNOWN)
    assert [answers(each, "", OfferQuestion(is_placeless=True), KNOWN) for each in (far, around, make_service())] == [
        *(False, False),
        True,
    ]


def test_a_place_now_is_what_was_said_last_and_not_too_long_ago() -> None:
    service, asked = (
        make_service(waiting_weeks=0, waiting_asked_on=TODAY - timedelta(days=2)),
        OfferQuestion(has_place=True),
    )
    assert answers(service, "", asked, KNOWN)

    def said(state: CapacityState, days_ago: int) -> bool:
        answer = CapacityAnswer(service_id=service.id, asked_on=TODAY - timedelta(days=days_ago), state=state)
        return answers(service, "", asked, replace(KNOWN, capacity={service.id: answer}))

    assert not said(CapacityState.FULL, 1)
    assert not said(CapacityState.FULL, 2)  # of one day the answer counts, not the card
    assert said(CapacityState.FULL, 3)
    old = make_service(waiting_weeks=0, waiting_asked_on=TODAY - timedelta(days=FRESH_DAYS + 1))
    assert not answers(old, "", asked, KNOWN)
    assert not answers(make_service(), "", asked, KNOWN)


def test_what_is_to_be_checked_is_stale_and_of_proposals_the_unsure_ones() -> None:
    asked = OfferQuestion(is_unchecked=True)
    assert answers(make_service(), "", asked, KNOWN)
    assert not answers(make_service(checked_on=TODAY), "", asked, KNOWN)
    assert not answers(make_service(is_proposal=True, mark="found"), "", asked, KNOWN)
    assert answers(make_service(is_proposal=True, mark="unverified"), "", asked, KNOWN)
    long_ago = make_service(checked_on=TODAY - timedelta(days=100))
    assert answers(long_ago, "", asked, replace(KNOWN, stale_months=2))
    assert not answers(long_ago, "", asked, KNOWN)


def test_a_line_is_as_unsure_as_its_service() -> None:
    for service in (SERVICE, make_service(mark="unverified"), make_service(mark="conflict", checked_on=TODAY)):
        assert line_of(service, "").is_unsure is service.is_unsure


@pytest.mark.parametrize("pasted", ["e\u0301" * 100_000, "é " * 100_000, "\ufdfa" * 5_000, "%_/" * 40_000])
def test_a_text_that_was_pasted_by_mistake_stays_short_enough_to_ask_a_database(pasted: str) -> None:
    words = typed_words(pasted)
    assert len(words) <= MOST_WORDS
    assert all(len(word) <= LINE_MAX for word in words)
