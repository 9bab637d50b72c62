"""How values are spelt in the key file: one way only, and read back strictly."""

import base64
import binascii
import json


def canonical(value: object) -> bytes:
    """Return the one spelling in JSON of a value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def shown(value: bytes) -> str:
    """Return bytes as they are written."""
    return base64.b64encode(value).decode()


def as_bytes(stored: object) -> bytes:
    """Return the bytes that were written.

    Raises:
        TypeError, ValueError: they were not written by `shown`.
    """
    try:
        return base64.b64decode(as_text(stored), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error


def as_text(stored: object) -> str:
    """Return a text.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(stored, str):
        msg = "not a text"
        raise TypeError(msg)
    return stored


def as_whole(stored: object) -> int:
    """Return a whole number.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(stored, int) or isinstance(stored, bool):
        msg = "not a whole number"
        raise TypeError(msg)
    return stored


def as_yes_no(stored: object) -> bool:
    """Return a yes or no.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(stored, bool):
        msg = "not yes or no"
        raise TypeError(msg)
    return stored
