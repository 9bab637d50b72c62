"""One slot: the database key, wrapped under a key that only one passphrase (or the recovery code) gives.

Source:
    Argon2id (RFC 9106) makes the wrapping key, AES-256-GCM wraps; the slot's own header and the database's id are bound
    to it, so that a slot cannot be moved to another name, cost or database.
"""

import base64
import binascii
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.texts import N_
from ks_desktop.security.vault.keys import KEY_BYTES

NAME_MAX: Final = 60
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16


class SlotKind(StrEnum):
    """Who holds the secret of a slot."""

    USER = "user"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs: passes, memory in KiB, lanes. Limits keep a hostile key file from eating the computer."""

    passes: int
    memory_kib: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse costs no key file of ours has.

        Raises:
            ValueError: a figure lies outside its limits.
        """
        if not (1 <= self.passes <= 16 and 8 * 1024 <= self.memory_kib <= 1024 * 1024 and 1 <= self.lanes <= 16):  # noqa: PLR2004
            msg = "the cost of a slot is outside its limits"
            raise ValueError(msg)


STANDARD_COST: Final = Cost(passes=3, memory_kib=128 * 1024, lanes=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The wrapped key of one holder."""

    kind: SlotKind
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def __post_init__(self) -> None:
        """Refuse a slot whose parts have the wrong size.

        Raises:
            ValueError: a part is too short or too long.
        """
        sizes = (len(self.salt), len(self.nonce), len(self.wrapped))
        if sizes != (SALT_BYTES, NONCE_BYTES, KEY_BYTES + _TAG_BYTES) or len(self.name) > NAME_MAX:
            msg = "a part of a slot has the wrong size"
            raise ValueError(msg)

    def as_json(self) -> dict[str, Any]:
        """Return the slot as it stands in the key file."""
        return {
            **_header(self.kind, self.name, self.cost, self.salt),
            "nonce": base64.b64encode(self.nonce).decode(),
            "wrapped": base64.b64encode(self.wrapped).decode(),
        }


def slot_from_json(stored: Mapping[str, Any]) -> Slot:
    """Return the slot that was stored.

    Raises:
        ValueError, KeyError, TypeError: it is not a slot.
    """
    return Slot(
        kind=SlotKind(stored["kind"]),
        name=_text(stored["name"]),
        cost=Cost(
            passes=_whole(stored["passes"]), memory_kib=_whole(stored["memory_kib"]), lanes=_whole(stored["lanes"])
        ),
        salt=_bytes(stored["salt"]),
        nonce=_bytes(stored["nonce"]),
        wrapped=_bytes(stored["wrapped"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whose slot it is, and what opens it."""

    kind: SlotKind
    name: str
    secret: bytes


def wrap(material: bytearray, holder: Holder, *, database_id: UUID, cost: Cost) -> Slot:
    """Return a new slot that gives the database key to the holder of a secret.

    Raises:
        StorageError: there is not enough memory for the key derivation.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    bound = _bound(_header(holder.kind, holder.name, cost, salt), database_id)
    wrapped = AESGCM(_wrapping_key(holder.secret, salt, cost)).encrypt(nonce, bytes(material), bound)
    return Slot(kind=holder.kind, name=holder.name, cost=cost, salt=salt, nonce=nonce, wrapped=wrapped)


def unwrap(slot: Slot, secret: bytes, *, database_id: UUID) -> bytes | None:
    """Return the database key, or None when the secret does not fit the slot.

    Raises:
        StorageError: there is not enough memory for the key derivation.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bound = _bound(_header(slot.kind, slot.name, slot.cost, slot.salt), database_id)
    try:
        return AESGCM(_wrapping_key(secret, slot.salt, slot.cost)).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        return None


def _wrapping_key(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(
            secret=secret,
            salt=salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        raise StorageError(
            StorageProblem.OTHER, N_("There is not enough free memory to unlock. Close other programs and try again.")
        ) from error


def _header(kind: SlotKind, name: str, cost: Cost, salt: bytes) -> dict[str, Any]:
    return {
        "kind": kind.value,
        "name": name,
        "passes": cost.passes,
        "memory_kib": cost.memory_kib,
        "lanes": cost.lanes,
        "salt": base64.b64encode(salt).decode(),
    }


def _bound(header: Mapping[str, Any], database_id: UUID) -> bytes:
    return canonical({"database": str(database_id), "slot": header})


def canonical(value: object) -> bytes:
    """Return the one spelling in JSON of a value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _bytes(stored: object) -> bytes:
    try:
        return base64.b64decode(_text(stored), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error


def _text(stored: object) -> str:
    if not isinstance(stored, str):
        msg = "not a text"
        raise TypeError(msg)
    return stored


def _whole(stored: object) -> int:
    if not isinstance(stored, int) or isinstance(stored, bool):
        msg = "not a whole number"
        raise TypeError(msg)
    return stored
