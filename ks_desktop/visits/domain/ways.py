"""A journey as a nurse knows it, where the computed minutes are wrong."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain.hours import Transport

LONGEST_WAY: Final = 480
_STEP: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelCorrection:
    """So many minutes between two places, the same both ways.

    Attributes:
        start: the first of the two four-digit postcodes, in order of number.
        end: the other; it may be the same.
        minutes: 5 to 480 in whole fives, all in all: also at the busy hours.
        nurse: for whom, None for everybody.
    """

    id: UUID
    start: str
    end: str
    transport: Transport
    minutes: int
    nurse: UserId | None = None

    def __post_init__(self) -> None:
        """Refuse minutes no journey takes, and a place that is none.

        Raises:
            UserError: the minutes are not 5 to 480 in fives, or a postcode is not known.
        """
        if self.start > self.end:
            msg = "the ends of a way stand in order"
            raise ValueError(msg)
        if not (self.start and self.end):
            raise UserError(
                N_("A journey can be corrected when both postcodes are known."), code="postcode", field="minutes"
            )
        if not _STEP <= self.minutes <= LONGEST_WAY or self.minutes % _STEP:
            raise UserError(
                N_("A journey takes 5 to {most} minutes, in whole fives."),
                code="minutes",
                field="minutes",
                values={"most": LONGEST_WAY},
            )
