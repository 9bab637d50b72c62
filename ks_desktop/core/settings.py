"""Every setting as data: default, range, unit and what it means. What differs per municipality lives in coalition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The whole numbers a setting may have, its unit, and its label on the screen."""

    least: int
    most: int
    unit: str
    label: str


VISIT_STEP: Final = 5
"""Visits are planned in so many minutes."""

RANGES: Final[Mapping[str, Range]] = {
    "lock_after_minutes": Range(least=1, most=15, unit=N_("minutes"), label=N_("Lock when nothing is touched for")),
    "quick_unlock_hours": Range(least=1, most=4, unit=N_("hours"), label=N_("A PIN counts for")),
    "visit_minutes": Range(least=15, most=240, unit=N_("minutes"), label=N_("Length of a home visit")),
    "visits_a_day": Range(least=1, most=12, unit=N_("visits"), label=N_("Most visits a day")),
    "travel_margin_minutes": Range(least=0, most=60, unit=N_("minutes"), label=N_("Spare time at each journey")),
    "peak_percent": Range(least=0, most=100, unit=N_("percent"), label=N_("By car at the busy hours longer by")),
    "safety_days": Range(least=1, most=365, unit=N_("days"), label=N_("A safety look counts for")),
    "days_without_consent": Range(
        least=1, most=60, unit=N_("days"), label=N_("Destroy a referral without consent after")
    ),
    "no_news_days": Range(
        least=7, most=60, unit=N_("days"), label=N_("Ask the midwife for news this long after the due date")
    ),
    "most_tries": Range(least=1, most=10, unit=N_("tries"), label=N_("Write to her after (our proposal: 3)")),
    "days_between_tries": Range(
        least=0, most=20, unit=N_("working days"), label=N_("Between two tries (our proposal: 2)")
    ),
    "days_after_letter": Range(
        least=1, most=60, unit=N_("working days"), label=N_("Wait after that letter (our proposal: 10)")
    ),
    "onward_draft_days": Range(
        least=1, most=60, unit=N_("days"), label=N_("Remind of an onward referral that was not sent after")
    ),
    "onward_follow_up_days": Range(
        least=1, most=90, unit=N_("days"), label=N_("Ask whether an onward referral came in after")
    ),
    "onward_received_days": Range(least=1, most=90, unit=N_("days"), label=N_("Ask whether help has begun after")),
    "onward_waiting_days": Range(least=1, most=180, unit=N_("days"), label=N_("Ask about a waiting list each")),
    "service_stale_months": Range(
        least=1, most=24, unit=N_("months"), label=N_("Check what is offered again after (our proposal: 6)")
    ),
    "backup_months": Range(least=1, most=24, unit=N_("months"), label=N_("Keep one backup of each month for")),
    "backup_days_after_destruction": Range(
        least=7, most=365, unit=N_("days"), label=N_("Backups from before a destruction go after (our proposal: 35)")
    ),
    "letter_offset_mm": Range(least=-15, most=15, unit=N_("mm"), label=N_("Lower by")),
    "letter_right_mm": Range(least=-15, most=15, unit=N_("mm"), label=N_("Further to the right by")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default. The organisation's lines are the sender on letters."""

    lock_after_minutes: int = 5
    quick_unlock: str = "yes"  # yes or no: after her passphrase a nurse may choose a PIN, until the program ends
    quick_unlock_hours: int = 4
    visit_minutes: int = 60
    visits_a_day: int = 4
    travel_margin_minutes: int = 5
    peak_percent: int = 0
    safety_days: int = 90
    days_without_consent: int = 14
    no_news_days: int = 21  # our proposal: a week after the last day on which a birth is usual
    most_tries: int = 3  # tries in vain before she is written to; our proposal, as are the two below
    days_between_tries: int = 2  # working days; on the same day where it presses
    days_after_letter: int = 10  # working days before a case may be closed as not reached
    onward_draft_days: int = 3  # our proposal, as are the three below: when to ask about an onward referral
    onward_follow_up_days: int = 7
    onward_received_days: int = 14
    onward_waiting_days: int = 28
    service_stale_months: int = 6  # our proposal: a card of the directory that was checked longer ago is stale
    letter_offset_mm: int = 0
    letter_right_mm: int = 0
    letter_window: str = "left"  # left or right: the side of the window in the envelope
    letter_envelope: str = "dl"  # dl (folded in three) or c5 (folded in two)
    letter_folds: str = "yes"  # yes or no: marks at the edge of a letter where it is folded
    letter_logo: str = "yes"  # yes or no: the logo at the head of letters too, not only on the form
    low_ink: str = "no"  # yes or no: print with little ink unless something else is chosen
    plan_strip: str = "yes"  # yes or no: the tear-off strip with addresses under a day plan
    plan_guide: str = "no"  # yes or no: what may be spoken of, on a sheet of its own behind a day plan
    plan_leaflets: str = ""  # what goes along to a visit, on that sheet; a semicolon between two
    safety_look: str = "yes"  # yes or no: nurses look before they plan a home visit
    log_names: str = "yes"  # yes or no: employees stand by name in a woman's own overview of the log, else by function
    recovery_proved: str = "no"  # yes or no: she showed that she has the recovery sheet that counts now
    peak_hours: str = "7:00-9:00, 16:00-18:30"  # when the roads are busy, in Dutch local time
    good_friday: str = "yes"  # yes or no: nobody works on Good Friday
    liberation_day: str = "five"  # five, each or never: nobody works on 5 May each five years, each year, never
    backup_folder: str = ""  # where backups go too: another disk, a stick, a share
    backup_months: int = 24
    backup_days_after_destruction: int = 35  # our proposal: long enough to notice a mistake
    watched_folder: str = ""  # papers that a scanner or mail program leaves there come in by themselves
    organisation: str = ""
    organisation_street: str = ""
    organisation_place: str = ""
    organisation_phone: str = ""
    organisation_hours: str = ""

    def __post_init__(self) -> None:
        """Refuse numbers out of range and words that are no choice.

        Raises:
            UserErrors: each names its field.
        """
        errors = [
            UserError(
                N_("Choose from {least} to {most}."),
                code="range",
                field=name,
                values={"least": allowed.least, "most": allowed.most},
            )
            for name, allowed in RANGES.items()
            if not allowed.least <= getattr(self, name) <= allowed.most
        ]
        errors += [
            UserError(N_("Choose one of the possibilities."), code="choice", field=name)
            for name, choices in CHOICES.items()
            if getattr(self, name) not in choices
        ]
        try:
            hours_of(self.peak_hours)
        except UserError as error:
            errors.append(error)
        if errors:
            raise UserErrors(errors)

    @property
    def visit_length(self) -> int:
        """The length of a visit as it is planned: in whole fives, where an older file holds another number."""
        return -(-self.visit_minutes // VISIT_STEP) * VISIT_STEP


CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "quick_unlock": ("yes", "no"),
    "letter_window": ("left", "right"),
    "letter_envelope": ("dl", "c5"),
    "letter_folds": ("yes", "no"),
    "letter_logo": ("yes", "no"),
    "low_ink": ("yes", "no"),
    "plan_strip": ("yes", "no"),
    "plan_guide": ("yes", "no"),
    "safety_look": ("yes", "no"),
    "recovery_proved": ("yes", "no"),
    "log_names": ("yes", "no"),
    "good_friday": ("yes", "no"),
    "liberation_day": ("five", "each", "never"),
}


_HOURS: Final = re.compile(r"\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*-\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*")


def hours_of(text: str) -> tuple[tuple[time, time], ...]:
    """Return stretches of the day that are written as `7:00-9:00, 16-18:30`; "" is none.

    Raises:
        UserError: one is not written so, or ends before it begins.
    """
    found = []
    for part in filter(str.strip, text.split(",")):
        match = _HOURS.fullmatch(part)
        if match is None:
            raise _not_hours()
        try:
            start, end = time(int(match[1]), int(match[2] or 0)), time(int(match[3]), int(match[4] or 0))
        except ValueError as error:
            raise _not_hours() from error
        if end <= start:
            raise _not_hours()
        found.append((start, end))
    return tuple(found)


def check_length(minutes: int, *, field: str) -> None:
    """Refuse a length of a first visit that cannot be planned.

    Raises:
        UserError: it is out of range, or not in whole fives.
    """
    allowed = RANGES["visit_minutes"]
    if not allowed.least <= minutes <= allowed.most or minutes % VISIT_STEP:
        raise UserError(
            N_("Choose {least} to {most} minutes, in steps of {step}."),
            code="range",
            field=field,
            values={"least": allowed.least, "most": allowed.most, "step": VISIT_STEP},
        )


def _not_hours() -> UserError:
    return UserError(N_("Write the hours as 7:00-9:00, 16:00-18:30."), code="hours", field="peak_hours")


def typed(name: str, value: Any) -> Any:
    """Return a value as its setting wants it; a number may come as typed text.

    Raises:
        UserError: the setting is a number and this is none.
    """
    if name not in RANGES:
        return clean_line(str(value)).text
    try:
        return int(value)
    except ValueError as error:
        raise UserError(N_("Type a whole number."), code="number", field=name) from error
