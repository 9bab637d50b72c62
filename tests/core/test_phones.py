import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.phones import check_phone, phone_key, written

TYPED = st.from_regex(r"\A(\+|00)?[0-9(][0-9 ()./-]{7,20}\Z")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("06 12 34 56 78", "06-12345678"),
        ("0612345678", "06-12345678"),
        ("+31 6 12345678", "06-12345678"),
        ("0031 (0)6-1234 5678", "06-12345678"),
        ("(030) 123 45 67", "030-1234567"),
        ("030.1234567", "030-1234567"),
        ("0346 123456", "0346-123456"),
        ("+31 (0)346 12 34 56", "0346-123456"),
        ("088 123 45 67", "088-1234567"),
        ("0800 0432", "0800-0432"),
        ("0900 1234567", "0900-1234567"),
        ("+32 470 12 34 56", "+32 470123456"),
        ("0032470123456", "+32 470123456"),
        ("+1 (212) 555-0100", "+1 2125550100"),
        ("+212 612-345678", "+212 612345678"),
        ("14 030 1234", "14 030 1234"),
        ("12345678", "12345678"),
        ("099 1234567", "099 1234567"),
    ],
)
def test_a_number_is_written_as_people_write_it(typed: str, expected: str) -> None:
    assert check_phone(typed) == expected


@given(TYPED)
def test_what_was_written_is_read_back_the_same_and_is_the_same_number(typed: str) -> None:
    shown = written(typed)
    assert written(shown) == shown
    assert phone_key(shown) == phone_key(typed)


@pytest.mark.parametrize("typed", ["+31 6 12345678", "0612345678", "06-12345678", "0031612345678", "+31 (0)612345678"])
def test_one_number_typed_in_many_ways_has_one_key(typed: str) -> None:
    assert phone_key(typed) == "0612345678"


def test_two_numbers_have_two_keys() -> None:
    assert phone_key("+32 612345678") != phone_key("0612345678")
    assert phone_key("030-1234567") != phone_key("030-1234568")


@pytest.mark.parametrize("wrong", ["bel na 15:00", "06", "٠٦١٢٣٤٥٦٧٨", "06 12345678 (moeder)", "1" * 30])
def test_what_is_no_number_is_refused_at_its_field(wrong: str) -> None:
    with pytest.raises(UserError) as caught:
        check_phone(wrong, field="phone_2")
    assert (caught.value.code, caught.value.field) == ("phone", "phone_2")


def test_a_short_number_may_be_allowed() -> None:
    assert check_phone("14 030", least_digits=5) == "14 030"
