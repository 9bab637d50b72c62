"""What a municipality's terms say on one day, made ready to be held beside many women. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ks_desktop.coalition.domain import Terms
from ks_desktop.core.gestation import LONGEST_DAYS, TERM_DAYS
from ks_desktop.today.domain.priority import TERM_DAYS as TERM_NEAR_DAYS

_FARTHEST: Final = 400  # days back at most, where hardly a day is a working day


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Days as numbers, so that thousands are measured in a moment; they say the same as the terms.

    Attributes:
        before_due: days from the last possible one of a visit to an exact due date.
        half: the widest a margin narrows the window.
        closing_until: the last due date of which the page says that the window closes, as an ordinal.
        longest_before: due dates before this ordinal lie outside a pregnancy.
    """

    before_due: int
    half: int
    closing_until: int
    longest_before: int

    def closes_on(self, due: int, margin: int) -> int:
        """Return the last day on which a visit is possible, for a due date as an ordinal and its margin."""
        return due - self.before_due - min(margin, self.half)

    def is_closing(self, due: int) -> bool:
        """Tell whether the page says that the window closes, for a due date as an ordinal."""
        return self.longest_before <= due <= self.closing_until


def measures_of(terms: Terms, today: date) -> Measures:
    """Return what these terms say on a day."""
    now, window = today.toordinal(), terms.window
    return Measures(
        before_due=TERM_DAYS - window.latest.days,
        half=(window.latest.days - window.earliest.days) // 2,
        closing_until=now + TERM_DAYS - terms.attention_from.days,
        longest_before=now + TERM_DAYS - LONGEST_DAYS,
    )


def days_left(terms: Terms, today: date, last: date) -> int:
    """Return the working days until the last day of a term, below 0 when it has passed."""
    return terms.free.between(today, last) if last >= today else -max(1, terms.free.between(last, today))


def term_near_from(terms: Terms, today: date) -> date:
    """Return the day of which, and of all days before it, a referral presses for its first contact."""
    day = today
    for _step in range(_FARTHEST):
        if days_left(terms, today, terms.after(day, terms.contact_days)) <= TERM_NEAR_DAYS:
            break
        day -= timedelta(days=1)
    return day
