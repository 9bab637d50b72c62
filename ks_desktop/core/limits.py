"""What one user may not read, told to the database itself: no query of any room can ask past it.

Whoever may see everything has no limits, and pays nothing for this. A limited user reads over connections of her own,
on which SQLite asks for each column whether it may be read, once for each statement it compiles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_READ: Final = 20  # of SQLite's actions: a column is read
_OK: Final = 0
_DENY: Final = 1  # the statement is refused
_IGNORE: Final = 2  # NULL stands in its place

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is closed to somebody.

    Attributes:
        denied: tables of which nothing may be read: asking is refused.
        blank: "table.column", or "table.*": NULL stands in its place, so that the rest of the row can be read; of a
            table that is wholly blank no row is found.
    """

    denied: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()

    def authorizer(self) -> Authorizer:
        """Return what SQLite asks."""

        def decide(action: int, table: str | None, column: str | None, _base: str | None, _inside: str | None) -> int:
            if action != _READ or table is None:
                return _OK
            if table in self.denied:
                return _DENY
            return _IGNORE if f"{table}.{column}" in self.blank or f"{table}.*" in self.blank else _OK

        return decide


NO_LIMITS: Final = Limits()
