import pytest

from ks_desktop.coalition.domain import CareDomain, Cost, Need, Needs, OfferQuestion, Phase
from ks_desktop.coalition.domain.offer import answers, line_of
from ks_desktop.core.gestation import age_of
from tests.coalition.domain.test_services import TODAY, make_service

NEEDS = Needs([Need(key="money", name="Geld", words=("schulden", "geldzorgen"))])
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
    assert answers(SERVICE, "Wijkteam Lunetten", question, NEEDS) is found


def test_what_is_not_stated_hides_nothing() -> None:
    bare = make_service(phase=Phase.BOTH)
    asked = OfferQuestion(municipality="GM0344", language="ti", age=age_of(40), years=60)
    assert answers(bare, "", asked, NEEDS)
    assert not answers(make_service(phase=Phase.AFTER_BIRTH), "", asked, NEEDS)
    assert not answers(make_service(is_hidden=True), "", OfferQuestion(), NEEDS)
    assert answers(make_service(is_hidden=True), "", OfferQuestion(with_hidden=True), NEEDS)


def test_a_line_is_as_unsure_as_its_service() -> None:
    for service in (SERVICE, make_service(mark="unverified"), make_service(mark="conflict", checked_on=TODAY)):
        assert line_of(service, "").is_unsure is service.is_unsure
