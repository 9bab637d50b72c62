"""The morning page as one record. Pure; nothing here is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from ks_desktop.core.values import CaseId
from ks_desktop.today.domain.ahead import Next
from ks_desktop.today.domain.calls import ToCall
from ks_desktop.today.domain.nearby import Neighbourhood
from ks_desktop.today.domain.waiting import Waiting, WaitingKind
from ks_desktop.visits.domain import DayPlan, InterpreterTask, Reminder

MOST_CALLS: Final = 7
MOST_LATER: Final = 5
STEP: Final = 25  # so many more at a time, until all are shown: rows of buttons are slow to make
CLOSING_DAYS: Final = 7
AFTER_BIRTH: Final = timedelta(days=14)  # until then the due date says little about whether the child is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How much of the page somebody wants to see; what was opened stays open when the page looks again.

    Attributes:
        most_now: at most so many to call now.
        most_later: at most so many to call later today.
        most_another_day: at most so many whose moment is on another day.
        is_grouped: by neighbourhood.
        with_colleagues: also the calls of colleagues.
        most: of each group that waits, at most so many by name; of those not named, the first few.
        colleagues_of: the groups of which those of colleagues are wanted too.
        most_missed: at most so many whose weeks passed.
    """

    most_now: int = MOST_CALLS
    most_later: int = MOST_LATER
    most_another_day: int = 0
    is_grouped: bool = False
    with_colleagues: bool = False
    most: Mapping[WaitingKind, int] = field(default_factory=dict, hash=False)
    colleagues_of: frozenset[WaitingKind] = frozenset()
    most_missed: int = MOST_LATER

    def showing(self, **more: Any) -> "Asked":
        """Return the same with other extents."""
        return replace(self, **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallList:
    """Whom to call: now, later today, on another day. The counts are of all, however many are shown.

    Attributes:
        neighbourhoods: those to call now by neighbourhood, where that was asked for.
        of_colleagues: how many there are of colleagues beside these.
        pressing_of_colleagues: of how many of those a reason presses.
        changes_at: the instant at which the next one may be called; None when nobody waits for her time today.
    """

    day: date
    now: tuple[ToCall, ...] = ()
    now_count: int = 0
    later: tuple[ToCall, ...] = ()
    later_count: int = 0
    another_day: tuple[ToCall, ...] = ()
    another_day_count: int = 0
    neighbourhoods: tuple[Neighbourhood, ...] = ()
    of_colleagues: int = 0
    pressing_of_colleagues: int = 0
    changes_at: datetime | None = None

    @property
    def shown(self) -> int:
        """How many women are named."""
        return len(self.now) + len(self.later) + len(self.another_day)

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody is to be called today."""
        return not self.now_count and not self.later_count


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedWeeks:
    """A woman whose weeks passed without a visit, and nobody said why yet. `closed_on` is the last day of them."""

    case_id: CaseId
    name: str
    closed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """The calls about the visits of the next working day."""

    day: date
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """Everything on the page.

    Attributes:
        missed: whose weeks passed, the last to close first; nobody said why.
        more_missed: how many more there are than those named.
        calls: whom to call about a visit.
        interpreters: of whom something is to be arranged; one's own visits first.
        opened: of which of her cases others opened something with a reason, and she has not seen that yet.
        told: what the program did by itself today, in a sentence; "" when nothing.
        ahead: what comes next, None when nothing is known to come.
        now: the instant of looking.
    """

    day: date
    call_list: CallList
    on_the_road: DayPlan
    waiting: tuple[Waiting, ...]
    missed: tuple[MissedWeeks, ...] = ()
    more_missed: int = 0
    calls: Calls | None = None
    interpreters: tuple[InterpreterTask, ...] = ()
    opened: tuple[CaseId, ...] = ()
    told: str = ""
    ahead: Next | None = None
    now: datetime | None = None

    @property
    def to_call(self) -> tuple[ToCall, ...]:
        """Whom to call now."""
        return self.call_list.now

    @property
    def named(self) -> int:
        """How many women are named."""
        reminders = len(self.calls.reminders) if self.calls else 0
        waiting = len({one.case_id for group in self.waiting for one in group.cases})
        return self.call_list.shown + waiting + len(self.missed) + len(self.interpreters) + reminders

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing on the page asks for anything today; the directory can wait for a quiet moment."""
        reminders = self.calls.reminders if self.calls else ()
        waiting = [group for group in self.waiting if group.kind is not WaitingKind.STALE_CARDS]
        asks = (waiting, self.missed, self.interpreters, reminders, self.on_the_road.stops)
        return self.call_list.is_empty and not any(asks)
