import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.formulas import escape, escape_again, unescape


@pytest.mark.parametrize("text", ["=1+1", "+31612345678", "-5", "@SUM(A1)", "\tx", "'=1", "''+1"])
def test_no_text_is_left_that_a_spreadsheet_would_run(text: str) -> None:
    assert escape(text) == f"'{text}"


@given(st.text(st.sampled_from("'=+-@\t\ra1 "), max_size=6) | st.text(max_size=12))
def test_what_was_escaped_comes_back_identical(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unescape(escape_again(text)) == text


def test_an_ordinary_apostrophe_stays() -> None:
    assert unescape("'s-Hertogenbosch") == escape("'s-Hertogenbosch") == "'s-Hertogenbosch"
