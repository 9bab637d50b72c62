"""Hours of the week as a nurse types them on the phone: `ma do 10-12, wo liever na 15`, and back in words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from itertools import groupby
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _

DAYS_A_WEEK: Final = 7
DAY_BEGINS: Final = time(0)
DAY_ENDS: Final = time(23, 59)
_SHORT_RUN: Final = 2
_WORKDAYS: Final = tuple(range(5))
_DAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
_LONG_DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ENGLISH_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_OF: Final = {
    word: number
    for words in (_DAYS, _LONG_DAYS, _ENGLISH_DAYS, tuple(f"{day}s" for day in _LONG_DAYS))
    for number, word in enumerate(words)
}
_GROUPS: Final = {
    "werkdagen": _WORKDAYS,
    "doordeweeks": _WORKDAYS,
    "weekend": (5, 6),
    "dagelijks": tuple(range(DAYS_A_WEEK)),
    "altijd": tuple(range(DAYS_A_WEEK)),
}
_PARTS: Final = {
    **dict.fromkeys(("ochtend", "ochtends", "ochtenden", "morgens", "morgen", "'s"), (time(8), time(12))),
    **dict.fromkeys(("middag", "middags", "middagen"), (time(12), time(17))),
    **dict.fromkeys(("avond", "avonds", "avonden"), (time(17), time(21))),
}
_LIKED: Final = frozenset({"liever", "liefst", "voorkeur", "graag", "best"})
_NOT: Final = frozenset({"niet", "geen", "nooit", "behalve"})
_AFTER: Final = frozenset({"na", "vanaf"})
_BEFORE: Final = frozenset({"voor", "vóór", "tot"})
_TO: Final = frozenset({"-", "tot", "en", "t/m"})
_FILLING: Final = frozenset(
    ("en", "of", "op", "het", "bij", "om", "de", "dag", "uur", "u", "ook", "van", "tussen", "thuis", "bellen")
) | frozenset(("bezoek", "kan", "is", "ze", "zij", "elke", "iedere", "'s", "s", "in", "alleen", "dan"))
_TOKEN: Final = re.compile(r"(\d{1,2}(?:[:.]\d{2})?)|([a-zà-ÿ']+(?:/m)?)|([-–—])|(\S)")
_AFTERNOON: Final = frozenset("123456")
_CLAUSE: Final = re.compile(r"[,;\n]+")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class WeekHours:
    """A stretch of the week in Dutch local time.

    Attributes:
        weekday: 0 is Monday, 6 is Sunday.
        liked: it is liked best; else it is only possible.
    """

    weekday: int
    start: time
    end: time
    liked: bool = False

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it begins.

        Raises:
            UserError: its end is not after its start.
        """
        if not 0 <= self.weekday < DAYS_A_WEEK:
            msg = "a weekday is 0 to 6"
            raise ValueError(msg)
        if self.end <= self.start:
            raise UserError(N_("These hours end before they begin."), code="hours", field="at_home")

    def holds(self, at: time) -> bool:
        """Tell whether a time of its day lies in it; the end does not, but of a day that has no end."""
        return self.start <= at and (at < self.end or self.end == DAY_ENDS)


def is_limit(hours: Iterable[WeekHours]) -> bool:
    """Tell whether these hours leave others out: who names only what she likes best can do at other times."""
    return any(not stretch.liked for stretch in hours)


@dataclass(slots=True)
class _Clause:
    """What one part between commas says."""

    days: list[int] = field(default_factory=list)
    start: time | None = None
    end: time | None = None
    liked: bool = False
    is_not: bool = False

    @property
    def has_hours(self) -> bool:
        return self.start is not None or self.end is not None

    def stretch(self) -> tuple[time, time]:
        return self.start or DAY_BEGINS, self.end or DAY_ENDS

    def limit(self, start: time | None, end: time | None, *, name: str) -> None:
        """Take in when it begins or ends.

        Raises:
            UserError: that was said already: `ma 9-11 en 13-15` are two parts.
        """
        if (start is not None and self.start is not None) or (end is not None and self.end is not None):
            raise UserError(
                N_("Put a comma between hours of different days: ma 9-11, di 13-15."), code="hours", field=name
            )
        self.start = self.start if start is None else start
        self.end = self.end if end is None else end


def weekday_named(word: str) -> int | None:
    """Return which day of the week a word names, None if it names none."""
    return _DAY_OF.get(word.lower())


def read_hours(typed: str, *, name: str = "at_home") -> tuple[WeekHours, ...]:
    """Return the hours that are typed, in order; nothing for an empty text.

    Days without hours before a part with hours share them (`ma, do 10-12`). Hours without a day count from Monday to
    Friday. `niet` leaves days or hours out. A bare `1` to `6` is in the afternoon (`na 5`), `05:00` is not. What could
    be meant in two ways is refused: nobody is called at a time that was only half understood.

    Raises:
        UserError: a word is not understood, or hours end before they begin; the field is `name`.
    """
    parts = (part for part in _CLAUSE.split(typed.lower()) if part.strip())
    clauses = list(_joined(clause for part in parts for clause in _clauses(part, name)))
    said = [clause for clause in clauses if not clause.is_not]
    found = {each for clause in said for each in _at_home(clause, name)}
    left_out = [clause for clause in clauses if clause.is_not]
    if left_out and not found:
        found = {WeekHours(weekday=day, start=DAY_BEGINS, end=DAY_ENDS) for day in _WORKDAYS}
    for clause in left_out:
        found = {part for each in found for part in _without(each, clause)}
    return tuple(sorted(found))


def _joined(clauses: Iterable[_Clause]) -> Iterator[_Clause]:
    """Give the clauses; days alone share the hours of the next one that has some."""
    waiting: list[_Clause] = []
    for clause in clauses:
        if clause.days and not clause.has_hours and not clause.is_not:
            waiting.append(clause)
            continue
        for before in waiting:
            share = clause.has_hours and not clause.is_not and bool(clause.days)
            yield replace(before, start=clause.start, end=clause.end, liked=clause.liked) if share else before
        waiting = []
        yield clause
    yield from waiting


def _clauses(part: str, name: str) -> list[_Clause]:
    """Return what stands between two commas: one clause, or two in `ma-vr na 15 niet wo`."""
    tokens = [match.group(0) for match in _TOKEN.finditer(part)]
    no = next((place for place, word in enumerate(tokens) if word in _NOT), 0)
    if any(word in _NOT for word in tokens[no + 1 :]):
        raise _unclear(tokens[no], name)
    before, after = _clause(tokens[:no], name), _clause(tokens[no:], name)
    is_own = before.has_hours or (before.days and after.days)
    return [before, after] if is_own and (after.days or after.has_hours) else [_clause(tokens, name)]


def _clause(tokens: Sequence[str], name: str) -> _Clause:
    clause, at = _Clause(), 0
    while at < len(tokens):
        at += _take(clause, tokens, at, name)
    return clause


def _take(clause: _Clause, tokens: Sequence[str], at: int, name: str) -> int:
    """Take in what stands at a place; return how many words that were."""
    word = tokens[at]
    if word in _LIKED or word in _NOT:
        clause.liked, clause.is_not = clause.liked or word in _LIKED, clause.is_not or word in _NOT
        return 1
    if word in _DAY_OF:
        return _take_days(clause, tokens, at)
    if word in _GROUPS or (word in _PARTS and word != "'s"):
        clause.days += _GROUPS.get(word, ())
        clause.limit(*_PARTS.get(word, (None, None)), name=name)
        return 1
    if word[0].isdigit() or word in _AFTER | _BEFORE:
        return _take_hours(clause, tokens, at, name)
    if word == "hele":
        clause.limit(DAY_BEGINS, DAY_ENDS, name=name)
        return 1
    if word in _FILLING:
        return 1
    raise _unclear(word, name)


def _take_days(clause: _Clause, tokens: Sequence[str], at: int) -> int:
    first = _DAY_OF[tokens[at]]
    if tokens[at + 1 : at + 2] and tokens[at + 1] in {"-", "t/m", "tot"} and tokens[at + 2 : at + 3]:
        last = _DAY_OF.get(tokens[at + 2])
        if last is not None:
            clause.days += [(first + step) % DAYS_A_WEEK for step in range((last - first) % DAYS_A_WEEK + 1)]
            return 3
    clause.days.append(first)
    return 1


def _take_hours(clause: _Clause, tokens: Sequence[str], at: int, name: str) -> int:
    word, following = tokens[at], tokens[at + 1 : at + 3]
    if word in _AFTER | _BEFORE:
        if not following or not following[0][0].isdigit():
            raise _unclear(word, name)
        at_time = _time(following[0], name)
        clause.limit(*((at_time, None) if word in _AFTER else (None, at_time)), name=name)
        return 2
    if len(following) > 1 and following[0] in _TO and following[1][0].isdigit():
        clause.limit(_time(word, name), _time(following[1], name), name=name)
        return 3
    raise _unclear(word, name)


def _time(text: str, name: str) -> time:
    hour, _point, minute = text.replace(".", ":").partition(":")
    if text in _AFTERNOON:  # nobody says "after 5" of the night
        return time(int(text) + 12)
    try:
        return DAY_ENDS if (hour, minute or "00") == ("24", "00") else time(int(hour), int(minute or 0))
    except ValueError as error:
        raise _unclear(text, name) from error


def _unclear(word: str, name: str) -> UserError:
    return UserError(
        N_("“{word}” is not understood here. Write it as: ma do 10-12, wo liever na 15."),
        code="hours",
        field=name,
        values={"word": word},
    )


def _at_home(clause: _Clause, name: str) -> list[WeekHours]:
    start, end = clause.stretch()
    if end <= start:
        raise UserError(N_("These hours end before they begin."), code="hours", field=name)
    days = sorted(set(clause.days)) or (_WORKDAYS if clause.has_hours else ())
    return [WeekHours(weekday=day, start=start, end=end, liked=clause.liked) for day in days]


def _without(each: WeekHours, clause: _Clause) -> list[WeekHours]:
    if clause.days and each.weekday not in clause.days:
        return [each]
    start, end = clause.stretch()
    if end <= start:  # not before ten and not after five: what lies between is left
        start, end = end, start
        kept_start, kept_end = max(each.start, start), min(each.end, end)
        return [replace(each, start=kept_start, end=kept_end)] if kept_start < kept_end else []
    kept = []
    if each.start < start:
        kept.append(replace(each, end=min(each.end, start)))
    if each.end > end:
        kept.append(replace(each, start=max(each.start, end)))
    return kept


def typed_hours(at_home: Iterable[WeekHours]) -> str:
    """Return hours as they are typed: `read_hours` gives them back."""
    return ", ".join(
        " ".join(
            filter(
                None,
                (" ".join(_typed_days(*run) for run in _runs(days)), "liever" if liked else "", _typed(start, end)),
            )
        )
        for (start, end, liked), days in _by_hours(at_home)
    )


def hours_in_words(at_home: Iterable[WeekHours]) -> str:
    """Return hours in words, such as `maandag en donderdag 10:00-12:00; liefst woensdag na 15:00`."""
    parts = []
    for (start, end, liked), days in _by_hours(at_home):
        names = [_day_words(first, last) for first, last in _runs(days)]
        named = _(" and ").join(filter(None, (", ".join(names[:-1]), names[-1])))
        when = f"{named} {_said(start, end)}".strip()
        parts.append(_("preferably {when}", when=when) if liked else when)
    return "; ".join(parts)


_DAY_WORDS: Final = (
    *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday")),
    *(N_("Saturday"), N_("Sunday")),
)


def _runs(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the days as first and last of each run; two days in a row are two."""
    for _shift, run in groupby(enumerate(days), key=lambda each: each[1] - each[0]):
        found = [day for _place, day in run]
        yield from [(found[0], found[-1])] if len(found) > _SHORT_RUN else [(day, day) for day in found]


def _by_hours(at_home: Iterable[WeekHours]) -> list[tuple[tuple[time, time, bool], list[int]]]:
    def hours(each: WeekHours) -> tuple[bool, time, time]:
        return each.liked, each.start, each.end

    grouped = groupby(sorted(at_home, key=lambda each: (hours(each), each.weekday)), key=hours)
    found = [((start, end, liked), [each.weekday for each in group]) for (liked, start, end), group in grouped]
    return sorted(found, key=lambda each: (each[0][2], each[1]))


def _typed_days(first: int, last: int) -> str:
    return _DAYS[first] if first == last else f"{_DAYS[first]}-{_DAYS[last]}"


def _day_words(first: int, last: int) -> str:
    one, other = _(_DAY_WORDS[first]).lower(), _(_DAY_WORDS[last]).lower()
    return one if first == last else _("{first} to {last}", first=one, last=other)


def _typed(start: time, end: time) -> str:
    if (start, end) == (DAY_BEGINS, DAY_ENDS):
        return "hele dag"  # a day alone would share the hours of the next
    if end == DAY_ENDS:
        return f"na {_clock(start)}"
    return f"voor {_clock(end)}" if start == DAY_BEGINS else f"{_clock(start)}-{_clock(end)}"


def _said(start: time, end: time) -> str:
    if (start, end) == (DAY_BEGINS, DAY_ENDS):
        return _("all day")
    if end == DAY_ENDS:
        return _("after {time}", time=f"{start:%H:%M}")
    if start == DAY_BEGINS:
        return _("before {time}", time=f"{end:%H:%M}")
    return f"{start:%H:%M}-{end:%H:%M}"


def _clock(at: time) -> str:
    return f"{at:%H:%M}" if at.minute or str(at.hour) in _AFTERNOON else str(at.hour)
