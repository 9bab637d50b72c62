"""The trays as the page shows them: how many lie in each, and the first lines of the one that is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.clients.service.known import known_cases
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import ReferralId, UserId
from ks_desktop.referrals.domain import ReferralLine, Tray, missing_of, tray_of
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.store import standings

SHOWN: Final = 200  # lines that are shown at first; nobody reads on, and more would make the list slow


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayLook:
    """What lies in the trays.

    Attributes:
        counts: how many lie in each tray; a tray that is empty may be left out.
        lines: those of the open tray, the longest waiting first; of what was settled, the newest first.
    """

    tray: Tray
    counts: Mapping[Tray, int]
    lines: tuple[ReferralLine, ...]

    @property
    def total(self) -> int:
        """How many lie in the open tray."""
        return self.counts.get(self.tray, 0)

    @property
    def is_whole(self) -> bool:
        """Tell whether these are all of the open tray."""
        return len(self.lines) >= self.total


class Trays:
    """Looks into the trays; 20,000 referrals cost it no more than their few deciding columns."""

    def __init__(self, database: Database, clock: Clock, referrals: Referrals) -> None:
        self._database = database
        self._clock = clock
        self._referrals = referrals

    def look(self, tray: Tray, *, actor: UserId, limit: int = SHOWN) -> TrayLook:
        """Return how many lie in each tray, and the first lines of one.

        Args:
            tray: the one that is open.
            actor: who looks.
            limit: at most so many lines.
        """
        with self._database.reading(actor) as reading:
            hidden = quiet_ids()
            lying = self._lying(reading)
            counts = {each: len(ids) for each, ids in lying.items()}
            counts[Tray.NOT_TAKEN_UP] = counts.get(Tray.NOT_TAKEN_UP, 0) + standings.count_put_aside(
                reading, without=hidden
            )
            counts[Tray.TAKEN_UP] = standings.count_taken_up(reading, without=hidden)
            chosen = lying.get(tray, [])[:limit]
            if tray is Tray.NOT_TAKEN_UP:
                chosen = [*chosen, *standings.put_aside(reading, limit - len(chosen), without=hidden)]
            elif tray is Tray.TAKEN_UP:
                chosen = standings.taken_up(reading, limit, without=hidden)
            lines = self._referrals.lines(chosen, reading=reading)
        return TrayLook(tray=tray, counts=counts, lines=lines)

    def counts(self, *, actor: UserId) -> Mapping[Tray, int]:
        """Return how many lie in each tray."""
        return self.look(Tray.NEW, actor=actor, limit=0).counts

    def _lying(self, reading: Reading) -> dict[Tray, list[ReferralId]]:
        """Return the referrals that wait, by tray."""
        waiting = standings.waiting(reading, without=quiet_ids())
        cases = known_cases((row.case_id for row in waiting), today=self._clock.today(), reading=reading)
        doubted = self._referrals.doubted([row.id for row in waiting], reading=reading)
        lying: dict[Tray, list[ReferralId]] = {}
        for row in waiting:
            case = cases[row.case_id]
            lacking = missing_of(row, case.known, has_consent=case.agrees)
            tray = tray_of(row, lacking, case_is_open=case.is_open, is_doubted=row.id in doubted)
            lying.setdefault(tray, []).append(row.id)
        return lying
