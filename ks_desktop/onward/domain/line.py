"""An onward referral in a list: whose it is, what to do next, and which of them somebody wants to see."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.values import CaseId, ClientId, UserId
from ks_desktop.onward.domain.next_step import NextStep, is_overdue
from ks_desktop.onward.domain.referral import OnwardReferral
from ks_desktop.onward.domain.states import OnwardState


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardLine:
    """One of a list.

    Attributes:
        woman: her name, as who looks may see it.
        nurse: who looks after the case.
        next: what to do; its words are "" when that is nothing.
        is_quiet: her pregnancy ended: it is shown to who asks for it only, and nothing is asked.
    """

    referral: OnwardReferral
    client_id: ClientId
    woman: str
    nurse: UserId | None
    next: NextStep
    is_quiet: bool = False

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day to ask has passed."""
        return not self.is_quiet and is_overdue(self.referral, today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which onward referrals are listed; all of it holds together.

    Attributes:
        states: how far they are; empty for all.
        due_by: only what is to be asked by this day, and where something else is to be chosen.
        overdue_on: only those of which the day to ask has passed on this day.
        case_id: only those of this case.
        with_quiet: also those of pregnancies that ended.
    """

    states: tuple[OnwardState, ...] = ()
    due_by: date | None = None
    overdue_on: date | None = None
    case_id: CaseId | None = None
    with_quiet: bool = False

    @property
    def asked(self) -> tuple[OnwardState, ...]:
        """The states to look for."""
        return self.states or ALL


ALL: Final = tuple(OnwardState)
