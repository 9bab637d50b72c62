"""A referral without who she is: for counting and looking, where nobody needs a name. Pure.

A key of the program stands in place of her name: who has the program finds her by it, nobody else does. What several
women share stays (year of birth, area of four digits, month of the due date); free text goes, for it may name her.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

KEPT: Final = (
    *("received_on", "channel", "route", "referrer_organisation", "referrer_role", "feedback_wanted", "consult_first"),
    *("municipality", "interpreter", "due_date_method", "fetuses", "first_child", "gravida", "para"),
    *("reasons", "urgency", "consent_given", "consent_form"),
)
MADE: Final = ("key", "birth_year", "postcode_4", "due_month")
PSEUDONYMOUS: Final = (*MADE, *KEPT)
_YEAR: Final = 4
_MONTH: Final = 7


def pseudonymous(values: Mapping[str, str], key: UUID) -> dict[str, str]:
    """Return the fields of a referral without those that say who she is.

    Args:
        values: all fields as text, days as YYYY-MM-DD.
        key: of the referral in the program.
    """
    made = {
        "key": str(key),
        "birth_year": values.get("birth_date", "")[:_YEAR],
        "postcode_4": values.get("postcode", "")[:_YEAR],
        "due_month": values.get("due_date", "")[:_MONTH],
    }
    return made | {name: values.get(name, "") for name in KEPT}
