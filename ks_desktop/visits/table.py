"""The list of women who wait for a visit."""

from datetime import date
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import ContactResult, ToPlan
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.words import brief_day, long_day, short_day

RESULT_WORDS: Final = {
    ContactResult.SPOKEN: N_("spoken"),
    ContactResult.NOT_REACHED: N_("not reached"),
    ContactResult.LATER: N_("call later"),
}


def _age(entry: ToPlan) -> str:
    return str(entry.age) if entry.age is not None else ""


def _tries(entry: ToPlan) -> str:
    if entry.last_result is None:
        return _("No try to reach her yet.")
    return _("Tried {count} times, last: {result}.", count=entry.attempts, result=_(RESULT_WORDS[entry.last_result]))


def _closes(entry: ToPlan) -> str:
    return brief_day(entry.closes_on)


def _closes_whole(entry: ToPlan) -> str:
    return _("Her weeks: {opens} to {closes}", opens=short_day(entry.opens_on), closes=long_day(entry.closes_on))


def _day(entry: ToPlan) -> date:
    return entry.closes_on


COLUMNS: Final[tuple[Column[ToPlan], ...]] = (
    Column(N_("Name"), lambda entry: entry.name, tooltip=_tries, stretch=True),
    Column(N_("Weeks"), _age, sort=lambda entry: entry.age, align_right=True),
    Column(N_("Closes"), _closes, sort=_day, tooltip=_closes_whole),
)
