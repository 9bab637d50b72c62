"""How far the tries to reach each woman are, gathered with a fixed number of questions."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from ks_desktop.clients.domain import Case, Client, call_rule
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.core.weekly_hours import WeekHours, is_limit
from ks_desktop.referrals.domain import Urgency
from ks_desktop.visits import store
from ks_desktop.visits.domain import ContactAttempt, ContactWay, NextTry, booked_until, has_outcome
from ks_desktop.visits.planning.diary import Diary, Stretch
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.next_try import Trying, Working, next_try, office_hours
from ks_desktop.visits.planning.reaching import Limits, Reaching, reaching
from ks_desktop.visits.store.wishes import visit_wishes

_AHEAD: Final = timedelta(days=70)
_CLOSING: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that was asked of the rooms below, once for everybody.

    Attributes:
        cases: the open ones.
        to_reach: who waits for a first visit and agrees to be contacted.
    """

    cases: Mapping[CaseId, Case]
    women: Mapping[CaseId, Client]
    tries: Mapping[CaseId, tuple[ContactAttempt, ...]]
    to_reach: frozenset[CaseId]
    limits: Limits
    free: FreeDays


class Standings:
    """Gathers what says how far the tries are."""

    def __init__(self, clock: Clock, facts: Facts) -> None:
        self._clock = clock
        self._facts = facts

    def of(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, Reaching]:
        """Return how far the tries in each open case are; a closed one is not in it."""
        known, today = self.known(case_ids, reading=reading), self._clock.today()
        found = {
            case_id: reaching(known.women[case_id], known.tries.get(case_id, ()), known.limits, known.free, today)
            for case_id in known.cases
        }
        to_try = [case_id for case_id in known.to_reach if _is_to_try(found[case_id])]
        proposed = self._proposed(to_try, known, reading)
        return {
            case_id: replace(one, next_try=proposed.get(case_id))
            if case_id in known.to_reach
            else replace(one, is_letter_due=False, is_close_due=False)
            for case_id, one in found.items()
        }

    def known(self, case_ids: Collection[CaseId], *, reading: Reading) -> Known:
        """Return what is known of these cases; closed ones are left out."""
        cases = {i: case for i, case in self._facts.cases(case_ids, reading=reading).items() if case.is_open}
        women = self._facts.women(cases.values(), reading=reading)
        visits = store.of_cases(reading, cases)
        may = self._facts.agreed(cases, reading=reading)
        waiting = {i for i in cases if booked_until(visits.get(i, ())) is None and not has_outcome(visits.get(i, ()))}
        return Known(
            cases=cases,
            women={case_id: women[case.client_id] for case_id, case in cases.items()},
            tries=store.attempts(reading, cases),
            to_reach=frozenset(may & waiting),
            limits=self.limits(reading=reading),
            free=self._facts.free_days(reading=reading),
        )

    def limits(self, *, reading: Reading) -> Limits:
        """Return how often women are tried, and how long is waited, as the settings say."""
        settings = read_within(reading)
        return Limits(
            most_tries=settings.most_tries,
            days_between=settings.days_between_tries,
            days_after=settings.days_after_letter,
        )

    def trying(self, case_id: CaseId, *, reading: Reading) -> Trying:
        """Return what says when the woman of an open case is best tried again."""
        return self._asked([case_id], self.known([case_id], reading=reading), reading)[case_id]

    def _proposed(self, case_ids: Collection[CaseId], known: Known, reading: Reading) -> dict[CaseId, NextTry]:
        asked = self._asked(case_ids, known, reading) if case_ids else {}
        found = {case_id: next_try(about) for case_id, about in asked.items()}
        return {case_id: one for case_id, one in found.items() if one is not None}

    def _asked(self, case_ids: Collection[CaseId], known: Known, reading: Reading) -> dict[CaseId, Trying]:
        cases = [known.cases[case_id] for case_id in case_ids]
        pressing = self._pressing([case for case in cases if known.tries.get(case.id)], reading)
        working = self._working(cases, reading)
        homes = visit_wishes(reading, case_ids)
        found = {}
        for case in cases:
            wish = homes.get((case.id, FIRST_VISIT))
            found[case.id] = Trying(
                rule=call_rule(known.women[case.id].contact),
                tries=known.tries.get(case.id, ()),
                now=self._clock.now(),
                free=known.free,
                working=working.get(case.nurse or reading.actor, office_hours),
                at_home=_at_home(wish.at_home if wish else ()),
                is_pressing=case.id in pressing,
                days_between=known.limits.days_between,
            )
        return found

    def _pressing(self, cases: Collection[Case], reading: Reading) -> frozenset[CaseId]:
        """Return the cases that are urgent, or whose weeks close."""
        soon = self._clock.today() + _CLOSING
        wishes = self._facts.wishes(cases, reading=reading) if cases else {}
        return frozenset(
            case_id
            for case_id, wish in wishes.items()
            if wish.urgency is Urgency.URGENT or wish.possible().last <= soon
        )

    def _working(self, cases: Iterable[Case], reading: Reading) -> dict[UserId, Working]:
        """Return when each of their nurses works; of who asks where a case has none."""
        today = self._clock.today()
        nurses = {case.nurse or reading.actor for case in cases}
        diaries = self._facts.diaries.of(nurses, DaySpan(today, today + _AHEAD), reading=reading)
        return {nurse: _stretches(diary) for nurse, diary in diaries.items() if diary.hours}


def _is_to_try(standing: Reaching) -> bool:
    """Tell whether another try is next, and not a letter or an answer to it."""
    return ContactWay.PHONE in standing.ways and not standing.is_letter_due and standing.written_on is None


def _at_home(hours: tuple[WeekHours, ...]) -> tuple[WeekHours, ...]:
    return hours if is_limit(hours) else ()


def _stretches(diary: Diary) -> Working:
    @cache  # many women are asked about the same days of one nurse
    def on(day: date) -> tuple[Stretch, ...]:
        return diary.stretches_on(day)

    return on
