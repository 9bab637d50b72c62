"""What two records are compared by, as rows: the words for each, and what is said where they differ."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.service.beside import Side
from ks_desktop.widgets.words import due_words, short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing of two records.

    Attributes:
        text: what is shown of a record.
        is_of_referral: it tells who asked and when, and says nothing about who she is.
    """

    caption: str
    text: Callable[[Side], str]
    is_of_referral: bool = False


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d-%m-%Y}"


ROWS: Final[tuple[Row, ...]] = (
    Row(caption=N_("Name"), text=lambda side: side.name),
    Row(caption=N_("Surname at birth"), text=lambda side: side.birth_surname),
    Row(caption=N_("Date of birth"), text=lambda side: _day(side.birth_date)),
    Row(caption=N_("Address"), text=lambda side: side.address),
    Row(caption=N_("Phone"), text=lambda side: ", ".join(side.phones)),
    Row(caption=N_("Due date"), text=lambda side: "" if side.due is None else due_words(side.due)),
    Row(caption=N_("Referrer"), text=lambda side: side.referrer, is_of_referral=True),
    Row(
        caption=N_("Received on"),
        text=lambda side: "" if side.received_on is None else short_day(side.received_on),
        is_of_referral=True,
    ),
)


def marks(row: Row, hers: Side, other: Side) -> str:
    """Return what is said beside a thing of another record: nothing where it is the same, or says nothing."""
    if hers.is_shielded or other.is_shielded:
        return ""
    one, two = (" ".join(row.text(side).casefold().split()) for side in (hers, other))
    if one == two:
        return ""
    if not two:
        return N_("only in this referral")
    if not one:
        return N_("only on record")
    return N_("another referral") if row.is_of_referral else N_("differs")


def heading_of(place: int, others: int) -> str:
    """Return what stands above a column: the referral first, then who is on record, the likeliest before the rest."""
    if place == 0:
        return N_("This referral")
    if place == 1:
        return N_("On record already")
    return _("Perhaps this one, {number} of {count}", number=place, count=others)
