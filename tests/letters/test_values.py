from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import Answer
from ks_desktop.letters import values
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.wording import wording
from tests.letters.people import AYLIN, PREGNANCY, facts

DUTCH = wording(LetterKind.REFERRAL_MEDICAL)


def test_dates_and_weeks_are_written_out() -> None:
    assert values.birth_date(facts(), DUTCH) == "12 maart 1998"
    assert values.due_date(facts(), DUTCH) == "16 maart 2027"
    assert values.gestation(facts(), DUTCH) == "23+4 weken op 21 november 2026"


def test_after_the_pregnancy_there_are_no_weeks() -> None:
    assert values.gestation(facts(today=date(2027, 9, 1)), DUTCH) == ""


def test_a_place_says_no_street() -> None:
    assert values.place(facts(), DUTCH) == "3512 Utrecht"
    assert values.address(facts(), DUTCH) == "Lindestraat 8, 3512 CD Utrecht"


def test_how_she_may_be_reached_is_said_in_words() -> None:
    assert values.contact_rules(facts(), DUTCH) == "niet inspreken; niet bellen vóór 10.00 uur"
    asked = replace(AYLIN, contact=replace(AYLIN.contact, call_hours="ma na 15", phone_note=""))
    assert values.contact_rules(facts(client=asked), DUTCH) == "niet inspreken; bellen: maandag na 15:00"
    silent = replace(AYLIN, contact=replace(AYLIN.contact, safe_to_call=Answer.NO, safe_post=Answer.NO, phone_note=""))
    assert values.contact_rules(facts(client=silent), DUTCH) == "niet bellen; niet inspreken; geen post"


@pytest.mark.parametrize(
    ("language", "interpreter", "value"),
    [
        ("tr", True, "Turks, graag met een tolk"),
        ("tr", False, "Turks"),
        ("nl", False, ""),
        ("", False, ""),
        ("", True, "graag met een tolk"),
    ],
)
def test_language_and_interpreter(language: str, interpreter: bool, value: str) -> None:
    client = replace(AYLIN, language=language, interpreter=interpreter)
    assert values.language(facts(client=client), DUTCH) == value
    assert values.interpreter(facts(client=client), DUTCH) == (value if interpreter else "")


def test_twins_and_earlier_pregnancies() -> None:
    twins = replace(PREGNANCY, fetuses=2)
    assert values.fetuses(facts(case=twins), DUTCH) == "2 kinderen"
    assert values.fetuses(facts(), DUTCH) == ""
    assert values.parity(facts(), DUTCH) == "G2 P1"
    assert values.parity(facts(case=replace(PREGNANCY, para=None)), DUTCH) == ""


def test_each_reason_has_a_word() -> None:
    everything = facts(wishes=replace(facts().wishes, reasons=tuple(DUTCH.get("reasons"))))
    assert values.reasons(everything, DUTCH).count(",") == 7
    assert values.social_reasons(everything, DUTCH).split(", ") == [
        "gezinssituatie",
        "werk en inkomen",
        "taal en opleiding",
        "hechting en ouderschap",
    ]


def test_initials_stand_for_her_where_her_birth_date_says_the_rest() -> None:
    words = wording("question")
    assert values.initials(facts(), words) == "A.K."
    assert values.initials(facts(client=replace(AYLIN, birth_date=None)), words) == "A. Kaya"
    assert values.name_of_referral(facts(consents=()), words) == "A. Kaya"


def test_what_is_not_known_to_the_day_is_said_as_about() -> None:
    about = facts(case=replace(PREGNANCY, due_date_margin=15))
    assert values.due_date(about, DUTCH) == f"rond {values.due_date(facts(), DUTCH)}"
    assert values.gestation(about, DUTCH) == "ongeveer 23 weken op 21 november 2026"
    assert values.due_date(facts(case=replace(PREGNANCY, due_date_margin=3)), DUTCH) == values.due_date(facts(), DUTCH)


def test_a_partner_who_may_not_know_comes_first_among_how_she_is_reached() -> None:
    contact = replace(AYLIN.contact, partner_may_know=Answer.NO)
    said = values.contact_rules(facts(client=replace(AYLIN, contact=contact)), DUTCH)
    assert said.startswith("haar partner mag het niet weten; ")
    assert all(word in said for word in ("niet inspreken", "geen sms", "geen post"))
