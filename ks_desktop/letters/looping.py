"""Brings together what the loops back to the referrers hang on, for many cases with a fixed number of questions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId
from ks_desktop.letters import store
from ks_desktop.letters.domain.loop import LoopFacts, LoopOwed, loops_owed
from ks_desktop.letters.store.loops import enough_told
from ks_desktop.onward.service import Onward
from ks_desktop.referrals.service import Referrals
from ks_desktop.visits.domain import Appointment, has_outcome
from ks_desktop.visits.service import Visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Looping:
    """The lower rooms, asked together who waits to hear something."""

    clock: Clock
    clients: Clients
    referrals: Referrals
    visits: Visits
    onward: Onward

    def facts(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, LoopFacts]:
        """Return what the loops of these cases hang on; a case that is not there is not in it."""
        cases = self.clients.cases(case_ids, reading=reading)
        referrals = self.referrals.of_cases(cases, reading=reading)
        visits = self.visits.of_cases(cases, reading=reading)
        letters = store.of_cases(reading, cases)
        onward = self.onward.of_cases(cases, reading=reading)
        consents = self.clients.consents(cases, reading=reading)
        enough = enough_told(reading, [one.id for hers in referrals.values() for one in hers])
        today = self.clock.today()
        return {
            key: LoopFacts(
                case=case,
                today=today,
                referrals=tuple(referrals.get(key, ())),
                letters=letters.get(key, ()),
                onward=tuple(onward.get(key, ())),
                consents=consents.get(key, ()),
                settled_on=settled_on(visits.get(key, ())),
                enough=enough,
            )
            for key, case in cases.items()
        }

    def owed(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[LoopOwed, ...]]:
        """Return who is to hear something, by case; a case in which nobody waits is not in it."""
        found = {key: loops_owed(facts) for key, facts in self.facts(case_ids, reading=reading).items()}
        return {key: owed for key, owed in found.items() if owed}


def settled_on(visits: Iterable[Appointment]) -> date | None:
    """Return the day of the last visit that took place or that she declined, None without one."""
    days = [one.report.held_on for one in visits if one.report is not None and has_outcome([one])]
    return max(days, default=None)
