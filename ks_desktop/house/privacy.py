"""What her rights and the officer's papers are given of the other rooms."""

from typing import TYPE_CHECKING
from uuid import UUID

from ks_desktop.core.values import UserId
from ks_desktop.security.audit import About

if TYPE_CHECKING:  # it connects what the house put in
    from ks_desktop.house.rooms import House


def connect_privacy(house: "House") -> None:
    """Let an export of everything open what few may read, where the slot that unlocked the program holds the key."""
    texts = house.sealed_texts
    if texts.sealer is None:
        return

    def open_sealed(sealed: bytes, table: str, row_id: UUID, actor: UserId) -> str:
        return texts.open(sealed, table, row_id, actor=actor)

    def note_read(actor: UserId) -> None:
        texts.note_read(About(subject="all"), actor=actor)

    house.leaving_with_all.open_sealed = open_sealed
    house.leaving_with_all.note_read = note_read
