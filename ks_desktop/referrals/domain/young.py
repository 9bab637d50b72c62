"""Who may decide for a girl: what is looked up with her, by her age. A reminder, no advice on law.

Source:
    Dutch civil code, book 7, articles 447, 450 and 465 (WGBO): under 12 her parents decide, from 12 to 16 she and as a
    rule her parents, from 16 on she alone. A proposal: organisations have rules of their own.
"""

from datetime import date
from enum import Enum
from typing import Final

from ks_desktop.core.texts import N_

_WITH_PARENTS: Final = 12
_ALONE: Final = 16


class WhoDecides(Enum):
    """Whose consent is needed."""

    PARENTS = N_("Check: under 12 her parents decide; hear what she wants.")
    BOTH = N_("Check: from 12 to 16 she decides, as a rule with her parents.")
    SHE = ""


def years_on(birth_date: date, day: date) -> int:
    """Return how old somebody is in whole years; born on 29 February she is a year older on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def who_decides(birth_date: date, day: date) -> WhoDecides:
    """Return whose consent is needed for somebody of that age."""
    years = years_on(birth_date, day)
    if years < _WITH_PARENTS:
        return WhoDecides.PARENTS
    return WhoDecides.BOTH if years < _ALONE else WhoDecides.SHE
