"""A case looked at from afar: enough to say whether its time has passed, and nothing of her."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from ks_desktop.core.values import CaseId, ClientId

if TYPE_CHECKING:  # the hook names the unit of work; the rules here need no database
    from ks_desktop.core.database import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedCase:
    """One case that was opened long ago.

    Attributes:
        moved_on: the latest day that the case itself names: closed, else opened.
    """

    id: CaseId
    client_id: ClientId
    moved_on: date
    is_closed: bool
    is_quiet: bool
    is_shielded: bool


class CareGiven(Protocol):
    """A room that knows in which cases something was done for her."""

    def __call__(self, *, reading: "Reading") -> AbstractSet[CaseId]:
        """Return all cases in which this room did something."""
