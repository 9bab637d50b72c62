"""Journeys as nurses know them: corrected once, used wherever travel counts. Each change can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Transport, TravelCorrection
from ks_desktop.visits.store.wishes import corrections, put_correction, remove_correction
from ks_desktop.visits.travel import key_of

UNDO_TRAVEL: Final = "visits.travel"
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
        undo.register(UNDO_TRAVEL, self._take_back)

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
            self._undo.record(
                work,
                kind=UNDO_TRAVEL,
                label=N_("correct travel time"),
                case_id=way.case_id,
                payload={"before": _plain(before), "after": _plain(after)},
            )
        return _CHANGED

    def _take_back(self, work: Work, payload: Mapping[str, Any]) -> Changes:
        before, after = _record(payload["before"]), _record(payload["after"])
        known = {correction.id: correction for correction in corrections(work)}
        changed = before or after
        if changed is None or known.get(changed.id) != after:
            raise StaleError
        _put(work, after, before)
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


def _plain(correction: TravelCorrection | None) -> dict[str, Any] | None:
    if correction is None:
        return None
    return {
        "id": str(correction.id),
        "ends": [correction.start, correction.end],
        "transport": correction.transport.value,
        "minutes": correction.minutes,
        "nurse": str(correction.nurse) if correction.nurse else None,
    }


def _record(values: Mapping[str, Any] | None) -> TravelCorrection | None:
    if values is None:
        return None
    return TravelCorrection(
        id=UUID(values["id"]),
        start=values["ends"][0],
        end=values["ends"][1],
        transport=Transport(values["transport"]),
        minutes=values["minutes"],
        nurse=UserId(UUID(values["nurse"])) if values["nurse"] else None,
    )
