"""The restricted key: who holds it, how it is lent to slots that cannot hold it yet, and how it is given and taken."""

import os
from dataclasses import replace
from typing import Final

from ks_desktop.security.vault.boxes import NONCE_BYTES, Purpose
from ks_desktop.security.vault.contents import KeyFile, Loan
from ks_desktop.security.vault.keys import KEY_BYTES, Key
from ks_desktop.security.vault.making import restricted_boxes
from ks_desktop.security.vault.slots import Slot, SlotKind
from ks_desktop.security.vault.spelling import canonical

_LOAN: Final = "ks-huisbezoek loan of the restricted key"


def holds(file: KeyFile, slot: Slot) -> bool:
    """Tell whether a slot opens restricted notes."""
    return slot.holds(Purpose.RESTRICTED) or (not slot.is_current and file.loan is not None)


def first_made(file: KeyFile, key: Key) -> KeyFile:
    """Make the restricted key of a database that has none, for the user at work and the recovery sheet.

    Slots of the first format cannot hold it: as long as there are any, it is also lent under the database key.
    """
    key.restricted = bytearray(os.urandom(KEY_BYTES))
    made = replace(file, restricted_generation=1)
    slots = tuple(
        _given(made, key, slot)
        if slot.is_current and (slot.kind is SlotKind.RECOVERY or slot.name == key.user_name)
        else slot
        for slot in file.slots
    )
    return replace(made, slots=slots, loan=None if made.is_current() else _lent(made, key))


def given(file: KeyFile, key: Key, slot: Slot) -> KeyFile:
    """Give the restricted key to a slot with a key pair."""
    return replace(file, slots=tuple(_given(file, key, slot) if each is slot else each for each in file.slots))


def taken(file: KeyFile, slot: Slot) -> KeyFile:
    """Take the restricted key from a slot, and note that it must be renewed: she may have kept it."""
    left = replace(slot, boxes=tuple(box for box in slot.boxes if box.purpose is not Purpose.RESTRICTED))
    slots = tuple(left if each is slot else each for each in file.slots)
    return replace(file, slots=slots, wanted=file.wanted | {Purpose.RESTRICTED})


def from_loan(file: KeyFile, key: Key) -> bytearray | None:
    """Return the restricted key that is lent under the database key, or None.

    Raises:
        ValueError: it was changed.
    """
    if file.loan is None:
        return None
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        opened = AESGCM(key.derive(_LOAN)).decrypt(file.loan.nonce, file.loan.sealed, _bound(file))
    except InvalidTag as error:
        msg = "the lent key was changed"
        raise ValueError(msg) from error
    return bytearray(opened)


def settled(file: KeyFile) -> KeyFile:
    """Call the loan back as soon as every slot can hold the restricted key itself."""
    return replace(file, loan=None) if file.is_current() else file


def _given(file: KeyFile, key: Key, slot: Slot) -> Slot:
    others = tuple(box for box in slot.boxes if box.purpose is not Purpose.RESTRICTED)
    return replace(slot, boxes=(*others, *restricted_boxes(file, key, slot.owner(file.database_id))))


def _lent(file: KeyFile, key: Key) -> Loan:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key.derive(_LOAN)).encrypt(nonce, bytes(key.restricted or b""), _bound(file))
    return Loan(nonce=nonce, sealed=sealed)


def _bound(file: KeyFile) -> bytes:
    return canonical({"database": str(file.database_id), "restricted_generation": file.restricted_generation})
