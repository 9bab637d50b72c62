"""The database key while the program is unlocked."""

import os
from typing import Final
from uuid import UUID

from ks_desktop.core.values import new_id

KEY_BYTES: Final = 32


class Key:
    """The unwrapped database key, and which database and user it was unwrapped for.

    It lies in a bytearray so that it can be overwritten when the program locks. That is a best effort: the library that
    unwrapped it, and the garbage collector, may have left copies that Python cannot reach.

    Attributes:
        database_id: the database this key belongs to.
        user_name: whose slot opened it; empty when the recovery code did, or for a key in memory only.
        wrong_tries: how many wrong passphrases went before this right one; the log must hear of them.
        from_copy: the key file was damaged and its spare copy was used (and put back): the user is told.
    """

    def __init__(
        self, material: bytes | bytearray, database_id: UUID, *, user_name: str = "", from_copy: bool = False
    ) -> None:
        if len(material) != KEY_BYTES:
            msg = "the key must be 32 bytes"
            raise ValueError(msg)
        self._material = bytearray(material)
        self.database_id = database_id
        self.user_name = user_name
        self.from_copy = from_copy
        self.wrong_tries = 0

    @classmethod
    def random(cls) -> "Key":
        """Return a new key that is kept nowhere (practice mode), or not yet."""
        return cls(os.urandom(KEY_BYTES), new_id())

    @property
    def material(self) -> bytearray:
        """The 32 raw bytes.

        Raises:
            ValueError: the key was wiped.
        """
        if not self._material:
            msg = "the key was wiped"
            raise ValueError(msg)
        return self._material

    def derive(self, purpose: str) -> bytes:
        """Return 32 bytes for another use, from which the key cannot be found back (HKDF-SHA256)."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        hkdf = HKDF(SHA256(), KEY_BYTES, salt=self.database_id.bytes, info=purpose.encode())
        return hkdf.derive(bytes(self.material))

    def wipe(self) -> None:
        """Overwrite the key in memory; it cannot be used after that. A second time does nothing."""
        self._material[:] = bytes(len(self._material))
        self._material.clear()

    def __repr__(self) -> str:
        """Return which database it is for, never the key."""
        return f"Key(database_id={self.database_id})"
