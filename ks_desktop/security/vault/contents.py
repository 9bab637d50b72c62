"""What the key file says, as a record, and its one spelling.

Two formats are read. In the first every slot wraps the database key itself. In the second a slot has a key pair; it is
written from the first change on, and slots of the first format stand in it until their holder types her passphrase.
"""

import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.texts import N_
from ks_desktop.security.vault.boxes import MOST_GENERATIONS, NONCE_BYTES, TAG_BYTES, Purpose
from ks_desktop.security.vault.keys import KEY_BYTES, Key
from ks_desktop.security.vault.slots import Slot, SlotKind, slot_from_json
from ks_desktop.security.vault.spelling import as_bytes, as_whole, canonical, shown

FORMAT: Final = 2
_FIRST: Final = 1
_PURPOSE: Final = "ks-huisbezoek key file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """The restricted key under the database key, as long as some slot cannot hold it yet.

    Until then whoever opens the database may open both: nobody loses anything when the format changes.
    """

    nonce: bytes
    sealed: bytes

    def __post_init__(self) -> None:
        """Refuse parts of another size.

        Raises:
            ValueError: a part is too short or too long.
        """
        if (len(self.nonce), len(self.sealed)) != (NONCE_BYTES, KEY_BYTES + TAG_BYTES):
            msg = "a part of a loan has the wrong size"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """What the key file says.

    Attributes:
        database_id: the database its key opens.
        mark: the first 16 bytes of that database file, empty as long as it is not bound.
        mac: hash over the rest under the database key; empty before the file is sealed.
        format: as it was read.
        generation: which database key is the newest.
        restricted_generation: which restricted key is the newest; 0 when there is none yet.
        wanted: the keys that must be renewed, because somebody left or may not read restricted notes any more.
        loan: the restricted key, for slots that cannot hold it yet.
    """

    database_id: UUID
    slots: tuple[Slot, ...]
    mark: bytes = b""
    mac: bytes = b""
    format: int = FORMAT
    generation: int = 1
    restricted_generation: int = 0
    wanted: frozenset[Purpose] = frozenset()
    loan: Loan | None = None

    def __post_init__(self) -> None:
        """Refuse parts that do not fit together.

        Raises:
            ValueError: generations out of bounds, or a slot that could not open what it should.
        """
        if not (1 <= self.generation <= MOST_GENERATIONS and 0 <= self.restricted_generation <= MOST_GENERATIONS):
            msg = "a generation is out of bounds"
            raise ValueError(msg)
        if not all(self._fits(slot) for slot in self.slots):
            msg = "a slot does not hold the newest key"
            raise ValueError(msg)
        if self.format == _FIRST and (self.generation > 1 or self.restricted_generation or self.wanted or self.loan):
            msg = "the first format knows one key"
            raise ValueError(msg)

    def _fits(self, slot: Slot) -> bool:
        if not slot.is_current:
            return self.generation == 1
        if self.format == _FIRST:
            return False
        newest = {Purpose.DATABASE: self.generation, Purpose.RESTRICTED: self.restricted_generation}
        kept = {(box.purpose, box.generation) for box in slot.boxes}
        return (Purpose.DATABASE, self.generation) in kept and all(
            (purpose, newest[purpose]) in kept and newest[purpose] - 1 <= generation <= newest[purpose]
            for purpose, generation in kept
        )

    def user_slots(self) -> tuple[Slot, ...]:
        """Return the slots that passphrases open."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.USER)

    def is_current(self) -> bool:
        """Tell whether every slot has a key pair."""
        return all(slot.is_current for slot in self.slots)

    def is_renewing(self, purpose: Purpose) -> bool:
        """Tell whether a renewal of this key was begun and not finished."""
        newest = self.generation if purpose is Purpose.DATABASE else self.restricted_generation
        return any(box.purpose is purpose and box.generation < newest for slot in self.slots for box in slot.boxes)


def parse(content: bytes) -> KeyFile:
    """Return what a key file says.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError: it is damaged.
        StorageError: TOO_NEW.
    """
    stored = json.loads(content)
    if stored["checksum"] != _checksum({name: value for name, value in stored.items() if name != "checksum"}):
        msg = "the checksum differs"
        raise ValueError(msg)
    if stored["format"] not in {_FIRST, FORMAT}:
        raise StorageError(
            StorageProblem.TOO_NEW,
            N_("This key file was made by a newer version of KS Huisbezoek. Update the program."),
        )
    file = _first(stored) if stored["format"] == _FIRST else _second(stored)
    # One spelling only: no bit of the file can differ unseen.
    if spelt(file) != content:
        msg = "the spelling differs"
        raise ValueError(msg)
    return file


def _first(stored: Mapping[str, Any]) -> KeyFile:
    return KeyFile(
        database_id=UUID(stored["database"]),
        slots=tuple(slot_from_json(slot) for slot in stored["slots"]),
        mark=binascii.unhexlify(stored["mark"]),
        mac=binascii.unhexlify(stored["mac"]),
        format=_FIRST,
    )


def _second(stored: Mapping[str, Any]) -> KeyFile:
    loan = stored["loan"]
    return KeyFile(
        database_id=UUID(stored["database"]),
        slots=tuple(slot_from_json(slot) for slot in stored["slots"]),
        mark=binascii.unhexlify(stored["mark"]),
        mac=binascii.unhexlify(stored["mac"]),
        generation=as_whole(stored["generation"]),
        restricted_generation=as_whole(stored["restricted_generation"]),
        wanted=frozenset(Purpose(word) for word in stored["wanted"]),
        loan=None if loan is None else Loan(nonce=as_bytes(loan["nonce"]), sealed=as_bytes(loan["sealed"])),
    )


def spelt(file: KeyFile) -> bytes:
    """Return the bytes of a key file."""
    body = {**_content(file), "mac": file.mac.hex()}
    return canonical({**body, "checksum": _checksum(body)})


def mac_of(file: KeyFile, key: Key) -> bytes:
    """Return the hash over everything in it that only who has the database key can make."""
    return hmac.digest(key.derive(_PURPOSE), canonical(_content(file)), "sha256")


def _content(file: KeyFile) -> dict[str, Any]:
    content = {
        "format": file.format,
        "database": str(file.database_id),
        "mark": file.mark.hex(),
        "slots": [slot.as_json() for slot in file.slots],
    }
    if file.format == _FIRST:
        return content
    loan = file.loan
    return {
        **content,
        "generation": file.generation,
        "restricted_generation": file.restricted_generation,
        "wanted": sorted(purpose.value for purpose in file.wanted),
        "loan": loan and {"nonce": shown(loan.nonce), "sealed": shown(loan.sealed)},
    }


def _checksum(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()
