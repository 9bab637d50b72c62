import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.security.quick import check_pin


@pytest.mark.parametrize("pin", ["702915", "8305172", "904172638405", "482915"])
def test_digits_that_say_nothing_of_her_will_do(pin: str) -> None:
    check_pin(pin)


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("", "pin_digits"),
        ("70291", "pin_length"),
        ("7029157029157", "pin_length"),
        ("70 29 15", "pin_digits"),
        ("abcdef", "pin_digits"),
        ("٧٠٢٩١٥", "pin_digits"),  # digits of another script: the next keyboard has none
        ("７０２９１５", "pin_digits"),
        ("702915\n", "pin_digits"),
        ("000000", "pin_easy"),
        ("123456", "pin_easy"),
        ("654321", "pin_easy"),
        ("890123", "pin_easy"),
        ("121212", "pin_easy"),
        ("123123", "pin_easy"),
        ("2727272", "pin_easy"),
        ("112111", "pin_easy"),
        ("140587", "pin_easy"),  # 14 May 1987
        ("870514", "pin_easy"),
        ("14051987", "pin_easy"),
        ("19870514", "pin_easy"),
        ("198705", "pin_easy"),
        ("198726", "pin_easy"),
        ("261987", "pin_easy"),
    ],
)
def test_what_is_guessed_first_is_refused(pin: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        check_pin(pin)
    assert (refused.value.code, refused.value.field) == (code, "pin")
