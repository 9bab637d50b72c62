"""How a case ended: the reasons an organisation offers, and a pregnancy that ended, after which it is quiet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from ks_desktop.clients.domain.case import CloseReason
from ks_desktop.core.clock import local_day
from ks_desktop.core.values import CaseId, Changes, UserId

TAKE_BACK_WITHIN: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingReason:
    """A reason for closing a case, as an organisation words it.

    Attributes:
        key: what a closed case keeps; of the shipped ones the value of its kind.
        label: in Dutch, as nurses read it.
        kind: what the program does with it.
        position: its place in the list.
        is_offered: it can be chosen; old cases keep theirs.
        asks_note: a few words are asked with it.
        is_own: the organisation made it; a shipped one can be renamed, and never goes.
    """

    key: str
    label: str
    kind: CloseReason
    position: int
    is_offered: bool = True
    asks_note: bool = False
    is_own: bool = False
    version: int = 0


class CallAfter(StrEnum):
    """The one call that is offered after a loss, by a colleague who knew her. It stands on her page alone."""

    NOT_OFFERED = "not_offered"
    OFFERED = "offered"
    DONE = "done"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A pregnancy that ended, or a woman who died, as it was written down.

    Attributes:
        ended_on: the day it happened, when somebody said so.
        told_by: who told it, when somebody wrote that.
        noted_at: when it was written down; it can be taken back for 30 days after.
        called_on: when the call was made, or was not wanted.
    """

    case_id: CaseId
    reason: CloseReason
    ended_on: date | None
    told_by: str
    noted_at: datetime
    noted_by: UserId
    call: CallAfter = CallAfter.NOT_OFFERED
    called_on: date | None = None

    @property
    def noted_on(self) -> date:
        """The Dutch day on which it was written down."""
        return local_day(self.noted_at)

    @property
    def last_day(self) -> date:
        """The last day on which it can be taken back."""
        return local_day(self.noted_at + TAKE_BACK_WITHIN)

    def can_take_back(self, now: datetime) -> bool:
        """Tell whether it can be taken back still."""
        return now <= self.noted_at + TAKE_BACK_WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBack:
    """What did not come back, in words: an English source text and what stands in it."""

    text: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """An ending that was taken back: what changed, and what could not come back."""

    changes: Changes
    not_back: tuple[NotBack, ...] = ()
