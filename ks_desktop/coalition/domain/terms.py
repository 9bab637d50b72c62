"""The terms that a municipality agreed, from a day on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ks_desktop.coalition.domain.contact_types import FIRST_VISIT, ContactWindow
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.gestation import GestationalAge, WeekWindow, age_of
from ks_desktop.core.texts import N_
from ks_desktop.core.values import DaySpan

_MOST_WORKING_DAYS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a municipality agreed, from a day on. Every number is local data; the defaults are only a proposal.

    Attributes:
        municipality: CBS code; "" stands for every municipality without terms of its own.
        valid_from: first day on which these terms count.
        contact_days: working days from referral to first contact.
        urgent_days: the same for an urgent referral.
        visit_days: working days from referral to visit.
        feedback_days: working days from visit to feedback.
        window: the ages at which a first visit is possible and best.
        attention_from: the age from which the page says that the window closes.
        source: where the numbers come from, in words.
        windows: the weeks of the other kinds of contact; the service fills them in.
        free: the days on which nobody works, by which working days are counted; the service fills them in.
    """

    municipality: str
    valid_from: date
    contact_days: int = 5
    urgent_days: int = 1
    visit_days: int = 15
    feedback_days: int = 10
    window: WeekWindow = field(
        default_factory=lambda: WeekWindow(
            earliest=age_of(12), best_from=age_of(16), best_until=age_of(28), latest=age_of(40)
        )
    )
    attention_from: GestationalAge = field(default_factory=lambda: age_of(32))
    source: str = ""
    windows: tuple[ContactWindow, ...] = ()
    free: FreeDays = field(default_factory=FreeDays)

    def __post_init__(self) -> None:
        """Refuse terms that nobody can mean.

        Raises:
            UserError: a number of working days is not 0 to 60.
        """
        for name in ("contact_days", "urgent_days", "visit_days", "feedback_days"):
            if not 0 <= getattr(self, name) <= _MOST_WORKING_DAYS:
                raise UserError(N_("Choose 0 to 60 working days."), code="working_days", field=name)

    def contact_window(self, contact_type: str) -> ContactWindow | None:
        """Return the weeks of another kind of contact; None for the first visit and for what nobody gave weeks."""
        return next((each for each in self.windows if each.contact_type == contact_type), None)

    def window_of(self, contact_type: str) -> WeekWindow:
        """Return the ages at which a kind of contact fits; without weeks of its own, those of the first visit."""
        own = None if contact_type == FIRST_VISIT else self.contact_window(contact_type)
        return own.window if own else self.window

    def window_after(self, contact_type: str, held_on: date | None) -> WeekWindow:
        """Return the window of a woman whose contact before was held on a day; None: there was none."""
        own = self.contact_window(contact_type)
        if own is None or held_on is None or not own.after_until:
            return self.window_of(contact_type)
        return own.after(held_on)

    def term_days_of(self, contact_type: str) -> int:
        """Return the working days from the referral within which a kind of contact was agreed."""
        own = self.contact_window(contact_type)
        return own.term_days if own and contact_type != FIRST_VISIT else self.visit_days

    def margin_days_of(self, contact_type: str) -> int:
        """Return how many days after the last possible one the window counts as missed."""
        own = self.contact_window(contact_type)
        return own.margin_days if own and contact_type != FIRST_VISIT else 0

    def after(self, day: date, working_days: int, stopped: Iterable[DaySpan] = ()) -> date:
        """Return the last day of a term of so many working days after a day.

        Args:
            day: from when the term counts.
            working_days: how long it is.
            stopped: days on which it stood still.
        """
        return self.free.stopped_on(stopped).after(day, working_days)
