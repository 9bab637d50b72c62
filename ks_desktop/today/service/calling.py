"""Whom to call: everybody in order, the first ones with every reason."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial
from heapq import nsmallest
from typing import Final

from ks_desktop.casefile.service import CaseFiles
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.values import DaySpan
from ks_desktop.today import store
from ks_desktop.today.domain import (
    Around,
    Asked,
    CallList,
    CallTime,
    Level,
    Neighbourhood,
    ToCall,
    by_neighbourhood,
    call_order,
    to_call,
)
from ks_desktop.today.service.ranking import Place, Ranking, Rankings, agreed_try, case_of
from ks_desktop.visits.service import Visits

_SOON: Final = timedelta(days=14)  # a visit in her neighbourhood within these days is worth a word


class CallLists:
    """Makes the list of calls out of who waits."""

    def __init__(self, clock: Clock, rankings: Rankings, casefiles: CaseFiles, visits: Visits) -> None:
        self._clock = clock
        self._rankings = rankings
        self._casefiles = casefiles
        self._visits = visits

    def of(self, ranking: Ranking, asked: Asked, *, reading: Reading) -> CallList:
        """Return whom to call, as much of it as somebody asked for; the counts are of all."""
        if sum(level < Level.TERM for _tried, level, _closes, _key in ranking.now) < asked.most_now:
            self._rankings.look_at_terms(ranking, reading=reading)
        by_time = partial(_by_time, ranking)
        parts = (
            nsmallest(asked.most_now, ranking.now),
            sorted(ranking.later, key=by_time)[: asked.most_later],
            sorted(ranking.another_day, key=by_time)[: asked.most_another_day],
        )
        shown = self._entries([place[-1] for part in parts for place in part], ranking, reading)
        now, later, another_day = ([shown[place[-1]] for place in part if place[-1] in shown] for part in parts)
        times = (ranking.call_times[key].at for *_place, key in ranking.later)
        return CallList(
            day=self._clock.today(),
            now=tuple(sorted(now, key=call_order)),
            now_count=len(ranking.now),
            later=tuple(later),
            later_count=len(ranking.later),
            another_day=tuple(another_day),
            another_day_count=len(ranking.another_day),
            neighbourhoods=self._neighbourhoods(now, reading) if asked.is_grouped else (),
            of_colleagues=len(ranking.of_colleagues),
            pressing_of_colleagues=sum(place[1] < Level.AGREED for place in ranking.of_colleagues),
            changes_at=min((at for at in times if at is not None), default=None),
        )

    def _entries(self, keys: Collection[str], ranking: Ranking, reading: Reading) -> dict[str, ToCall]:
        found = {case_of(key): key for key in keys}
        facts = self._casefiles.facts(found, reading=reading)
        attempts = self._visits.attempts(tuple(found), reading=reading)
        terms = self._rankings.contact_by([key for key in found if key not in attempts], reading=reading)
        now, today = self._clock.now(), self._clock.today()
        made = {}
        for case_id, known in facts.items():
            tries = attempts.get(case_id, ())
            agreed = agreed_try(tries)
            area = known.client.address.municipality
            around = Around(
                terms=ranking.terms.get(area, ranking.terms[""]),
                attempts=tries,
                contact_by=terms.get(case_id),
                agreed=agreed if agreed is not None and agreed <= now else None,
                call_time=ranking.call_times.get(found[case_id], CallTime()),
                standing=ranking.beside.standing.get(case_id),
            )
            made[found[case_id]] = to_call(known, around, today)
        return made

    def _neighbourhoods(self, now: Collection[ToCall], reading: Reading) -> tuple[Neighbourhood, ...]:
        today = self._clock.today()
        soon = DaySpan(today, today + _SOON)
        days = store.visit_days_in(reading, {entry.postcode4 for entry in now if entry.postcode4}, soon)
        return by_neighbourhood(now, days, soon)


def _by_time(ranking: Ranking, place: Place) -> tuple[datetime | None, Place]:
    return ranking.call_times[place[-1]].at, place
