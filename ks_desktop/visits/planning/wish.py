"""What one visit asks of planning. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import instant_of
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.gestation import AnyDue, WeekWindow, is_within
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.core.weekly_hours import is_limit
from ks_desktop.referrals.domain import Urgency
from ks_desktop.visits.domain import AtHome, Mode
from ks_desktop.visits.planning.diary import Rules, Stretch, joined

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Whom to visit, and when that is possible and best.

    Attributes:
        postcode: where they meet.
        place: how that place may be called on the screen, "" when it is secret.
        visit_by: last day of the agreed term.
        visit_days: that term in working days, for the explanation.
        minutes: how long it takes, None for what the settings say.
        mode: by phone and by video nobody travels.
        at_home: when it suits her, nothing for at any time; see `is_limit`.
        not_before: first day she wants to be visited.
        wished_nurse: whom she asked for.
        language: ISO 639-1, "" when she speaks Dutch or it is not known.
        needs_interpreter: she needs somebody who speaks her language.
        may_use_interpreter: she agrees to an interpreter.
        region: code of her municipality, "" when it is not known.
        free_days: which days count in her term and on which nobody works.
    """

    case_id: CaseId
    due: AnyDue
    postcode: str
    window: WeekWindow
    visit_by: date
    visit_days: int
    place: str = ""
    contact_type: str = FIRST_VISIT
    minutes: int | None = None
    mode: Mode = Mode.HOME
    at_home: tuple[AtHome, ...] = ()
    not_before: date | None = None
    wished_nurse: UserId | None = None
    language: str = ""
    needs_interpreter: bool = False
    may_use_interpreter: bool = True
    region: str = ""
    urgency: Urgency = Urgency.ROUTINE
    free_days: FreeDays = FreeDays()  # noqa: RUF009 - frozen

    @property
    def travels(self) -> bool:
        """Tell whether the nurse goes there."""
        return self.mode.is_on_the_road

    def length(self, rules: Rules) -> int:
        """Return how long it takes, in minutes."""
        return self.minutes or rules.minutes

    def may_be_on(self, day: date) -> bool:
        """Tell whether a visit may lie on a day at all, whatever her weeks: she is pregnant, and wants it by then."""
        return is_within(self.due, day) and (self.not_before is None or day >= self.not_before)

    def days(self, span: DaySpan) -> Iterator[tuple[date, int]]:
        """Give the days of a span on which she may be visited, each with its working days after the agreed term.

        Her weeks are not looked at.
        """
        late = self.free_days.between(self.visit_by, span.first - _DAY)
        for day in span:
            late += day > self.visit_by and self.free_days.counts(day)
            if self.may_be_on(day):
                yield day, late

    def possible(self) -> DaySpan:
        """Return the days of her window."""
        return self.window.possible(self.due)

    def hours_on(self, day: date) -> tuple[Stretch, ...]:
        """Return when she can be visited on a day: all of it, or the hours that she named."""
        if not is_limit(self.at_home):
            return (_whole(day),)
        return tuple(joined(_stretch(day, each) for each in self.at_home if each.weekday == day.weekday()))

    def likes(self, start: datetime, end: datetime, day: date) -> bool | None:
        """Tell whether she likes these hours best; None when she likes no hours better than others."""
        liked = [each for each in self.at_home if each.liked]
        if not liked:
            return None
        return any(
            opens <= start and end <= closes
            for opens, closes in joined(_stretch(day, each) for each in liked if each.weekday == day.weekday())
        )


def _whole(day: date) -> Stretch:
    return instant_of(day, time(0)), instant_of(day, time.max)


def _stretch(day: date, hours: AtHome) -> Stretch:
    return instant_of(day, hours.start), instant_of(day, hours.end)
