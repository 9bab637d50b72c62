"""What the week grid shows, as plain records, and how things at the same time stand beside each other. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

FIRST_MINUTE: Final = 7 * 60 + 30
LAST_MINUTE: Final = 18 * 60


class BlockKind(StrEnum):
    """How a block looks: a card, a quiet card, an outline, a tint."""

    BOOKED = "booked"
    DONE = "done"
    PROPOSED = "proposed"
    ABSENT = "absent"


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
    """

    key: str
    day: date
    start: int
    end: int
    title: str
    lines: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.BOOKED

    def __post_init__(self) -> None:
        """Refuse a block that takes no time."""
        if self.end <= self.start:
            msg = "a block ends after it begins"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Minutes of a day that are not a block: working hours, or the road (with a label such as `12 min`)."""

    day: date
    start: int
    end: int
    label: str = ""


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
