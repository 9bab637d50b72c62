"""Why a woman got no place in a plan, and the first small thing that would give her one. Pure.

The reason is the first rule that leaves no choice. What would help is tried in the diaries as the plan left them, by
the predicate of the search: what is named, works. That nothing was found does not say that there is nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property

from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits.domain import Proposal, Reason, Relaxation
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.gaps import QUARTER, suits, understands
from ks_desktop.visits.planning.outcome import proposal_of, without
from ks_desktop.visits.planning.placing import with_visit
from ks_desktop.visits.planning.points import Question, Spot
from ks_desktop.visits.planning.spots import FIVE, rooms_on
from ks_desktop.visits.planning.wish import Wish

_HALF_HOUR = timedelta(minutes=30)
_WEEK = timedelta(days=7)
_MOVED_AT_MOST = 12  # proposed visits that are tried elsewhere for one woman


class Explaining:
    """A plan as it is, in which one woman after another is looked at."""

    def __init__(
        self, question: Question, diaries: Mapping[UserId, Diary], spots: Iterable[Spot], names: Mapping[UserId, str]
    ) -> None:
        self._question = question
        self._diaries = tuple(diaries[nurse] for nurse in sorted(diaries))
        self._spots = tuple(spots)
        self._names = names
        self._known: dict[object, Reason] = {}

    @cached_property
    def _working(self) -> dict[date, tuple[Diary, ...]]:
        """Who works on each day of the span."""
        found = {day: tuple(d for d in self._diaries if d.stretches_on(day)) for day in self._question.span}
        return {day: diaries for day, diaries in found.items() if diaries}

    @cached_property
    def _empty(self) -> dict[UserId, Diary]:
        return {diary.nurse: replace(diary, stops=()) for diary in self._diaries}

    def why(self, wish: Wish) -> Reason:
        """Return the first rule that leaves her no choice."""
        return next(reason for rule in (self._weeks, self._hers, self._nurses, self._shifts) if (reason := rule(wish)))

    def _days(self, wish: Wish) -> list[date]:
        return [day for day, _late in self._question.days(wish) if day in self._working]

    def _weeks(self, wish: Wish) -> Reason | None:
        span, possible = self._question.span, wish.possible()
        if possible.last < span.first:
            return Reason(
                message=N_("Her weeks for a visit ended on {day}. She can still be planned by hand."),
                values={"day": _shown(possible.last)},
            )
        if possible.first > span.last:
            return Reason(
                message=N_("Her weeks begin on {day}, after these weeks."), values={"day": _shown(possible.first)}
            )
        if wish.not_before is not None and wish.not_before > span.last:
            return Reason(message=N_("She wants no visit before {day}."), values={"day": _shown(wish.not_before)})
        if not self._days(wish):
            return Reason(message=N_("In these weeks nobody works on a day that lies in her weeks."))
        return None

    def _hers(self, wish: Wish) -> Reason | None:
        length = timedelta(minutes=wish.length(self._question.rules))
        if any(end - start >= length for day in self._days(wish) for start, end in wish.hours_on(day)):
            return None
        return Reason(message=N_("She is not at home on any of the working days in her weeks."))

    def _nurses(self, wish: Wish) -> Reason | None:
        there = [d for d in self._diaries if d.profile.is_planned and d.profile.visits_in(wish.region)]
        if not there:
            return Reason(message=N_("No nurse works in her municipality."))
        if not any(understands(diary, wish) for diary in there):
            return Reason(message=N_("No nurse there speaks her language, and she wants no interpreter."))
        return None

    def _shifts(self, wish: Wish) -> Reason:
        days = tuple(day for day in self._days(wish) if wish.hours_on(day))
        able = frozenset(diary.nurse for diary in self._diaries if suits(diary, wish))
        # Of thousands many ask the same: neighbours, the same days, the same hours.
        key = (days, able, wish.postcode[:4], wish.length(self._question.rules), wish.mode, wish.at_home)
        if key not in self._known:
            self._known[key] = self._shifts_of(
                wish, [(d, day) for day in days for d in self._working[day] if d.nurse in able]
            )
        return self._known[key]

    def _shifts_of(self, wish: Wish, shifts: Sequence[tuple[Diary, date]]) -> Reason:
        if not any(_meets(diary, wish, day) for diary, day in shifts):
            return Reason(message=N_("The nurses who could visit her do not work when she is at home."))
        alone = sum(self._room(self._empty[diary.nurse], wish, day) is not None for diary, day in shifts)
        if not alone:
            return Reason(
                message=N_("A visit of {minutes} minutes and the way there and back fit in no working day."),
                values={"minutes": wish.length(self._question.rules)},
            )
        if alone == 1:
            return Reason(message=N_("The only working day that suits is full."))
        return Reason(message=N_("All {count} working days that suit are full."), values={"count": alone})

    def _room(self, diary: Diary, wish: Wish, day: date) -> datetime | None:
        """Return the first time at which she could be visited that day."""
        for grid in (QUARTER, FIVE):
            for room in rooms_on(diary, wish, self._question.rules, day, self._question.now):
                start = next(room.starts(grid), None)
                if start is not None:
                    return start
        return None

    def helps(self, wish: Wish) -> Relaxation | None:
        """Return the first small thing that would give her a place, None when none of them does."""
        tries: tuple[Callable[[Wish], Relaxation | None], ...] = (
            self._longer,
            self._one_more,
            self._region,
            self._interpreter,
            self._other_hours,
            self._week_more,
            self._moved,
        )
        return next((found for attempt in tries if (found := attempt(wish)) is not None), None)

    def _first(self, wish: Wish, diaries: Iterable[Diary], days: Iterable[date] | None = None) -> Proposal | None:
        """Return the first time in these diaries on the days that suit her."""
        able = [diary for diary in diaries if suits(diary, wish)]
        for day in self._days(wish) if days is None else days:
            for diary in able:
                start = self._room(diary, wish, day)
                if start is not None:
                    return self._proposal(diary, wish, start)
        return None

    def _proposal(self, diary: Diary, wish: Wish, start: datetime) -> Proposal | None:
        return proposal_of(diary, Spot(nurse=diary.nurse, wish=wish, starts_at=start), self._question)

    def _said(self, kind: str, message: str, found: Proposal | None, moves: CaseId | None = None) -> Relaxation | None:
        if found is None:
            return None
        values = {
            "nurse": self._names.get(found.nurse, ""),
            "day": _shown(found.day),
            "time": f"{found.start:%H:%M}",
        }
        return Relaxation(kind=kind, message=message, values=values, proposal=found, moves=moves)

    def _longer(self, wish: Wish) -> Relaxation | None:
        found = self._first(wish, map(_longer, self._diaries))
        return self._said("longer_day", N_("{nurse} works half an hour longer on {day}: then {time}."), found)

    def _one_more(self, wish: Wish) -> Relaxation | None:
        full = [d for d in self._diaries if any(d.is_full(day, self._question.rules) for day in self._days(wish))]
        found = self._first(wish, (self._with_one_more(diary) for diary in full))
        return self._said("one_more", N_("{nurse} makes one visit more on {day}: then {time}."), found)

    def _with_one_more(self, diary: Diary) -> Diary:
        most = diary.most(self._question.rules) + 1
        return replace(diary, profile=replace(diary.profile, most_a_day=most))

    def _region(self, wish: Wish) -> Relaxation | None:
        elsewhere = [d for d in self._diaries if not d.profile.visits_in(wish.region)]
        found = self._first(replace(wish, region=""), elsewhere)
        return self._said("region", N_("{nurse} also comes to her municipality: {day} at {time}."), found)

    def _interpreter(self, wish: Wish) -> Relaxation | None:
        if not wish.needs_interpreter or wish.may_use_interpreter:
            return None
        found = self._first(replace(wish, may_use_interpreter=True), self._diaries)
        return self._said("interpreter", N_("With an interpreter: {nurse}, {day} at {time}."), found)

    def _other_hours(self, wish: Wish) -> Relaxation | None:
        if not wish.at_home:
            return None
        found = self._first(replace(wish, at_home=()), self._diaries)
        return self._said("other_hours", N_("At another hour than she named: {nurse}, {day} at {time}."), found)

    def _week_more(self, wish: Wish) -> Relaxation | None:
        taken = self._question.taken.get(wish.case_id, frozenset())
        days = [day for day in self._days_after(wish) if wish.may_be_on(day) and day not in taken]
        found = self._first(wish, self._diaries, days)
        if found is not None and found.day > wish.possible().last:
            return self._said("week_more", N_("A week after her weeks: {nurse}, {day} at {time}."), found)
        return self._said("week_more", N_("A week later: {nurse}, {day} at {time}."), found)

    def _days_after(self, wish: Wish) -> Iterator[date]:
        """Give the seven days after these weeks, or after hers when those end first; none before hers begin."""
        possible, span = wish.possible(), self._question.span
        last = span.last if possible.last > span.last else max(possible.last, span.first - timedelta(days=1))
        days = DaySpan(last + timedelta(days=1), min(last, span.last) + _WEEK)
        return (day for day in days if day >= possible.first)

    def _moved(self, wish: Wish) -> Relaxation | None:
        days, by_nurse = set(self._days(wish)), {diary.nurse: diary for diary in self._diaries}
        near = [s for s in self._spots if s.day in days and suits(by_nurse[s.nurse], wish)]
        for other in near[:_MOVED_AT_MOST]:
            diary = without(by_nurse[other.nurse], other)
            start = self._room(diary, wish, other.day)
            if start is None:
                continue
            hers = Spot(nurse=other.nurse, wish=wish, starts_at=start)
            changed = by_nurse | {other.nurse: with_visit(diary, hers, self._question)}
            if self._first(other.wish, (changed[nurse] for nurse in sorted(changed))) is not None:
                return self._said(
                    "move",
                    N_("When one proposed visit goes elsewhere: {nurse}, {day} at {time}."),
                    self._proposal(diary, wish, start),
                    other.wish.case_id,
                )
        return None


def _longer(diary: Diary) -> Diary:
    """Return a diary in which each working day ends half an hour later."""
    ends: dict[object, time] = {}
    for entry in diary.hours:
        key = (entry.valid_from, entry.weekday, entry.weeks)
        ends[key] = max(entry.end, ends.get(key, entry.end))
    return replace(
        diary,
        hours=tuple(
            replace(entry, end=_half_an_hour_after(entry.end))
            if entry.end == ends[entry.valid_from, entry.weekday, entry.weeks]
            else entry
            for entry in diary.hours
        ),
    )


def _half_an_hour_after(end: time) -> time:
    later = datetime.combine(date.min, end) + _HALF_HOUR
    return later.time() if later.date() == date.min else time.max


def _meets(diary: Diary, wish: Wish, day: date) -> bool:
    """Tell whether a nurse works at all while she can be visited that day."""
    return any(
        max(opens, start) < min(closes, end)
        for opens, closes in diary.stretches_on(day)
        for start, end in wish.hours_on(day)
    )


def _shown(day: date) -> str:
    return f"{day:%d-%m-%Y}"
