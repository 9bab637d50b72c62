from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.coalition.exchange.eligibility import described, for_whom, stated
from tests.coalition.exchange.makers import BUDGET, PROGRAMME


def test_what_has_no_column_stands_behind_what_was_written() -> None:
    assert described(BUDGET).split("\n") == [
        "Zwangeren met schulden.",
        "",
        "Niet voor: Wie al in de schuldsanering zit.",
        "In de zwangerschap.",
        "Vanaf 12+0 weken zwangerschap.",
        "Tot en met 28+0 weken zwangerschap.",
        "Voor wie nog geen kind heeft.",
        "Verwijzen kan door: jeugdverpleegkundige, verloskundige.",
    ]
    assert described(PROGRAMME) == ""


@settings(max_examples=20)
@given(st.sampled_from(["", "x", stated(BUDGET), f"x\n\n{stated(BUDGET)}", "x\n\n"]))
def test_what_was_written_is_known_again(text: str) -> None:
    made = replace(BUDGET, for_whom=text)
    assert for_whom(described(made), stated(made)) == text


def test_words_of_somebody_else_stay_as_they_are() -> None:
    assert for_whom("Iedereen", stated(BUDGET)) == "Iedereen"
