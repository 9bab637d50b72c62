"""Renewing keys after somebody left, safe at every moment: first both keys lie in the file, then the old one goes.

Begun, every holder has the new key beside the present one. Only then is the database (or each restricted note) brought
under the new key, and only after that is the old one dropped. Broken off anywhere, the next unlock has both, tries the
newest, and goes on where it stopped.
"""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from ks_desktop.core.errors import StorageError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.security.vault import keyfile
from ks_desktop.security.vault.boxes import Box, Purpose, seal
from ks_desktop.security.vault.contents import KeyFile
from ks_desktop.security.vault.keys import KEY_BYTES, Key
from ks_desktop.security.vault.opening import slot_of, trusted
from ks_desktop.security.vault.restricted import first_made, given, holds, taken
from ks_desktop.security.vault.slots import Slot, SlotKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotState:
    """What the key file says of one user.

    Attributes:
        is_current: her slot has a key pair; else she must unlock once before keys can be given to her.
        must_change: she still has a passphrase that somebody else chose.
    """

    name: str
    is_current: bool
    may_restricted: bool
    must_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultState:
    """What the key file says, for whoever manages users.

    Attributes:
        waits_for: login names that must unlock once before the database key can be renewed.
        needs_sheet: the recovery sheet is of the first format: it must be renewed, or its code typed, before that.
        wanted: the keys that wait to be renewed, or whose renewal was broken off.
    """

    users: tuple[SlotState, ...]
    waits_for: tuple[str, ...]
    needs_sheet: bool
    wanted: frozenset[Purpose]
    has_restricted: bool

    @property
    def is_current(self) -> bool:
        """Tell whether keys can be renewed now: every slot has a key pair."""
        return not self.waits_for and not self.needs_sheet


def state_of(folder: Path) -> VaultState:
    """Return what the key file of a folder says; no passphrase is needed to see it.

    Raises:
        StorageError: there is no key file, or it is damaged.
    """
    file = keyfile.read(folder).file
    return VaultState(
        users=tuple(
            SlotState(
                name=slot.name,
                is_current=slot.is_current,
                may_restricted=holds(file, slot),
                must_change=slot.must_change,
            )
            for slot in file.user_slots()
        ),
        waits_for=tuple(slot.name for slot in file.user_slots() if not slot.is_current),
        needs_sheet=any(not slot.is_current for slot in file.slots if slot.kind is SlotKind.RECOVERY),
        wanted=file.wanted | {purpose for purpose in Purpose if file.is_renewing(purpose)},
        has_restricted=bool(file.restricted_generation),
    )


def may_restricted(folder: Path, user_name: str) -> bool:
    """Tell whether a user holds the key of restricted notes.

    Raises:
        WrongPassphraseError: `unknown_user`.
        StorageError: as `state_of`.
    """
    file = keyfile.read(folder).file
    return holds(file, slot_of(file, user_name))


def make_restricted(folder: Path, key: Key) -> bool:
    """Make the restricted key when this database has none; return whether this user has it now.

    Raises:
        StorageError: as `unlock`.
    """
    file = trusted(folder, key)
    if not file.restricted_generation:
        keyfile.write(folder, first_made(file, key), key)
    return key.restricted is not None


def set_restricted(folder: Path, key: Key, user_name: str, allowed: bool) -> None:
    """Give a user the key of restricted notes, or take it; taken, it must be renewed (`state_of(...).wanted`).

    Raises:
        WrongPassphraseError: `unknown_user`.
        UserError: `old_slot`: she must unlock once first; `no_restricted_key`: who asks does not have it.
        StorageError: as `unlock`.
    """
    file = trusted(folder, key)
    slot = slot_of(file, user_name)
    if holds(file, slot) == allowed:
        return
    if not slot.is_current or (not allowed and file.loan is not None):
        raise UserError(
            N_(
                "The key file is still of an older version for somebody. Let everybody unlock once and make a new "
                "recovery sheet; then change this."
            ),
            code="old_slot",
            field="roles",
        )
    if not allowed:
        keyfile.write(folder, taken(file, slot), key)
        return
    if key.restricted is None:
        raise UserError(
            N_("The key of restricted notes can only be given by somebody who has it."),
            code="no_restricted_key",
            field="roles",
        )
    keyfile.write(folder, given(file, key, slot), key)


def begin_rekey(folder: Path, key: Key, purpose: Purpose = Purpose.DATABASE) -> None:
    """Lay a new key beside the present one, for everybody who has it; the key in hand goes on with the new one.

    Where a renewal was begun already, nothing changes: it is only to be finished.

    Raises:
        UserError: `rekey_waits`: a slot is of the first format; `no_restricted_key`.
        StorageError: as `unlock`.
    """
    file = trusted(folder, key)
    if file.is_renewing(purpose):
        return
    if not file.is_current():
        raise UserError(
            N_("The key can be renewed as soon as everybody has unlocked once and there is a new recovery sheet."),
            code="rekey_waits",
        )
    material = os.urandom(KEY_BYTES)
    if purpose is Purpose.DATABASE:
        begun = _beside(file, material, purpose, file.generation + 1)
        key.renewed(material)
    elif key.restricted is not None:
        begun = _beside(file, material, purpose, file.restricted_generation + 1)
        key.renewed_restricted(material)
    else:
        raise UserError(
            N_("The key of restricted notes can only be renewed by somebody who has it."), code="no_restricted_key"
        )
    try:
        keyfile.write(folder, begun, key)
    except StorageError:
        if not keyfile.read(folder).file.is_renewing(purpose):  # what was written counts, not what was meant
            key.not_renewed(restricted=purpose is Purpose.RESTRICTED)
        raise


def finish_rekey(folder: Path, key: Key, purpose: Purpose = Purpose.DATABASE) -> None:
    """Drop the key of before a renewal: everything is under the new one.

    Raises:
        StorageError: as `unlock`.
    """
    file = trusted(folder, key)
    newest = file.generation if purpose is Purpose.DATABASE else file.restricted_generation

    def stays(box: Box) -> bool:
        return box.purpose is not purpose or box.generation == newest

    slots = tuple(replace(slot, boxes=tuple(box for box in slot.boxes if stays(box))) for slot in file.slots)
    keyfile.write(folder, replace(file, slots=slots, wanted=file.wanted - {purpose}), key)
    if purpose is Purpose.DATABASE:
        key.forget_older()
    else:
        key.forget_older_restricted()


def _beside(file: KeyFile, material: bytes, purpose: Purpose, generation: int) -> KeyFile:
    def with_new(slot: Slot) -> Slot:
        if not slot.holds(purpose):
            return slot
        new = seal(material, slot.owner(file.database_id), purpose=purpose, generation=generation)
        return replace(slot, boxes=(*slot.boxes, new))

    slots = tuple(with_new(slot) for slot in file.slots)
    wanted = file.wanted | {purpose}
    if purpose is Purpose.DATABASE:
        return replace(file, slots=slots, wanted=wanted, generation=generation)
    return replace(file, slots=slots, wanted=wanted, restricted_generation=generation)
