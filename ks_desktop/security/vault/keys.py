"""The keys while the program is unlocked."""

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
        generation: which key of the database it is: each renewal counts one further.
        older: the database key before a renewal that was begun and not finished: the file may still be under it.
        restricted: the key of restricted notes; None for who may not read them.
        older_restricted: the one before, while the notes are being sealed anew.
        must_change: somebody else chose her passphrase: she must choose her own before she goes on.
        was_first: she chose a passphrase of her own just now, in place of the first one.
        is_under_older: the file was found to be under the key of before the renewal still.
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
        self.generation = 1
        self.older: bytearray | None = None
        self.restricted: bytearray | None = None
        self.older_restricted: bytearray | None = None
        self.must_change = False
        self.was_first = False
        self.is_under_older = False
        self.from_copy = from_copy
        self.wrong_tries = 0

    @classmethod
    def random(cls) -> "Key":
        """Return new keys that are kept nowhere (practice mode), or not yet."""
        key = cls(os.urandom(KEY_BYTES), new_id())
        key.restricted = bytearray(os.urandom(KEY_BYTES))
        return key

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

    @property
    def under(self) -> bytearray:
        """The database key that the file is under now; while it is being renewed that may be the one of before."""
        return self.older if self.is_under_older and self.older is not None else self.material

    @property
    def newest_first(self) -> tuple[bytearray, ...]:
        """The database keys that the file may be under: two while it is being renewed.

        Raises:
            ValueError: the key was wiped.
        """
        return (self.material,) if self.older is None else (self.material, self.older)

    def renewed(self, material: bytes) -> None:
        """Go on with a new database key; the present one becomes `older`."""
        self.older, self._material = self.material, bytearray(material)
        self.generation += 1

    def renewed_restricted(self, material: bytes) -> None:
        """Go on with a new restricted key; the present one becomes `older_restricted`."""
        self.older_restricted, self.restricted = self.restricted, bytearray(material)

    def not_renewed(self, *, restricted: bool) -> None:
        """Go back to the key of before `renewed` (or `renewed_restricted`): it could not be kept."""
        if restricted:
            _wipe(self.restricted)
            self.restricted, self.older_restricted = self.older_restricted, None
        elif self.older is not None:
            _wipe(self._material)
            self._material, self.older = self.older, None
            self.generation -= 1

    def derive(self, purpose: str) -> bytes:
        """Return 32 bytes for another use, from which the key cannot be found back (HKDF-SHA256)."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        hkdf = HKDF(SHA256(), KEY_BYTES, salt=self.database_id.bytes, info=purpose.encode())
        return hkdf.derive(bytes(self.material))

    def forget_older(self) -> None:
        """Overwrite the database key of before a renewal: nothing is under it any more."""
        self.is_under_older = False
        _wipe(self.older)
        self.older = None

    def forget_older_restricted(self) -> None:
        """Overwrite the restricted key of before a renewal."""
        _wipe(self.older_restricted)
        self.older_restricted = None

    def forget_restricted(self) -> None:
        """Overwrite the restricted keys: who is at work may not read those notes."""
        _wipe(self.restricted)
        self.restricted = None
        self.forget_older_restricted()

    def wipe(self) -> None:
        """Overwrite the keys in memory; they cannot be used after that. A second time does nothing."""
        _wipe(self._material)
        self._material.clear()
        self.forget_older()
        self.forget_restricted()

    def __repr__(self) -> str:
        """Return which database it is for, never the key."""
        return f"Key(database_id={self.database_id})"


def _wipe(material: bytearray | None) -> None:
    if material is not None:
        material[:] = bytes(len(material))
