"""New slots: a key pair of her own, and the keys she may have sealed to it."""

from ks_desktop.security.vault.boxes import Box, Owner, Purpose, new_private, public_of, seal
from ks_desktop.security.vault.contents import KeyFile
from ks_desktop.security.vault.keys import Key
from ks_desktop.security.vault.passphrase import normal_passphrase
from ks_desktop.security.vault.slots import Cost, Holder, Slot, SlotKind, wrap


def user_holder(name: str, passphrase: str) -> Holder:
    """Return whoever knows this passphrase."""
    return Holder(kind=SlotKind.USER, name=name, secret=normal_passphrase(passphrase))


def recovery_holder(secret: bytes) -> Holder:
    """Return whoever has the recovery sheet."""
    return Holder(kind=SlotKind.RECOVERY, name="", secret=secret)


def new_slot(
    file: KeyFile, key: Key, holder: Holder, cost: Cost, *, restricted: bool, must_change: bool = False
) -> Slot:
    """Return a slot with a new key pair that holds the database key, and the restricted one when she may and we can."""
    private = new_private()
    try:
        public = public_of(private)
        owner = Owner(database_id=file.database_id, kind=holder.kind.value, name=holder.name, public=public)
        boxes = (*database_boxes(file, key, owner), *(restricted_boxes(file, key, owner) if restricted else ()))
        return wrap(
            private,
            holder,
            database_id=file.database_id,
            cost=cost,
            public=public,
            must_change=must_change,
            boxes=boxes,
        )
    finally:
        private[:] = bytes(len(private))


def database_boxes(file: KeyFile, key: Key, owner: Owner) -> tuple[Box, ...]:
    """Return the database key sealed for somebody; while it is being renewed also the one before."""
    newest = seal(key.material, owner, purpose=Purpose.DATABASE, generation=file.generation)
    if key.older is None or not file.is_renewing(Purpose.DATABASE):
        return (newest,)
    return seal(key.older, owner, purpose=Purpose.DATABASE, generation=file.generation - 1), newest


def restricted_boxes(file: KeyFile, key: Key, owner: Owner) -> tuple[Box, ...]:
    """Return the restricted key sealed for somebody, nothing where there is none or it is not in our hands."""
    if key.restricted is None or not file.restricted_generation:
        return ()
    newest = seal(key.restricted, owner, purpose=Purpose.RESTRICTED, generation=file.restricted_generation)
    if key.older_restricted is None or not file.is_renewing(Purpose.RESTRICTED):
        return (newest,)
    older = seal(key.older_restricted, owner, purpose=Purpose.RESTRICTED, generation=file.restricted_generation - 1)
    return older, newest
