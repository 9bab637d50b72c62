"""A letter found by the code on its slip, also one of a quiet case: whoever has the paper in hand may ask for it."""

from dataclasses import dataclass

from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.values import LetterId, UserId
from ks_desktop.letters import store
from ks_desktop.letters.domain import LetterLine
from ks_desktop.letters.service.finishing import lines_of


@dataclass(frozen=True, slots=True)
class LetterFinding:
    """Looks up single letters as the register shows them."""

    database: Database
    clients: Clients

    def numbered(self, number: str, *, actor: UserId) -> LetterLine | None:
        """Return the letter of a number (`2026-0001`), None when there is none (any more)."""
        with self.database.reading(actor) as reading:
            letter = store.numbered(reading, number)
            return lines_of([letter], self.clients, reading)[0] if letter else None

    def line(self, letter_id: LetterId, *, actor: UserId) -> LetterLine:
        """Return a letter as the register shows it.

        Raises:
            UserError: there is no such letter.
        """
        with self.database.reading(actor) as reading:
            return lines_of([store.get(reading, letter_id)], self.clients, reading)[0]
