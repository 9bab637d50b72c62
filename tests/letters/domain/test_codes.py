import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import number_of
from ks_desktop.letters.domain.codes import LetterCode, read_letter_code, slip_code, slip_qr

NUMBERS = st.builds(number_of, st.integers(2000, 2099), st.integers(1, 999_999))


@settings(max_examples=40)
@given(NUMBERS)
def test_a_code_is_read_back_as_it_is_printed(number: str) -> None:
    wanted = LetterCode(number=number, is_sure=True)
    assert read_letter_code(slip_code(number)) == read_letter_code(slip_qr(number)) == wanted
    assert read_letter_code(number) == wanted
    bare = read_letter_code(number.replace("-", ""))
    assert bare == LetterCode(number=number, is_sure=False)


@settings(max_examples=60)
@given(NUMBERS, st.integers(0, 30), st.integers(1, 9))
def test_a_wrong_figure_or_two_changed_about_are_noticed(number: str, place: int, shift: int) -> None:
    figures = [
        index for index, sign in enumerate(number) if sign.isdigit() and index > 1
    ]  # a year stays in its century
    code = list(slip_code(number))
    at = figures[place % len(figures)]
    wrong = [*code]
    wrong[at] = str((int(code[at]) + shift) % 10)
    with pytest.raises(UserError):
        read_letter_code("".join(wrong))
    before = figures[place % len(figures) - 1]
    if code[at] != code[before] and abs(at - before) == 1:
        code[at], code[before] = code[before], code[at]
        with pytest.raises(UserError):
            read_letter_code("".join(code))


@pytest.mark.parametrize(
    "typed", ["KSH:2026-0001", "ksh:2026-0001", " KSH±2026/0001 ", "KSH2026-0001", "2026-0001", "2026 - 0001"]
)
def test_a_scanner_on_another_keyboard_is_understood(typed: str) -> None:
    assert read_letter_code(typed) == LetterCode(number="2026-0001", is_sure=True)


@pytest.mark.parametrize(
    ("typed", "number"), [("2026-1", "2026-0001"), ("20260012", "2026-0012"), ("2026-04", "2026-0004")]
)
def test_what_may_be_a_date_or_a_phone_is_not_sure(typed: str, number: str) -> None:
    assert read_letter_code(typed) == LetterCode(number=number, is_sure=False)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026",
        "202601",
        "Kaya",
        "KSH:",
        "KSH:abc",
        "2026-11-24",
        "06 12345678",
        "12-3-1998",
        "٢٠٢٦-٠٠٠١",
        "2026-1234567",
    ],
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_letter_code(typed) is None
