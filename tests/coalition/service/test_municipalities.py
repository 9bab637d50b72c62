from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.domain import Criterion, HerFacts, Municipality, OfferQuestion, Terms, fits
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from tests.coalition.domain.test_services import make_service

TODAY = date(2026, 11, 21)
WIJDEMEREN = Municipality(
    code="GM1696", name="Wijdemeren", until=date(2026, 6, 1), succeeded_by=("GM0402",), source="Staatsblad"
)


@pytest.fixture(autouse=True)
def _shipped_again() -> Iterator[None]:
    yield
    catalogue.use((), TODAY)


def test_what_is_said_of_a_municipality_counts_everywhere_and_after_opening_again(
    coalition: Coalition, actor: UserId
) -> None:
    coalition.register.save(WIJDEMEREN, actor=actor)
    for _times in range(2):
        assert coalition.municipality("GM1696").until == date(2026, 6, 1)
        assert "Wijdemeren" not in [each.name for each in coalition.municipalities()]
        catalogue.use((), TODAY)
        coalition.register.use(actor=actor)


def test_a_circle_over_two_of_them_is_refused_and_nothing_is_kept(coalition: Coalition, actor: UserId) -> None:
    back = Municipality(code="GM0402", name="Hilversum", until=date(2027, 1, 1), succeeded_by=("GM1696",))
    with pytest.raises(UserError, match="circle"):
        coalition.register.save_all([WIJDEMEREN, back], actor=actor)
    coalition.register.save(WIJDEMEREN, actor=actor)
    with pytest.raises(UserError, match="circle"):
        coalition.register.save(back, actor=actor)
    assert coalition.municipality("GM0402").until is None


def test_a_new_one_and_the_one_that_became_it_are_kept_together(coalition: Coalition, actor: UserId) -> None:
    new = Municipality(code="GM2000", name="Gooiland", since=date(2026, 6, 1))
    coalition.register.save_all([replace(WIJDEMEREN, succeeded_by=("GM2000",)), new], actor=actor)
    assert coalition.municipality("Gooiland").code == "GM2000"
    with pytest.raises(UserError, match="too_long"):
        coalition.register.save(replace(new, version=1, source="x" * 201), actor=actor)


def test_terms_of_before_stay_and_those_of_the_new_one_count_from_its_first_day(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    for code, days in (("GM1696", 7), ("GM0402", 4)):
        coalition.save_terms(Terms(municipality=code, valid_from=date(2025, 1, 1), contact_days=days), actor=actor)
    coalition.register.save(WIJDEMEREN, actor=actor)

    def days_of(code: str, day: date) -> int:
        with database.reading(actor) as reading:
            return coalition.terms(code, day, reading=reading).contact_days

    assert (days_of("GM1696", date(2026, 5, 31)), days_of("GM1696", date(2026, 6, 1))) == (7, 4)
    card = coalition.towns.card("GM0402", actor=actor)
    assert {each.municipality for each in card.terms} == {"GM1696", "GM0402"}
    assert card.local == ()


def test_an_offer_that_names_an_old_code_is_found_under_the_new_one_and_the_other_way_about(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    old = make_service(name="In Weesp", municipalities=("GM0457",), is_nationwide=False)
    new = make_service(name="In Amsterdam", municipalities=("GM0363",), is_nationwide=False)
    for each in (old, new):
        coalition.services.save(each, actor=actor)
    for code in ("GM0457", "GM0363"):
        question = OfferQuestion(text="in", municipality=code)
        found = {line.name for line in coalition.services.find(question, actor=actor)}
        assert {"In Weesp", "In Amsterdam"} <= found
        with database.reading(actor) as reading:
            facts = coalition.services.facts(HerFacts(today=TODAY, municipality=code), reading=reading)
        assert all(Criterion.MUNICIPALITY in fits(each, facts).reasons_for for each in (old, new))
    elsewhere = OfferQuestion(text="in", municipality="GM0344")
    assert not {"In Weesp", "In Amsterdam"} & {line.name for line in coalition.services.find(elsewhere, actor=actor)}
