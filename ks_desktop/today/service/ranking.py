"""Puts all who wait for a visit in order: whom to call now, who has her time later, whose weeks passed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Answer, SafeContact
from ks_desktop.clients.domain.calling import CallRule, call_rule
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.domain import FIRST_VISIT, Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock, instant_of, local_day
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.today import store
from ks_desktop.today.domain import (
    AFTER_BIRTH,
    TERM_DAYS,
    CallTime,
    Level,
    days_left,
    measures_of,
    term_near_from,
)
from ks_desktop.today.store import Sketch, Term
from ks_desktop.visits.domain import ContactAttempt
from ks_desktop.visits.planning.reaching import Reaching
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.contacts import Contacts

_NOW: Final = CallTime()
_A_QUARTER: Final = timedelta(minutes=15)  # a try is proposed on a whole quarter
_URGENT, _CLOSING, _ORDINARY = int(Level.URGENT), int(Level.CLOSING), int(Level.ORDINARY)
Place = tuple[bool, int, int, str]
"""Where one of those who wait stands: tried today, the level, the last day of her weeks as an ordinal, the case.

Plain tuples of plain values: of twenty thousand of anything else, Python's memory keeper would take its time.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known of the few who were tried, or whose term stood still.

    Attributes:
        attempts: the tries to reach them, oldest first.
        standing: of those who were tried, how far that is.
        contact_by: the last day of the term of those for whom it stood still.
    """

    attempts: Mapping[CaseId, tuple[ContactAttempt, ...]] = field(default_factory=dict)
    standing: Mapping[CaseId, Reaching] = field(default_factory=dict)
    contact_by: Mapping[CaseId, date] = field(default_factory=dict)


@dataclass(slots=True)
class Ranking:
    """All who wait, by when they can be called; the lists are not sorted, and no level is that of the term yet.

    Attributes:
        terms: what each municipality agreed.
        beside: what is known of the few.
        now: one's own and nobody's.
        of_colleagues: those whose case is a colleague's.
        letter_due: so many tries failed that a letter, or what is safe in its place, is next.
        close_due: that was long enough ago to close the case.
        missed: whose weeks passed: the ordinal of the last day, and the case.
        call_times: of those who are not called now, from when they may be.
        nurses: who looks after the cases of which it is known, all keys in hexadecimal.
        areas: the municipality of those whose term stood still.
    """

    terms: Mapping[str, Terms]
    beside: Beside
    now: list[Place] = field(default_factory=list)
    later: list[Place] = field(default_factory=list)
    another_day: list[Place] = field(default_factory=list)
    of_colleagues: list[Place] = field(default_factory=list)
    letter_due: list[Place] = field(default_factory=list)
    close_due: list[Place] = field(default_factory=list)
    missed: list[tuple[int, str]] = field(default_factory=list)
    call_times: dict[str, CallTime] = field(default_factory=dict)
    nurses: dict[str, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)

    def everybody(self) -> Iterator[Place]:
        """Give all who are called now, later or on another day."""
        for part in (self.now, self.later, self.another_day, self.of_colleagues):
            yield from part

    def nurse_of(self, key: str) -> UserId | None:
        """Return who looks after a case."""
        found = self.nurses.get(key)
        return UserId(UUID(hex=found)) if found else None


class Rankings:
    """Looks at everybody at once, with a fixed number of questions however many they are."""

    def __init__(
        self, clock: Clock, coalition: Coalition, clients: Clients, visits: Visits, contacts: Contacts
    ) -> None:
        self._clock = clock
        self._coalition = coalition
        self._clients = clients
        self._visits = visits
        self._contacts = contacts

    def all(self, own: Collection[UserId], *, with_colleagues: bool, reading: Reading) -> Ranking:
        """Return everybody who waits for a visit, by when she can be called.

        Args:
            own: whose work counts as one's own.
            with_colleagues: those of colleagues stand among the others.
            reading: the look at the database.
        """
        today = self._clock.today()
        terms = self._coalition.agreements.terms_of(store.areas(reading), today, reading=reading)
        ranking = Ranking(terms=terms, beside=self._beside(reading, today))
        placing = _Placing(ranking, self._clock.now(), None if with_colleagues else {user.hex for user in own})
        for sketch in store.waiting(reading, today, today - AFTER_BIRTH):
            placing.place(sketch)
        return ranking

    def look_at_terms(self, ranking: Ranking, *, reading: Reading) -> None:
        """Let the agreed term for a first contact count among those to call now, where nothing presses more.

        Asked only when the list comes as far as that: of thousands it would cost as much as all the rest.
        """
        today = self._clock.today()
        near = store.received_by(reading, _thresholds(ranking.terms, today))
        ordinary, term = int(Level.ORDINARY), int(Level.TERM)
        ranking.now = [
            (tried, term, closes_on, key)
            if level == ordinary and key in near and _presses(key, ranking, today)
            else (tried, level, closes_on, key)
            for tried, level, closes_on, key in ranking.now
        ]

    def contact_by(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, date]:
        """Return the last day of the term for a first contact, without the days on which it stood still."""
        cases = self._clients.cases(case_ids, reading=reading)
        asked = [(case, FIRST_VISIT) for case in cases.values()]
        courses = self._visits.facts.courses.of(asked, reading=reading) if asked else {}
        return {case_id: course.contact_by for (case_id, _kind), course in courses.items() if course.contact_by}

    def _beside(self, reading: Reading, today: date) -> Beside:
        tried = store.tried(reading, today - AFTER_BIRTH)
        stopped = store.stopped(reading, today - AFTER_BIRTH).difference(tried)
        return Beside(
            attempts=self._visits.attempts(tried, reading=reading),
            standing=self._contacts.standing(tried, reading=reading) if tried else {},
            contact_by=self.contact_by(stopped, reading=reading),
        )


def case_of(key: str) -> CaseId:
    """Return the case that a place names."""
    return CaseId(UUID(hex=key))


def agreed_try(attempts: Collection[ContactAttempt]) -> datetime | None:
    """Return when the next try was agreed: with the last one."""
    last = tuple(attempts)[-1:]
    return last[0].next_try.starts_at if last and last[0].next_try is not None else None


def next_time(attempts: Collection[ContactAttempt], standing: Reaching | None, today: date) -> datetime | None:
    """Return before when she is not tried again: as agreed; tried today, as is proposed; written to, after the answer.

    A proposal that nobody kept holds her back on the day of the try only: else it would move on with each new day.
    """
    if standing is not None and standing.written_on is not None and standing.close_from is not None:
        return instant_of(standing.close_from, time(0))
    agreed = agreed_try(attempts)
    is_of_today = bool(attempts) and local_day(tuple(attempts)[-1].at) == today
    if agreed is None and is_of_today and standing is not None and standing.next_try is not None:
        return standing.next_try.starts_at
    return agreed


def time_to_call(rule: CallRule | None, not_before: datetime | None, now: datetime) -> CallTime:
    """Return when she may be called: not before an instant, and never outside her hours.

    Who may not be called at all is not held back by hours: there are other ways to reach her.
    """
    at = now if not_before is None or not_before <= now + _A_QUARTER else not_before
    if rule is not None and not rule.is_never:
        at = rule.next_from(at) or at
    return _NOW if at <= now else CallTime(at=at)


class _Placing:
    """Puts each in her place, with nothing that is asked twice."""

    def __init__(self, ranking: Ranking, now: datetime, mine: frozenset[str] | set[str] | None) -> None:
        """Take where to put them, this instant, and whose work is shown; None is everybody's."""
        self._ranking = ranking
        self._now = now
        self._today = local_day(now)
        self._ordinal = self._today.toordinal()
        self._mine = mine
        self._measures = {area: measures_of(agreed, self._today) for area, agreed in ranking.terms.items()}
        self._rules: dict[tuple[str, str, str], CallRule] = {}
        self._weeks: dict[tuple[str, int, str], tuple[int, int]] = {}

    def place(self, sketch: Sketch) -> None:
        """Put one in her place."""
        ranking, asked = self._ranking, (sketch.due, sketch.margin, sketch.area)
        weeks = self._weeks.get(asked) or self._measure(*asked)  # many share a day
        closes_on, level = weeks if not sketch.is_urgent else (weeks[0], _URGENT)
        if closes_on < self._ordinal:
            ranking.missed.append((closes_on, sketch.key))
        else:
            if sketch.nurse is not None:
                ranking.nurses[sketch.key] = sketch.nurse
            if not sketch.is_plain:
                self._with_more(sketch, closes_on, level)
            else:
                part = ranking.now if self._is_mine(sketch) else ranking.of_colleagues
                part.append((False, level, closes_on, sketch.key))

    def _measure(self, due: str, margin: int, area: str) -> tuple[int, int]:
        """Return the last day of her weeks, and whether they close."""
        measures, day = self._measures[area], date.fromisoformat(due).toordinal()
        level = _CLOSING if measures.is_closing(day) else _ORDINARY
        found = self._weeks[due, margin, area] = measures.closes_on(day, margin), level
        return found

    def _with_more(self, sketch: Sketch, closes_on: int, level: int) -> None:
        """Put one in her place of whom more is known than of most."""
        ranking, case_id = self._ranking, case_of(sketch.key)
        if sketch.is_stopped:
            ranking.areas[sketch.key] = sketch.area
        attempts = ranking.beside.attempts.get(case_id, ()) if sketch.is_tried else ()
        standing = ranking.beside.standing.get(case_id) if sketch.is_tried else None
        agreed = agreed_try(attempts)
        if level == _ORDINARY and agreed is not None and agreed <= self._now:
            level = int(Level.AGREED)
        not_before = next_time(attempts, standing, self._today)
        call_time = time_to_call(self._rule(sketch) if sketch.has_rule else None, not_before, self._now)
        if call_time.at is not None:
            ranking.call_times[sketch.key] = call_time
        is_tried_today = any(local_day(attempt.at) == self._today for attempt in attempts)
        self._part_of(sketch, standing, call_time).append((is_tried_today, level, closes_on, sketch.key))

    def _part_of(self, sketch: Sketch, standing: Reaching | None, call_time: CallTime) -> list[Place]:
        ranking = self._ranking
        if not self._is_mine(sketch):
            return ranking.of_colleagues
        if standing is not None and (standing.is_close_due or standing.is_letter_due):
            return ranking.close_due if standing.is_close_due else ranking.letter_due
        if call_time.is_another_day(self._today):
            return ranking.another_day
        return ranking.later if call_time.is_later_today(self._today) else ranking.now

    def _is_mine(self, sketch: Sketch) -> bool:
        return self._mine is None or sketch.nurse is None or sketch.nurse in self._mine

    def _rule(self, sketch: Sketch) -> CallRule:
        key = (sketch.call_hours, sketch.phone_note, sketch.safe_to_call)
        if key not in self._rules:
            hours, note, safe = key
            contact = SafeContact(call_hours=hours, phone_note=note, safe_to_call=Answer(safe))
            self._rules[key] = call_rule(contact)
        return self._rules[key]


def _presses(key: str, ranking: Ranking, today: date) -> bool:
    """Tell whether the term of somebody who was never tried presses also with the days on which it stood still."""
    case_id = case_of(key) if key in ranking.areas or ranking.beside.attempts else None
    if case_id is None:
        return True
    if case_id in ranking.beside.attempts:
        return False
    last = ranking.beside.contact_by.get(case_id)
    return last is None or days_left(ranking.terms[ranking.areas[key]], today, last) <= TERM_DAYS


def _thresholds(terms: Mapping[str, Terms], today: date) -> list[Term]:
    """Return since when a first contact presses, for each group of municipalities that says the same."""
    near: dict[date, set[str]] = {}
    for area, agreed in terms.items():
        near.setdefault(term_near_from(agreed, today), set()).add(area)
    if len(near) == 1:
        return [Term(received_by=day, areas=None) for day in near]
    return [Term(received_by=day, areas=frozenset(found)) for day, found in sorted(near.items())]
