"""What hangs on a partner that goes: said before it is put aside, and kept when it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from ks_desktop.core.values import OrganisationId

if TYPE_CHECKING:  # the hook names the moment that is read; the rules here need no database
    from ks_desktop.core.database import Reading


class Tied(StrEnum):
    """What can point at a partner."""

    SERVICES = "services"
    PEOPLE = "people"
    LOCATIONS = "locations"
    LETTERS = "letters"
    ONWARD = "onward"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """So many of one thing point at a partner."""

    tied: Tied
    count: int


class HangsOnPartner(Protocol):
    """Tells what of a room above points at a partner and is not done; registered in the house."""

    def hanging(self, partners: Iterable[OrganisationId], *, reading: "Reading") -> Hanging:
        """Return how much points at a partner, under any of its spellings."""
