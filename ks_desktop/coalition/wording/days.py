"""Days in running text: `24 maart 2022`."""

from datetime import date
from typing import Final

from ks_desktop.core.texts import N_, _

_MONTHS: Final = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def day_words(day: date) -> str:
    """Return a day with its month in words."""
    return f"{day.day} {_(_MONTHS[day.month - 1])} {day.year}"
