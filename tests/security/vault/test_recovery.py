import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.security.vault import recovery

SECRETS = st.binary(min_size=recovery.SECRET_BYTES, max_size=recovery.SECRET_BYTES)
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_a_code_gives_its_secret_back(secret: bytes) -> None:
    assert recovery.decode(recovery.encode(secret)) == secret


@given(SECRETS)
def test_case_spaces_dashes_and_lookalikes_do_not_matter(secret: bytes) -> None:
    code = recovery.encode(secret)
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert recovery.decode(f" {typed} ") == secret


@given(SECRETS, st.integers(0, 33), st.integers(1, 31))
def test_one_wrong_symbol_is_named_as_a_typing_error(secret: bytes, place: int, shift: int) -> None:
    symbols = list(recovery.normal(recovery.encode(secret)))
    symbols[place] = SYMBOLS[(SYMBOLS.index(symbols[place]) + shift) % 32]
    with pytest.raises(UserError) as raised:
        recovery.decode("".join(symbols))
    assert raised.value.code == "recovery_typo"


@given(SECRETS, st.integers(0, 30))
def test_two_swapped_neighbours_are_a_typing_error(secret: bytes, place: int) -> None:
    symbols = list(recovery.normal(recovery.encode(secret)))
    swapped = symbols.copy()
    swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
    if swapped == symbols:
        return
    with pytest.raises(UserError, match="recovery_typo"):
        recovery.decode("".join(swapped))


@pytest.mark.parametrize("typed", ["", "ABCD", "0" * 35, "U" * 34, "é" * 34, "٣" * 34, "\x00" * 34])
def test_what_cannot_be_a_code_is_a_typing_error(typed: str) -> None:
    with pytest.raises(UserError, match="recovery_typo"):
        recovery.decode(typed)


def test_a_code_stands_in_groups_of_four_and_each_can_be_typed_back() -> None:
    code = recovery.encode(recovery.new_secret())
    parts = recovery.groups(code)
    assert [len(part) for part in parts] == [4] * 8 + [2]
    assert recovery.same_group(parts[0], f" {parts[0].lower()} ")
    assert not recovery.same_group("ABCD", "ABCE")


def test_secrets_are_not_given_twice() -> None:
    assert len({recovery.new_secret() for _ in range(50)}) == 50
