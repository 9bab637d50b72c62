"""One slot: the private half of somebody's key pair, wrapped under a key that only her passphrase gives.

What she may open is sealed to the public half (`boxes`), so that a new database key can be given to everybody without
their passphrases. A slot of the first format has no pair: it wraps the database key itself.

Source:
    Argon2id (RFC 9106) makes the wrapping key, AES-256-GCM wraps; the slot's own header and the database's id are bound
    to it, so that a slot cannot be moved to another name, cost or database.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.texts import N_
from ks_desktop.security.vault.boxes import NONCE_BYTES, TAG_BYTES, Box, Owner, Purpose, box_from_json
from ks_desktop.security.vault.keys import KEY_BYTES
from ks_desktop.security.vault.spelling import as_bytes, as_text, as_whole, as_yes_no, canonical, shown

NAME_MAX: Final = 60
SALT_BYTES: Final = 16
_MOST_BOXES: Final = 4  # two keys, each of two generations while it is being renewed


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
class Holder:
    """Whose slot it is, and what opens it."""

    kind: SlotKind
    name: str
    secret: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What one holder can open.

    Attributes:
        wrapped: the private half of her pair; in a slot of the first format the database key.
        public: the other half; empty in a slot of the first format.
        must_change: somebody else chose the passphrase.
        boxes: the keys she was given.
    """

    kind: SlotKind
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    public: bytes = b""
    must_change: bool = False
    boxes: tuple[Box, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a slot whose parts have the wrong size, or do not belong in one slot.

        Raises:
            ValueError: a part is too short or too long, or is there twice.
        """
        sizes = (len(self.salt), len(self.nonce), len(self.wrapped))
        if sizes != (SALT_BYTES, NONCE_BYTES, KEY_BYTES + TAG_BYTES) or len(self.name) > NAME_MAX:
            msg = "a part of a slot has the wrong size"
            raise ValueError(msg)
        if len(self.public) not in {0, KEY_BYTES} or (not self.public and (self.boxes or self.must_change)):
            msg = "a slot without a key pair holds no sealed keys"
            raise ValueError(msg)
        kept = {(box.purpose, box.generation) for box in self.boxes}
        if len(kept) != len(self.boxes) or len(kept) > _MOST_BOXES:
            msg = "a slot holds each key once"
            raise ValueError(msg)

    @property
    def is_current(self) -> bool:
        """Tell whether it has a key pair, so that keys can be given to it without its passphrase."""
        return bool(self.public)

    def holds(self, purpose: Purpose) -> bool:
        """Tell whether a key of this kind was given to her."""
        return any(box.purpose is purpose for box in self.boxes)

    def owner(self, database_id: UUID) -> Owner:
        """Return what is bound to her sealed keys."""
        return Owner(database_id=database_id, kind=self.kind.value, name=self.name, public=self.public)

    def as_json(self) -> dict[str, Any]:
        """Return the slot as it stands in the key file."""
        stored = {**_header(self), "nonce": shown(self.nonce), "wrapped": shown(self.wrapped)}
        return {**stored, "boxes": [box.as_json() for box in self.boxes]} if self.public else stored


def slot_from_json(stored: Mapping[str, Any]) -> Slot:
    """Return the slot that was stored.

    Raises:
        ValueError, KeyError, TypeError: it is not a slot.
    """
    has_pair = "public" in stored
    return Slot(
        kind=SlotKind(stored["kind"]),
        name=as_text(stored["name"]),
        cost=Cost(
            passes=as_whole(stored["passes"]),
            memory_kib=as_whole(stored["memory_kib"]),
            lanes=as_whole(stored["lanes"]),
        ),
        salt=as_bytes(stored["salt"]),
        nonce=as_bytes(stored["nonce"]),
        wrapped=as_bytes(stored["wrapped"]),
        public=as_bytes(stored["public"]) if has_pair else b"",
        must_change=has_pair and as_yes_no(stored["must_change"]),
        boxes=tuple(box_from_json(box) for box in stored["boxes"]) if has_pair else (),
    )


def wrap(  # noqa: PLR0913 - what a slot is made of
    material: bytes | bytearray,
    holder: Holder,
    *,
    database_id: UUID,
    cost: Cost,
    public: bytes = b"",
    must_change: bool = False,
    boxes: tuple[Box, ...] = (),
) -> Slot:
    """Return a new slot that the holder of a secret can open.

    Raises:
        StorageError: there is not enough memory for the key derivation.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    empty = Slot(
        kind=holder.kind,
        name=holder.name,
        cost=cost,
        salt=os.urandom(SALT_BYTES),
        nonce=os.urandom(NONCE_BYTES),
        wrapped=bytes(KEY_BYTES + TAG_BYTES),
        public=public,
        must_change=must_change,
        boxes=boxes,
    )
    wrapping = AESGCM(stretched(holder.secret, empty.salt, cost))
    return replace(empty, wrapped=wrapping.encrypt(empty.nonce, bytes(material), _bound(empty, database_id)))


def unwrap(slot: Slot, secret: bytes, *, database_id: UUID) -> bytes | None:
    """Return what the slot wraps, or None when the secret does not fit it.

    Raises:
        StorageError: there is not enough memory for the key derivation.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapping = AESGCM(stretched(secret, slot.salt, slot.cost))
    try:
        return wrapping.decrypt(slot.nonce, slot.wrapped, _bound(slot, database_id))
    except InvalidTag:
        return None


def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a secret somebody types gives (Argon2id), at the cost of one guess.

    Raises:
        StorageError: there is not enough memory.
    """
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


def _header(slot: Slot) -> dict[str, Any]:
    header = {
        "kind": slot.kind.value,
        "name": slot.name,
        "passes": slot.cost.passes,
        "memory_kib": slot.cost.memory_kib,
        "lanes": slot.cost.lanes,
        "salt": shown(slot.salt),
    }
    return {**header, "public": shown(slot.public), "must_change": slot.must_change} if slot.public else header


def _bound(slot: Slot, database_id: UUID) -> bytes:
    return canonical({"database": str(database_id), "slot": _header(slot)})
