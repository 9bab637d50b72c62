"""What is to be said of a booked visit that does not fit her weeks or the calendar any more. It stays. Pure."""

from typing import Final

from ks_desktop.clients.domain import Client
from ks_desktop.core.gestation import is_within
from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import Appointment, AppointmentState, Mode, Reason
from ks_desktop.visits.planning.courses import Course

_EARLY: Final = N_("This visit lies before her weeks, which begin on {opens}. It stays until you move it.")
_LATE: Final = N_("This visit lies after her weeks, which ended on {closes}. It stays until you move it.")
_OVER: Final = N_("By her due date she is not pregnant any more on this day. The visit stays until you move it.")
_FREE: Final = N_("Nobody works on this day: {name}. The visit stays until you move it.")
_HIDDEN: Final = N_("Her partner may know nothing of it, and this visit is at her home. Does she prefer elsewhere?")


def remarks(visit: Appointment, course: Course) -> tuple[Reason, ...]:
    """Return what is to be said of a booked visit, nothing for most: her due date, weeks or a holiday were changed."""
    if visit.state is not AppointmentState.BOOKED:
        return ()
    said = [_weeks(visit, course)]
    if course.wish.free_days.is_free(visit.day):
        said.append(Reason(message=_FREE, values={"name": course.wish.free_days.name_of(visit.day)}))
    return tuple(each for each in said if each is not None)


def at_home(visit: Appointment, woman: Client) -> tuple[Reason, ...]:
    """Return the question to be asked at a visit to her home of which her partner may know nothing."""
    if visit.mode is not Mode.HOME or not woman.contact.is_unknown_to_partner:
        return ()
    return (Reason(message=_HIDDEN),)


def _weeks(visit: Appointment, course: Course) -> Reason | None:
    possible = course.wish.possible()
    if not is_within(course.wish.due, visit.day):
        return Reason(message=_OVER)
    if visit.day < possible.first:
        return Reason(message=_EARLY, values={"opens": f"{possible.first:%d-%m-%Y}"})
    if visit.day > possible.last:
        return Reason(message=_LATE, values={"closes": f"{possible.last:%d-%m-%Y}"})
    return None
