"""Texts sealed under a second key: who opens the database without that key sees bytes, never words.

A sealed text is bound to the row it stands in, so that it cannot be read in another, and its length is hidden in steps,
so that nobody tells a short answer from a long story. Whatever was changed in it, to the last bit, is refused.

Source:
    AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits each time.
"""

import hashlib
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_

KEY_BYTES: Final = 32
_FORMAT: Final = b"\x01"
_MARK_BYTES: Final = 8
_NONCE_BYTES: Final = 12
_LENGTH_BYTES: Final = 4
_STEP: Final = 256
_HEAD_BYTES: Final = len(_FORMAT) + _MARK_BYTES


class SealError(KsError):
    """A sealed text cannot be opened; nothing of it is shown."""


class Sealer:
    """Seals and opens texts with one key of 32 bytes, until it is wiped."""

    def __init__(self, key: bytes | bytearray) -> None:
        """Take a copy of the key.

        Raises:
            ValueError: it is not 32 bytes.
        """
        if len(key) != KEY_BYTES:
            msg = "the key must be 32 bytes"
            raise ValueError(msg)
        self._key = bytearray(key)
        self._is_wiped = False

    def seal(self, text: str, *, bound_to: str) -> bytes:
        """Return a text as bytes that only this key opens, and only for this row.

        Args:
            text: what is to be kept.
            bound_to: names the row and its table; it must be said again to open it.
        Raises:
            SealError: the key was wiped: the program locked.
        """
        words = text.encode()
        plain = len(words).to_bytes(_LENGTH_BYTES, "big") + words
        plain += bytes(-len(plain) % _STEP)
        head, nonce = _FORMAT + self._mark(), os.urandom(_NONCE_BYTES)
        return head + nonce + self._cipher().encrypt(nonce, plain, _bound(head, bound_to))

    def open(self, sealed: bytes, *, bound_to: str) -> str:
        """Return the text.

        Raises:
            SealError: it is damaged, was changed, stands in another row or was sealed with another key; or the key was
                wiped.
        """
        head, nonce = sealed[:_HEAD_BYTES], sealed[_HEAD_BYTES : _HEAD_BYTES + _NONCE_BYTES]
        cipher = self._cipher()
        try:
            plain = cipher.decrypt(nonce, sealed[_HEAD_BYTES + _NONCE_BYTES :], _bound(head, bound_to))
        except (InvalidTag, ValueError) as error:
            raise SealError(
                N_("This text is damaged, or was sealed with another key. Put back a backup in which it is whole."),
                code="sealed_damaged",
            ) from error
        length = int.from_bytes(plain[:_LENGTH_BYTES], "big")
        return plain[_LENGTH_BYTES : _LENGTH_BYTES + length].decode()

    def fits(self, sealed: bytes) -> bool:
        """Tell whether it says to be sealed with this key; only opening it proves that."""
        return sealed[:_HEAD_BYTES] == _FORMAT + self._mark()

    def take(self, key: bytes | bytearray) -> None:
        """Go on with another key: the second key was renewed, and every text is under the new one.

        Raises:
            ValueError: it is not 32 bytes.
        """
        if len(key) != KEY_BYTES:
            msg = "the key must be 32 bytes"
            raise ValueError(msg)
        self._key[:] = key

    def wipe(self) -> None:
        """Forget the key: nothing can be sealed or opened any more."""
        self._key[:] = bytes(KEY_BYTES)
        self._is_wiped = True

    def _cipher(self) -> AESGCM:
        # Made anew each time: it keeps a copy of the key for as long as it lives.
        if self._is_wiped:
            raise SealError(N_("The program is locked. Unlock it and try again."), code="locked")
        return AESGCM(bytes(self._key))

    def _mark(self) -> bytes:
        return hashlib.sha256(b"ks-huisbezoek sealing mark" + self._key).digest()[:_MARK_BYTES]


def _bound(head: bytes, bound_to: str) -> bytes:
    return head + b"\0" + bound_to.encode()
