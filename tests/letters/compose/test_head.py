from dataclasses import replace

import pytest

from ks_desktop.letters.compose.head import (
    ink_of,
    receiver_of,
    return_line_of,
    sender_of,
    signature_of,
    size_of,
    window_of,
)
from ks_desktop.letters.domain import LetterKind, Variant
from ks_desktop.letters.facts import Office, Signer
from ks_desktop.letters.wording import wording
from ks_desktop.paper.documents import AddressWindow, Envelope, Ink, TextSize, WindowSide
from tests.letters.people import MIDWIFE_PRACTICE, TEAM, facts

TO_REFERRER = [kind for kind in LetterKind if kind.is_to_referrer]


@pytest.mark.parametrize("kind", TO_REFERRER)
def test_a_referrer_stands_in_the_window_with_the_address_of_the_directory(kind: LetterKind) -> None:
    known = facts(referrer_organisation=MIDWIFE_PRACTICE)
    receiver = receiver_of(kind, known, wording(kind))
    assert receiver.lines == ("Verloskundigen De Wiek", "mw. S. van der Aa", "Molenpad 12", "3521 AB  UTRECHT")
    assert receiver.name == "Verloskundigen De Wiek"
    assert receiver_of(kind, facts(referrer=None), wording(kind)).lines == ("…",)


def test_head_and_foot_say_who_writes() -> None:
    words = wording(LetterKind.QUESTION)
    assert sender_of(facts(), words).organisation == "JGZ Voorbeeldstad"
    assert return_line_of(facts().office, words) == "Retouradres: Stationsplein 1, 3511 ED Utrecht"
    assert return_line_of(Office(street="Stationsplein 1"), words) == ""
    assert signature_of(LetterKind.QUESTION, facts(), words).lines == ("jeugdverpleegkundige", "Telefoon 030 000 00 01")


def test_a_plain_head_keeps_name_and_logo_back() -> None:
    office = replace(facts().office, logo=b"beeld")
    assert sender_of(replace(facts(), office=office), wording(LetterKind.QUESTION)).logo == b"beeld"
    plain = sender_of(replace(facts(), office=office), wording(LetterKind.NOT_REACHED))
    assert (plain.organisation, plain.logo) == ("", None)


def test_window_size_and_ink_follow_the_settings_and_the_variant() -> None:
    office = Office(window="right", right_mm=-2, offset_mm=3, envelope="c5")
    window = AddressWindow(side=WindowSide.RIGHT, right_mm=-2, down_mm=3, envelope=Envelope.C5)
    assert window_of(office) == window
    words = wording(LetterKind.APPOINTMENT)
    assert [size_of(variant, words) for variant in Variant] == [TextSize.LARGE, TextSize.HUGE, TextSize.LARGE]
    assert [ink_of(variant) for variant in Variant] == [Ink.FULL, Ink.FULL, Ink.LOW]


def test_whoever_writes_for_the_nurse_of_the_case_says_so() -> None:
    medical = LetterKind.REFERRAL_MEDICAL
    words = wording(medical)
    other = Signer(name="Marit Voorbeeld", job_title="jeugdverpleegkundige")
    assert signature_of(medical, replace(facts(), caller=facts().signer), words).lines[-1] == "Telefoon 030 000 00 01"
    assert signature_of(medical, replace(facts(), caller=other), words).lines == (
        "jeugdverpleegkundige, BIG-registratie 12345678930",
        "Telefoon 030 000 00 01",
        "namens Marit Voorbeeld, jeugdverpleegkundige",
    )
    assert (
        signature_of(LetterKind.NOT_REACHED, replace(facts(), caller=other), wording(LetterKind.NOT_REACHED)).lines
        == ()
    )


def test_the_big_number_is_for_care_providers() -> None:
    referrer = facts().referrer
    assert referrer is not None
    elsewhere = replace(facts(), referrer=replace(referrer, in_care=False))
    for kind, known, is_told in (
        (LetterKind.REFERRAL_MEDICAL, replace(facts(), organisation=MIDWIFE_PRACTICE), True),
        (LetterKind.HANDOVER_BIRTH, facts(), True),
        (LetterKind.FEEDBACK, facts(), True),
        (LetterKind.FEEDBACK, elsewhere, False),
        (LetterKind.REFERRAL_SOCIAL, replace(facts(), organisation=TEAM), False),
        (LetterKind.RECORD_EXTRACT, facts(), False),
        (LetterKind.APPOINTMENT, facts(), False),
    ):
        lines = signature_of(kind, known, wording(kind)).lines
        assert lines[0].startswith("jeugdverpleegkundige")
        assert any("12345678930" in line for line in lines) is is_told
