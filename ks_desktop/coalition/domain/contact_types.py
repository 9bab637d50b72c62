"""Kinds of contact with her, as data: how long, how they meet, what they follow, and the weeks in which they fit."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import WeekWindow
from ks_desktop.core.texts import N_

FIRST_VISIT: Final = "first_visit"
SECOND_VISIT: Final = "second_visit"
CALL: Final = "call"
MODES: Final = ("home", "elsewhere", "phone", "video")  # how they may meet; the words of visits' Mode

_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MINUTES: Final = range(5, 481, 5)
_MOST_TERM_DAYS: Final = 60
_MOST_WEEKS: Final = 40
_MOST_MARGIN: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactType:
    """A kind of contact with her.

    Attributes:
        key: its name in the file, which never changes.
        name: how nurses call it.
        minutes: how long it usually takes, travel not included.
        mode: how they usually meet, one of MODES.
        follows: the key of the contact it comes after; "" counts from the referral.
        is_hidden: not offered any more; what was planned with it stays.
        is_proposal: nobody has looked at it yet: it stands as the program proposes it.
        source: where it comes from, in words.
    """

    key: str
    name: str
    minutes: int
    mode: str = "home"
    follows: str = ""
    is_hidden: bool = False
    is_proposal: bool = False
    source: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a kind of contact that nobody can plan.

        Raises:
            UserError: no name, not 5 to 480 minutes in fives, there is no such way to meet, or it follows itself.
        """
        if not _KEY.fullmatch(self.key):
            msg = "a key is a small word of ASCII letters"
            raise ValueError(msg)
        if not self.name.strip():
            raise UserError(N_("Fill in a name."), code="required", field="name")
        if self.minutes not in _MINUTES:
            raise UserError(
                N_("Choose {least} to {most} minutes, in steps of {step}."),
                code="range",
                field="minutes",
                values={"least": _MINUTES[0], "most": _MINUTES[-1], "step": _MINUTES.step},
            )
        if self.mode not in MODES:
            raise UserError(N_("Choose one of the possibilities."), code="choice", field="mode")
        if self.follows == self.key:
            raise UserError(N_("A contact cannot follow itself: choose another one."), code="follows", field="follows")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWindow:
    """When a kind of contact fits, as a municipality agreed from a day on. Never of the first visit: see `Terms`.

    Attributes:
        municipality: CBS code; "" stands for every municipality without weeks of its own.
        contact_type: the key of the kind of contact.
        valid_from: first day on which this counts.
        window: the ages at which it is possible and best.
        term_days: working days from the referral; only counts where it follows no other contact.
        after_from: weeks after the contact it follows from which it fits.
        after_until: weeks after the contact it follows until which it fits.
        margin_days: days after the last possible one before the window counts as missed.
        source: where the numbers come from, in words.
    """

    municipality: str
    contact_type: str
    valid_from: date
    window: WeekWindow
    term_days: int = 15
    after_from: int = 0
    after_until: int = 0
    margin_days: int = 0
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse numbers that nobody can mean.

        Raises:
            UserError: over 60 working days, over 40 weeks, over 28 days of margin, or weeks that do not follow.
        """
        for name, most in (
            ("term_days", _MOST_TERM_DAYS),
            ("after_from", _MOST_WEEKS),
            ("after_until", _MOST_WEEKS),
            ("margin_days", _MOST_MARGIN),
        ):
            if not 0 <= getattr(self, name) <= most:
                raise UserError(
                    N_("Choose from {least} to {most}."), code="range", field=name, values={"least": 0, "most": most}
                )
        if self.after_until < self.after_from:
            raise UserError(N_("The weeks of a window must follow each other."), code="window", field="after_from")

    def after(self, held_on: date) -> WeekWindow:
        """Return the window of a woman whose contact before was held on a day."""
        return self.window.between(
            held_on + timedelta(weeks=self.after_from), held_on + timedelta(weeks=self.after_until)
        )
