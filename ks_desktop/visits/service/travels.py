"""Journeys as nurses know them: corrected once, used wherever travel counts. Each change can be undone."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Transport, TravelCorrection
from ks_desktop.visits.store.wishes import corrections, put_correction, remove_correction
from ks_desktop.visits.travel import key_of

_CHANGED: Final = Changes(visits=True, undo=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A journey that is corrected, in the way of a visit to a case.

    Attributes:
        ends: its two postcodes.
        nurse: for whom the correction counts, None for everybody.
    """

    case_id: CaseId
    ends: tuple[str, str]
    transport: Transport
    nurse: UserId | None = None


class TravelCorrections:
    """Corrects journeys, and takes that back."""

    def __init__(self, database: Database, undo: Undo) -> None:
        self._database = database
        self._undo = undo

    def all(self, *, actor: UserId) -> tuple[TravelCorrection, ...]:
        """Return all journeys that nurses know better."""
        with self._database.reading(actor) as reading:
            return corrections(reading)

    def correct(self, way: Way, minutes: int | None, *, actor: UserId) -> Changes:
        """Remember how long a journey takes, both ways; None forgets it, so that it is computed again.

        Raises:
            UserError: a postcode is not known, or the minutes are not 5 to 480 in fives.
        """
        with self._database.work(actor, AuditEvent.SCHEDULE_CHANGED) as work:
            before = _find(way, work)
            after = _corrected(way, minutes, before.id if before else new_id())
            if before == after:
                return Changes()
            _put(work, before, after)
            self._undo.record(work, label=N_("correct travel time"), case_id=way.case_id)
        return _CHANGED


def _find(way: Way, reading: Reading) -> TravelCorrection | None:
    key = key_of(*way.ends, way.transport)
    return next(
        (c for c in corrections(reading) if (c.start, c.end, c.transport) == key and c.nurse == way.nurse), None
    )


def _corrected(way: Way, minutes: int | None, correction_id: UUID) -> TravelCorrection | None:
    if minutes is None:
        return None
    start, end, transport = key_of(*way.ends, way.transport)
    return TravelCorrection(
        id=correction_id, start=start, end=end, transport=transport, minutes=minutes, nurse=way.nurse
    )


def _put(work: Work, before: TravelCorrection | None, after: TravelCorrection | None) -> None:
    if after is not None:
        put_correction(work, after)
    elif before is not None:
        remove_correction(work, before.id)
