from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.domain import (
    ActionPlan,
    AgreedOn,
    AgreedWords,
    EscalationStep,
    LocalAgreements,
    LocalContact,
    Municipality,
    Terms,
    TownCard,
)
from ks_desktop.coalition.wording import municipalities as words
from tests.coalition.service.test_alliances import make_alliance

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("GM0457", "Weesp (tot 24 maart 2022, nu Amsterdam)"),
        ("GM0788", "Haaren (tot 1 januari 2021, nu Oisterwijk, Boxtel, Tilburg, Vught)"),
        ("GM0344", "Utrecht"),
        ("GM9999", "GM9999"),
        ("", ""),
    ],
)
def test_a_code_stands_as_a_name_with_what_became_of_it(code: str, said: str) -> None:
    assert words.words_of_code(code) == said


def test_one_that_ends_later_and_one_of_which_nobody_knows_say_so() -> None:
    today = catalogue.register().on
    coming = Municipality(code="GM1696", name="Wijdemeren", until=today.replace(year=today.year + 1))
    assert words.municipality_words(coming, ()).startswith("Wijdemeren (tot ")
    lost = replace(coming, until=today)
    assert "geen gemeente meer" in words.municipality_words(lost, ())


@pytest.mark.parametrize(
    ("typed", "codes", "wrong"),
    [
        ("Utrecht, Zeist", ("GM0344", "GM0355"), ()),
        ("Nuenen, Gerwen en Nederwetten, 344", ("GM0820", "GM0344"), ()),
        ("Utrecht,, Nergenshuizen", ("GM0344",), ("Nergenshuizen",)),
        (" ", (), ()),
    ],
)
def test_names_are_typed_with_commas_also_where_a_name_holds_one(
    typed: str, codes: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert words.codes_typed(typed) == (codes, wrong)
    assert words.codes_typed(words.names_of(codes)) == (codes, ())


def test_a_plan_says_its_years_where_it_lies_and_whether_it_is_over() -> None:
    plan = ActionPlan(title="Plan", since=date(2024, 1, 1), until=date(2025, 12, 31), kept_at="map", goals="Samen")
    assert words.plan_text(plan, DAY) == "Plan (2024-2025)\nTe vinden: map\nSamen\nDit plan is afgelopen."
    assert words.plan_text(replace(plan, since=None), date(2025, 1, 1)).startswith("Plan (tot en met 2025)")
    assert words.plan_text(ActionPlan(), DAY) == words.checked_text(ActionPlan()) == ""
    assert words.checked_text(ActionPlan(checked_on=DAY, checked_by="S. Slot")).endswith("2026 door S. Slot")
    assert words.checked_text(ActionPlan(checked_on=DAY)) == "Gecontroleerd op 1 januari 2026"


def test_contacts_steps_and_agreements_stand_in_a_line() -> None:
    contact = LocalContact(name="M. Proef", function="coördinator", phone="030-2860000", hours="ma")
    assert words.contact_text(contact) == "coördinator · 030-2860000 · ma"
    assert words.step_text(EscalationStep(after_days=0, who="team")) == "Meteen: team"
    assert words.step_text(EscalationStep(after_days=1, who="team", words="bellen")) == "Na 1 werkdag: team, bellen"
    assert words.agreed_text(AgreedWords(text="Zo", until=DAY, source="a")) == "Zo\n(tot en met 1 januari 2026, a)"
    assert words.agreed_text(AgreedWords(text="Zo")) == "Zo"
    assert words.coordinator_text(make_alliance()) == ""
    assert words.since_text(make_alliance(until=DAY, source="b")) == "1 januari 2024 (b); eindigt op 1 januari 2026"


def test_the_days_on_which_something_changed_say_what() -> None:
    utrecht, alliance = Municipality(code="GM0344", name="Utrecht"), make_alliance()
    terms = Terms(municipality="GM0344", valid_from=DAY)
    card = TownCard(
        agreed=AgreedOn(municipality=utrecht, now=(utrecht,), before=(), day=DAY, terms=terms),
        terms=(terms, replace(terms, municipality="GM0457", valid_from=date(2019, 1, 1))),
        local=(LocalAgreements(municipality="GM0344", valid_from=DAY),),
        states={alliance.id: (alliance,)},
    )
    assert words.turning_days(card) == {DAY, alliance.valid_from}
    assert words.turned_text(card, DAY) == "termijnen · contacten en afspraken"
    assert words.turned_text(card, alliance.valid_from) == "Kansrijk"
