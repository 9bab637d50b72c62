"""Her goals beside the reports: those kept with the case, or as reports named them before that was so. Pure."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID, uuid5

from ks_desktop.clients.domain.goal import Goal
from ks_desktop.visits.domain.appointment import Appointment

_PLACE: Final = "goal {place}"


def goals_of(kept: Iterable[Goal], visits: Iterable[Appointment]) -> tuple[Goal, ...]:
    """Return her goals in her order.

    As long as none was kept with the case, those of the newest report that names any are hers. Nothing is written for
    that: the report stays as it was, and the first time her goals are kept they become hers for good.
    """
    hers = tuple(kept)
    if hers:
        return hers
    found = [visit for visit in visits if visit.report is not None and visit.report.agreed]
    newest = max(found, key=_held, default=None)
    if newest is None or newest.report is None:
        return ()
    return tuple(
        Goal(
            id=uuid5(newest.id, _PLACE.format(place=place)),
            case_id=newest.case_id,
            words=words,
            since=newest.report.held_on,
            position=place,
        )
        for place, words in enumerate(newest.report.agreed)
        if words.strip()
    )


def _held(visit: Appointment) -> tuple[str, UUID]:
    return (visit.report.held_on.isoformat() if visit.report is not None else "", visit.id)
