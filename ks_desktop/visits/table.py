"""The list of women who wait for a visit."""

from datetime import date
from typing import Final

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.visits.domain import ContactResult, StopClock, ToPlan
from ks_desktop.visits.wording import missed_text, stop_why
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.words import brief_day, long_day, short_day

RESULT_WORDS: Final = {
    ContactResult.SPOKEN: N_("spoken"),
    ContactResult.NOT_REACHED: N_("not reached"),
    ContactResult.LATER: N_("call later"),
}


def _age(entry: ToPlan) -> str:
    return str(entry.age) if entry.age is not None else ""


def _name(entry: ToPlan) -> str:
    is_first = entry.contact_type == FIRST_VISIT or not entry.contact_name
    return entry.name if is_first else f"{entry.name} · {entry.contact_name}"


def _tries(entry: ToPlan) -> str:
    if entry.last_result is None:
        return _("No try to reach her yet.")
    return _("Tried {count} times, last: {result}.", count=entry.attempts, result=_(RESULT_WORDS[entry.last_result]))


def _closes(entry: ToPlan) -> str:
    return _("passed") if entry.is_missed else brief_day(entry.closes_on)


def _closes_whole(entry: ToPlan) -> str:
    weeks = _("Her weeks: {opens} to {closes}", opens=short_day(entry.opens_on), closes=long_day(entry.closes_on))
    missed = missed_text(entry.missed) if entry.is_missed else ""
    return "\n".join(filter(None, (weeks, contact_text(entry), term_text(entry), missed)))


def contact_text(entry: ToPlan) -> str:
    """Return until when she is to be contacted by the agreed term, "" once somebody tried."""
    return "" if entry.contact_by is None else _("First contact: until {day}", day=short_day(entry.contact_by))


def term_text(entry: ToPlan) -> str:
    """Return the last day of the agreed term, and how long it stood still: `Agreed term: to 3 Dec; stopped 4 days`."""
    if entry.term_on is None:
        return ""
    words = N_("Agreed term: passed on {day}") if entry.is_late else N_("Agreed term: until {day}")
    said = [_(words, day=short_day(entry.term_on)), *map(stop_text, entry.stops)]
    return "; ".join(said)


def stop_text(stop: StopClock) -> str:
    """Return when a term stands still and why, in words."""
    days = {"first": brief_day(stop.first), "why": stop_why(stop)}
    if stop.until is None:
        return _("stands still since {first}: {why}", **days)
    count = (stop.until - stop.first).days + 1
    return n_(
        "stood still {count} day from {first}: {why}", "stood still {count} days from {first}: {why}", count, **days
    )


def _day(entry: ToPlan) -> tuple[bool, date]:
    return entry.is_missed, entry.closes_on


COLUMNS: Final[tuple[Column[ToPlan], ...]] = (
    Column(N_("Name"), _name, tooltip=_tries, stretch=True),
    Column(N_("Weeks"), _age, sort=lambda entry: entry.age, align_right=True),
    Column(N_("Closes"), _closes, sort=_day, tooltip=_closes_whole),
)
