"""The safety look: three colours and what each asks of a home visit. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, CaseId, UserId
from ks_desktop.visits.domain import Companion, CompanionKind, Mode

# An interpreter is a guest of the nurse and cannot be asked to keep her safe.
_STAND_BY: Final = frozenset({CompanionKind.COLLEAGUE, CompanionKind.MIDWIFE, CompanionKind.OTHER})

RED: Final = "safety_red"
ORANGE: Final = "safety_orange"


class SafetyColour(StrEnum):
    """What was seen: nothing known, go with two or elsewhere, or not alone and not at home."""

    GREEN = "green"
    ORANGE = "orange"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyLook:
    """One look before a home visit.

    Attributes:
        at: an instant in UTC.
        note: what a colleague must know, while it is being kept; whoever asks for looks gets none of them.
        has_note: whether such words lie sealed beside the colour; `SafetyLooks.words` opens them.
    """

    id: UUID
    case_id: CaseId
    colour: SafetyColour
    user: UserId
    at: datetime
    note: str = ""
    has_note: bool = False

    def __post_init__(self) -> None:
        """Refuse a note that cannot be stored.

        Raises:
            UserError: it is over 20,000 characters.
        """
        if len(self.note) > NOTE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="safety_note",
                values={"most": NOTE_MAX},
            )

    def counts_on(self, day: date, days: int) -> bool:
        """Tell whether it is no older than so many days on a Dutch calendar day."""
        return (day - local_day(self.at)).days <= days


def is_alone(companions: Iterable[Companion]) -> bool:
    """Tell whether a nurse goes without a colleague, midwife or somebody else who stands by her."""
    return not any(one.kind in _STAND_BY and not one.is_by_phone for one in companions)


def check_alone(look: SafetyLook | None, mode: Mode, companions: Iterable[Companion]) -> UserError | None:
    """Return why a visit may not be so, None when nothing stands against it.

    Red refuses a home visit by one person; what has the code of orange may be planned knowingly.
    """
    if look is None or mode is not Mode.HOME or not is_alone(companions):
        return None
    if look.colour is SafetyColour.RED:
        return UserError(
            N_("The safety look is red: not alone and not at home. Meet elsewhere, or take somebody along."),
            code=RED,
            field="mode",
        )
    if look.colour is SafetyColour.ORANGE:
        return UserError(
            N_("The safety look is orange: take somebody along, or meet elsewhere."), code=ORANGE, field="mode"
        )
    return None
