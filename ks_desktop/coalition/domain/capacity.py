"""Whether there is a place, as it was said on a day.

It is asked without a word about anybody: this room knows no woman, and a contract keeps it so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import ServiceId, UserId

FRESH_DAYS: Final = 42  # our proposal: what was said of places longer ago than that is asked again
MOST_WAITING: Final = 104  # weeks


class CapacityState(StrEnum):
    """What was answered; `unknown` when they could not say."""

    OPEN = "open"
    WAITING = "waiting"
    FULL = "full"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityAnswer:
    """What somebody was told about places.

    Attributes:
        asked_by: who asked; None when it came with a file of somebody else.
        weeks: how long one waits, where one waits and they said so.
        words: what else was said. Never about a woman.
    """

    service_id: ServiceId
    asked_on: date
    state: CapacityState
    asked_by: UserId | None = None
    weeks: int | None = None
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse an answer that nobody can give.

        Raises:
            UserErrors: weeks out of range, or weeks where nobody waits.
        """
        errors = []
        if self.weeks is not None and not 0 <= self.weeks <= MOST_WAITING:
            values = {"least": 0, "most": MOST_WAITING}
            errors.append(UserError(N_("Choose from {least} to {most}."), code="range", field="weeks", values=values))
        if self.weeks is not None and self.state is not CapacityState.WAITING:
            sentence = N_("Weeks go with a waiting list only.")
            errors.append(UserError(sentence, code="weeks", field="weeks"))
        if errors:
            raise UserErrors(errors)

    def is_stale(self, today: date) -> bool:
        """Tell whether it was said too long ago to count on."""
        return self.asked_on < today - timedelta(days=FRESH_DAYS)

    def has_place(self, today: date) -> bool:
        """Tell whether there was a place, said not too long ago."""
        return self.state is CapacityState.OPEN and not self.is_stale(today)


def newest(answers: Iterable[CapacityAnswer]) -> CapacityAnswer | None:
    """Return what was said last; of one day the one that stands last."""
    found = None
    for answer in answers:
        if found is None or answer.asked_on >= found.asked_on:
            found = answer
    return found
