"""What the week grid shows, as plain records, and how things at the same time stand beside each other. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

FIRST_MINUTE: Final = 7 * 60 + 30
LAST_MINUTE: Final = 18 * 60
MIDNIGHT: Final = 24 * 60
SNAP: Final = 15
LEAST: Final = 15
MOST: Final = 8 * 60


class BlockKind(StrEnum):
    """How a block looks: a card, a quiet card, an outline, a tint."""

    BOOKED = "booked"
    DONE = "done"
    PROPOSED = "proposed"
    ABSENT = "absent"


class Tint(StrEnum):
    """How much a day suits whom a time is sought for; the column says it in words too."""

    NONE = "none"
    POSSIBLE = "possible"
    BEST = "best"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column: a day, or one of several columns of the same day.

    Attributes:
        key: Named by the blocks that stand in it.
        day: Local calendar day.
        title: Its heading; "" for the day in words.
        note: A second, quiet line under the heading.
        tint: How its working hours are tinted.
    """

    key: str
    day: date
    title: str = ""
    note: str = ""
    tint: Tint = Tint.NONE


def column_of(day: date, note: str = "", tint: Tint = Tint.NONE) -> GridColumn:
    """Return the column of a day."""
    return GridColumn(key=day.isoformat(), day=day, note=note, tint=tint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something that takes time on a day.

    Attributes:
        key: Told back when it is chosen.
        day: Local calendar day.
        start: Minutes since midnight.
        end: Minutes since midnight, after `start`.
        title: First line, such as `M.J. 23+4`.
        lines: Further lines, as far as there is room.
        kind: How it looks.
        column: Key of its column, "" for that of its day.
        is_movable: It can be lifted and put elsewhere.
        mark: A word of attention, such as `check`.
    """

    key: str
    day: date
    start: int
    end: int
    title: str
    lines: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.BOOKED
    column: str = ""
    is_movable: bool = False
    mark: str = ""

    def __post_init__(self) -> None:
        """Refuse a block that takes no time."""
        if self.end <= self.start:
            msg = "a block ends after it begins"
            raise ValueError(msg)

    @property
    def place(self) -> str:
        """The key of its column."""
        return self.column or self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Minutes of a day that are not a block: working hours, the road (`12 min`), what else keeps her (`overleg`)."""

    day: date
    start: int
    end: int
    label: str = ""
    column: str = ""

    @property
    def place(self) -> str:
        """The key of its column."""
        return self.column or self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """A block while it is lifted, or a new one on its way into the grid.

    Attributes:
        key: Of the block that was lifted, or what the page calls the new one.
        column: Where it hangs now; it need not be one that is shown.
        is_new: It stood nowhere before.
    """

    key: str
    column: str
    day: date
    start: int
    end: int
    is_new: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.end - self.start

    def at(self, start: int) -> "Ghost":
        """Return it at another time of the day, as long as it was; inside the day."""
        inside = max(0, min(MIDNIGHT - self.minutes, start))
        return replace(self, start=inside, end=inside + self.minutes)

    def lasting(self, minutes: int) -> "Ghost":
        """Return it with another length; inside the day."""
        length = max(LEAST, min(MOST, MIDNIGHT - self.start, minutes))
        return replace(self, end=self.start + length)

    def under(self, column: GridColumn) -> "Ghost":
        """Return it in another column, at the same time."""
        return replace(self, column=column.key, day=column.day)


def lifted(block: Block) -> Ghost:
    """Return the ghost of a block."""
    return Ghost(key=block.key, column=block.place, day=block.day, start=block.start, end=block.end)


def snapped(minute: float) -> int:
    """Return the nearest quarter of an hour."""
    return round(minute / SNAP) * SNAP


def stepped(start: int, steps: int) -> int:
    """Return the quarter of an hour so many steps on; from a time between quarters, the first step goes to one."""
    rest = start % SNAP
    if not rest or not steps:
        return start + steps * SNAP
    return start - rest + (steps if steps > 0 else steps + 1) * SNAP


def clock(minute: int) -> str:
    """Return minutes since midnight as `10:30`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def lanes(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each span its lane and how many lanes its cluster has, so that none overlaps another.

    Args:
        spans: Start and end; touching is no overlap.
    """
    placed: list[tuple[int, int]] = [(0, 1)] * len(spans)
    cluster: list[tuple[int, int]] = []  # (index, lane) of spans that hang together
    ends: list[int] = []  # per lane, when it is free again

    def finish() -> None:
        for index, lane in cluster:
            placed[index] = (lane, len(ends))
        cluster.clear()
        ends.clear()

    for index in sorted(range(len(spans)), key=lambda i: spans[i]):
        start, end = spans[index]
        if ends and start >= max(ends):
            finish()
        lane = next((i for i, free in enumerate(ends) if free <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        cluster.append((index, lane))
    finish()
    return placed
