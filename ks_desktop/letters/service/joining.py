"""The letters of two cases that are of one pregnancy: they go to the case that stays, as they are."""

from typing import Final

from ks_desktop.core.moving import RowsJoined
from ks_desktop.letters.store.rows import LetterRow

LETTERS_JOINED: Final = RowsJoined(LetterRow)
