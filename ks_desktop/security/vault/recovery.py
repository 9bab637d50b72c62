"""The code on the recovery sheet: 160 random bits that people can copy by hand, and that tell a typing error."""

import os
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

SECRET_BYTES: Final = 20
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_LOOKALIKES: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_MODULUS: Final = 1021  # prime below 32 * 32: any one wrong symbol, and any two swapped neighbours, change the rest
_SYMBOLS: Final = 32
_GROUP: Final = 4
_BITS: Final = 5


def new_secret() -> bytes:
    """Return 160 new random bits."""
    return os.urandom(SECRET_BYTES)


def encode(secret: bytes) -> str:
    """Return the code of a secret: 32 symbols and two check symbols, in groups of four."""
    number = int.from_bytes(secret)
    symbols = _symbols(number, _SYMBOLS) + _symbols(number % _MODULUS, 2)
    return "-".join(symbols[start : start + _GROUP] for start in range(0, len(symbols), _GROUP))


def decode(typed: str) -> bytes:
    """Return the secret of a typed code; case, spaces and dashes do not matter, O is 0, I and L are 1.

    Raises:
        UserError: `recovery_typo`: it cannot be a code, so something was typed wrong.
    """
    symbols = normal(typed)
    if len(symbols) != _SYMBOLS + 2:
        raise UserError(
            N_("The recovery code has 34 letters and digits; {count} were typed. Compare it with the sheet."),
            code="recovery_typo",
            field="recovery_code",
            values={"count": len(symbols)},
        )
    if any(symbol not in _ALPHABET for symbol in symbols):
        raise _typo()
    number, check = _number(symbols[:_SYMBOLS]), _number(symbols[_SYMBOLS:])
    if number % _MODULUS != check:
        raise _typo()
    return number.to_bytes(SECRET_BYTES)


def groups(code: str) -> tuple[str, ...]:
    """Return the groups of a code, in order, as they stand on the sheet."""
    return tuple(code.split("-"))


def same_group(printed: str, typed: str) -> bool:
    """Tell whether a group was copied right from the sheet."""
    return normal(printed) == normal(typed)


def normal(typed: str) -> str:
    """Return typed symbols without spaces and dashes, in capitals, lookalikes put right."""
    return "".join(typed.upper().replace("-", " ").split()).translate(_LOOKALIKES)


def _typo() -> UserError:
    return UserError(
        N_("There is a typing error in the recovery code. Compare each group with the sheet."),
        code="recovery_typo",
        field="recovery_code",
    )


def _symbols(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> _BITS * place & 31] for place in reversed(range(count)))


def _number(symbols: str) -> int:
    number = 0
    for symbol in symbols:
        number = number << _BITS | _ALPHABET.index(symbol)
    return number
