"""A key that is given to somebody without her passphrase: sealed to the public half of her own key pair.

Source:
    X25519 (RFC 7748) with a pair made for this one box, HKDF-SHA256 (RFC 5869) over what they share, AES-256-GCM. Whose
    box it is, which database, which key and which generation of it are bound to it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ks_desktop.security.vault.keys import KEY_BYTES
from ks_desktop.security.vault.spelling import as_bytes, as_whole, canonical, shown

MOST_GENERATIONS: Final = 1_000_000
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
_INFO: Final = b"ks-huisbezoek sealed key"


class Purpose(StrEnum):
    """Which key it is: of the whole database, or the second one, of restricted notes."""

    DATABASE = "database"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose box it is: what is bound to it besides the key itself."""

    database_id: UUID
    kind: str
    name: str
    public: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One sealed key of one holder.

    Attributes:
        generation: which key of this purpose: each new one counts one further.
        ephemeral: the public half of the pair that was made for this box alone.
    """

    purpose: Purpose
    generation: int
    ephemeral: bytes
    nonce: bytes
    sealed: bytes

    def __post_init__(self) -> None:
        """Refuse a box whose parts cannot be right.

        Raises:
            ValueError: a part is too short or too long, or a generation nobody reaches.
        """
        sizes = (len(self.ephemeral), len(self.nonce), len(self.sealed))
        if sizes != (KEY_BYTES, NONCE_BYTES, KEY_BYTES + TAG_BYTES) or not 1 <= self.generation <= MOST_GENERATIONS:
            msg = "a part of a sealed key has the wrong size"
            raise ValueError(msg)

    def as_json(self) -> dict[str, Any]:
        """Return the box as it stands in the key file."""
        return {
            "purpose": self.purpose.value,
            "generation": self.generation,
            "ephemeral": shown(self.ephemeral),
            "nonce": shown(self.nonce),
            "sealed": shown(self.sealed),
        }


def box_from_json(stored: Mapping[str, Any]) -> Box:
    """Return the box that was stored.

    Raises:
        ValueError, KeyError, TypeError: it is not a box.
    """
    return Box(
        purpose=Purpose(stored["purpose"]),
        generation=as_whole(stored["generation"]),
        ephemeral=as_bytes(stored["ephemeral"]),
        nonce=as_bytes(stored["nonce"]),
        sealed=as_bytes(stored["sealed"]),
    )


def new_private() -> bytearray:
    """Return the private half of a new key pair."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return bytearray(X25519PrivateKey.generate().private_bytes_raw())


def public_of(private: bytes | bytearray) -> bytes:
    """Return the public half of a pair."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(bytes(private)).public_key().public_bytes_raw()


def seal(material: bytes | bytearray, owner: Owner, *, purpose: Purpose, generation: int) -> Box:
    """Give a key to the owner of a key pair.

    Raises:
        ValueError: her public half is none.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    private, nonce = new_private(), os.urandom(NONCE_BYTES)
    ephemeral = public_of(private)
    key = _shared(private, owner.public, ephemeral=ephemeral, public=owner.public)
    bound = _bound(owner, purpose, generation)
    sealed = AESGCM(key).encrypt(nonce, bytes(material), bound)
    return Box(purpose=purpose, generation=generation, ephemeral=ephemeral, nonce=nonce, sealed=sealed)


def open_box(box: Box, private: bytes | bytearray, owner: Owner) -> bytes:
    """Return the key in a box.

    Raises:
        ValueError: it was sealed for somebody else, or changed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _shared(private, box.ephemeral, ephemeral=box.ephemeral, public=owner.public)
    try:
        return AESGCM(key).decrypt(box.nonce, box.sealed, _bound(owner, box.purpose, box.generation))
    except InvalidTag as error:
        msg = "this box is not for this key"
        raise ValueError(msg) from error


def _shared(private: bytes | bytearray, other: bytes, *, ephemeral: bytes, public: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    own = X25519PrivateKey.from_private_bytes(bytes(private))
    shared = own.exchange(X25519PublicKey.from_public_bytes(other))
    return HKDF(SHA256(), KEY_BYTES, salt=ephemeral + public, info=_INFO).derive(shared)


def _bound(owner: Owner, purpose: Purpose, generation: int) -> bytes:
    return canonical(
        {
            "database": str(owner.database_id),
            "slot": {"kind": owner.kind, "name": owner.name, "public": shown(owner.public)},
            "purpose": purpose.value,
            "generation": generation,
        }
    )
