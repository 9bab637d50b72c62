from dataclasses import replace

import pytest

from ks_desktop.letters.compose.head import receiver_of, return_line_of, sender_of, signature_of
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.facts import Office
from ks_desktop.letters.wording import wording
from tests.letters.people import MIDWIFE_PRACTICE, facts

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
    assert return_line_of(facts(), words) == "Retouradres: Stationsplein 1, 3511 ED Utrecht"
    assert return_line_of(replace(facts(), office=Office(street="Stationsplein 1")), words) == ""
    assert signature_of(facts(), words).lines == ("jeugdverpleegkundige", "Telefoon 030 000 00 01")
