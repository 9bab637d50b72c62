"""Which booked visits lie where their nurse does not visit any more. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import Appointment, Outside, Reason
from ks_desktop.visits.planning.diary import Busy, Diary

_FREE: Final = N_("She does not work on this day.")
_HOLIDAY: Final = N_("This day is free for everybody: {name}.")
_HOURS: Final = N_("Outside her working hours.")
_TAKEN: Final = N_("She is taken up: {label}.")


def outside(diary: Diary, visits: Iterable[Appointment]) -> tuple[Outside, ...]:
    """Return the visits that do not lie within the working hours, or in absence or a block, each with why."""
    found = ((visit, _why(diary, visit)) for visit in visits)
    return tuple(Outside(visit=visit, why=why) for visit, why in found if why is not None)


def _why(diary: Diary, visit: Appointment) -> Reason | None:
    others = tuple(busy for busy in diary.busy if busy.appointment != visit.id)  # a call is not in its own way
    taken = next((busy for busy in others if _overlaps(busy, visit)), None)
    if taken is not None:
        return Reason(message=_TAKEN, values={"label": taken.label})
    if diary.free_days.is_free(visit.day):
        return Reason(message=_HOLIDAY, values={"name": diary.free_days.name_of(visit.day)})
    stretches = replace(diary, busy=others).stretches_on(visit.day)
    if not stretches:
        return Reason(message=_FREE)
    if not any(opens <= visit.starts_at and visit.ends_at <= closes for opens, closes in stretches):
        return Reason(message=_HOURS)
    return None


def _overlaps(busy: Busy, visit: Appointment) -> bool:
    return busy.starts_at < visit.ends_at and visit.starts_at < busy.ends_at
