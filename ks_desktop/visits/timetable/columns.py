"""The days of one shift that would better the plan, by the prices of the linear program.

A day is a route of few visits, so all routes are built stop by stop, as arrays; a route that cannot come under the
threshold any more, even with the most valuable visits that are left, is dropped. The bound halves every journey between
its two ends.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ks_desktop.visits.timetable.layout import Layout, Route

_NEVER: Final = 10**7  # minutes; no journey
_CELLS: Final = 400_000  # numbers computed at once, to keep memory small
_EPSILON: Final = 1e-9
_LONGEST_KEY: Final = 62  # bits of a whole number
EVERY: Final = 60_000  # beginnings; more than a day of four visits ever has, and they still fit into memory

Floats = NDArray[np.float64]
Integers = NDArray[np.signedinteger[Any]]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How widely days are looked for.

    Attributes:
        threshold: only days of reduced cost below this.
        most_visits: only so many most valuable visits are tried, None for all.
        most_routes: at most so many days, None for all.
        beam: at most so many beginnings of one length are followed.
        is_proof: when there are more, the search ends at once: nothing could be proven.
        slack: visits that lose at most so many points are tried too.
    """

    threshold: float
    most_visits: int | None = None
    most_routes: int | None = 6
    beam: int = EVERY
    is_proof: bool = False
    slack: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A day, and what it would cost less than the prices say (negative: it betters the plan)."""

    reduced: float
    route: Route


@dataclass(frozen=True, slots=True)
class Answer:
    """The days that were found, the best first.

    Attributes:
        is_complete: no beginning was left out, so that there is no better day than the first.
    """

    found: tuple[Found, ...]
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is known of the visits that are tried: travel to, from and between them, times, gain by the prices."""

    chosen: Integers
    between: Integers
    out: Floats
    back: Floats
    earliest: Integers
    latest: Integers
    minutes: Integers
    gain: Floats
    rest: Floats  # half of the quickest journey away from it
    value: Floats  # most it can still bring: gain less half of the quickest journeys to and from it
    same: Truths | None  # pairs of stops of one visit, when a visit can stand here twice


@dataclass(frozen=True, slots=True)
class _Begun:
    """Beginnings of days of one length: the stops, the minute of the last one, the cost so far."""

    rows: Integers
    time: Integers
    cost: Floats

    @property
    def last(self) -> Integers:
        return self.rows[:, -1]

    def only(self, which: Integers | Truths) -> "_Begun":
        return _Begun(self.rows[which], self.time[which], self.cost[which])


class Days:
    """The days that can be made of one shift."""

    def __init__(self, layout: Layout, shift: int, travel: Integers) -> None:
        stops = self._stops = layout.stops[shift]
        self._most = layout.most(shift)
        self._visit = np.array([stop.visit for stop in stops], dtype=np.int32)
        self._earliest = np.array([stop.earliest for stop in stops], dtype=np.int32)
        self._latest = np.array([stop.latest for stop in stops], dtype=np.int32)
        self._minutes = np.array([stop.minutes for stop in stops], dtype=np.int32)
        self._cost = np.array([stop.cost for stop in stops], dtype=np.float64)
        place, nurse = self._visit + layout.nurses, layout.nurse(shift)
        self._out = travel[nurse, place].astype(np.float64)
        self._back = travel[place, nurse].astype(np.float64)
        between = travel[np.ix_(place, place)]
        same = self._visit[:, None] == self._visit[None, :]
        too_late = self._earliest[:, None] + self._minutes[:, None] + between > self._latest[None, :]
        self._between: Integers = np.where(same | too_late, _NEVER, between)
        self._same: Truths | None = same if int(same.sum()) > len(stops) else None

    def better(self, prices: Floats, shift_price: float, search: Search) -> Answer:
        """Return the days whose reduced cost is below the threshold, the best first.

        Args:
            prices: what each visit is worth, in points.
            shift_price: what the shift is worth, zero or less.
            search: how widely to look.
        """
        tables = self._tables(prices, search)
        if tables is None:
            return Answer(())
        is_complete = search.most_visits is None or len(tables.gain) < search.most_visits
        best = -np.sort(-np.maximum(tables.value, 0.0))[: self._most]
        promise = np.concatenate([[0.0], np.cumsum(best), np.full(self._most + 1, best.sum())])
        home = 0.5 * float(tables.back.min())
        alone = np.arange(len(tables.gain), dtype=np.int32)[:, None]
        begun = _Begun(alone, tables.earliest.copy(), tables.out - tables.gain - shift_price)
        found: list[tuple[float, Integers]] = []
        for length in range(1, self._most + 1):
            found += _finished(begun, tables, search)
            if length == self._most:
                break
            hopeful = begun.cost + tables.rest[begun.last] + home - promise[self._most - length] < search.threshold
            begun = begun.only(hopeful)
            if not len(begun.cost):
                break
            if len(begun.cost) > search.beam:
                is_complete = False
                if search.is_proof:
                    break
                begun = _narrowed(begun, tables, search.beam)
            least = search.threshold - home + promise[self._most - length - 1]
            begun = _longer(begun, tables, least)
            if length + 1 < self._most:
                begun = _only_best_orders(begun, len(tables.gain))
        found.sort(key=lambda item: (item[0], tuple(item[1])))
        days = (
            Found(reduced, tuple(self._stops[int(tables.chosen[stop])] for stop in row))
            for reduced, row in found[: search.most_routes]
        )
        return Answer(tuple(days), is_complete)

    def _tables(self, prices: Floats, search: Search) -> _Tables | None:
        if not len(self._stops):
            return None
        gain = prices[self._visit] - self._cost
        chosen = np.nonzero(gain > _EPSILON - search.slack)[0]
        if search.most_visits is not None and len(chosen) > search.most_visits:
            order = np.argsort(-gain[chosen], kind="stable")[: search.most_visits]
            chosen = np.sort(chosen[order])
        if not len(chosen):
            return None
        between, gain = self._between[np.ix_(chosen, chosen)], gain[chosen]
        out, back = self._out[chosen], self._back[chosen]
        rest = 0.5 * np.minimum(back, between.min(axis=1))
        return _Tables(
            chosen=chosen,
            between=between,
            out=out,
            back=back,
            earliest=self._earliest[chosen],
            latest=self._latest[chosen],
            minutes=self._minutes[chosen],
            gain=gain,
            rest=rest,
            value=gain - rest - 0.5 * np.minimum(out, between.min(axis=0)),
            same=None if self._same is None else self._same[np.ix_(chosen, chosen)],
        )


def _finished(begun: _Begun, tables: _Tables, search: Search) -> list[tuple[float, Integers]]:
    """Return the days that end here and are good enough."""
    reduced = begun.cost + tables.back[begun.last]
    good = np.nonzero(reduced < search.threshold)[0]
    if search.most_routes is not None and len(good) > search.most_routes:
        good = good[np.argsort(reduced[good], kind="stable")[: search.most_routes]]
    return [(float(reduced[at]), begun.rows[at]) for at in good]


def _narrowed(begun: _Begun, tables: _Tables, beam: int) -> _Begun:
    order = np.argsort(begun.cost + tables.rest[begun.last], kind="stable")[:beam]
    return begun.only(np.sort(order))


def _longer(begun: _Begun, tables: _Tables, least: float) -> _Begun:
    """Return every beginning with one visit more that keeps the rules and may still come below the threshold."""
    step = max(1, _CELLS // len(tables.gain))
    parts = [
        _one_more(begun.only(np.arange(start, min(start + step, len(begun.cost)))), tables, least)
        for start in range(0, len(begun.cost), step)
    ]
    return _Begun(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.time for part in parts]),
        np.concatenate([part.cost for part in parts]),
    )


def _one_more(begun: _Begun, tables: _Tables, least: float) -> _Begun:
    legs = tables.between[begun.last]
    cost = begun.cost[:, None] + legs - tables.gain[None, :]
    time = np.maximum((begun.time + tables.minutes[begun.last])[:, None] + legs, tables.earliest[None, :])
    good = (cost + tables.rest[None, :] < least) & (time <= tables.latest[None, :])
    every = np.arange(len(begun.cost))
    for column in range(begun.rows.shape[1] - 1):
        if tables.same is None:
            good[every, begun.rows[:, column]] = False
        else:
            good &= ~tables.same[begun.rows[:, column]]
    row, stop = np.nonzero(good)
    rows = np.concatenate([begun.rows[row], stop[:, None].astype(np.int32)], axis=1)
    return _Begun(rows, time[row, stop], cost[row, stop])


def _only_best_orders(begun: _Begun, width: int) -> _Begun:
    """Drop what stands at the same place with the same visits behind it, later and dearer than another."""
    length = begun.rows.shape[1]
    if length < 3 or not len(begun.cost) or length * width.bit_length() > _LONGEST_KEY:  # noqa: PLR2004
        return begun  # two visits have one order to one last
    before = np.sort(begun.rows[:, :-1], axis=1)
    key = begun.last.astype(np.int64)  # holds several numbers in one
    for column in range(before.shape[1]):
        key = key * width + before[:, column]
    order = np.lexsort((begun.time, begun.cost, key))
    key, time = key[order], begun.time[order]
    worse = np.zeros(len(order), dtype=np.bool_)
    worse[1:] = (key[1:] == key[:-1]) & (time[1:] >= time[:-1])
    return begun.only(np.sort(order[~worse]))
