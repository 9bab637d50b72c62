"""Where things stand in the grid: columns, hours, blocks side by side. Knows no widget."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from ks_desktop.widgets.theme import Size, Space
from ks_desktop.widgets.week_plan import (
    FIRST_MINUTE,
    LAST_MINUTE,
    MIDNIGHT,
    Block,
    Ghost,
    GridColumn,
    Stretch,
    column_of,
    lanes,
)

HALF_HOUR: Final = 30
_HEAD: Final = Size.ROW
_NOTE: Final = Space.INSIDE + Space.HAIR  # a second line in the headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The columns with all that stands in them, and how large it is painted.

    Attributes:
        first: First minute of the day that is shown.
        last: Last minute of the day that is shown.
        placed: Lane and number of lanes of each block, by key.
    """

    columns: tuple[GridColumn, ...] = ()
    today: date | None = None
    working: tuple[Stretch, ...] = ()
    travel: tuple[Stretch, ...] = ()
    busy: tuple[Stretch, ...] = ()
    blocks: tuple[Block, ...] = ()
    first: int = FIRST_MINUTE
    last: int = LAST_MINUTE
    placed: dict[str, tuple[int, int]] = field(default_factory=dict)
    width: int = 0
    height: int = 0

    def sized(self, width: int, height: int) -> "Sheet":
        """Return the same at another size."""
        return replace(self, width=width, height=height)

    def reaching(self, ghost: Ghost) -> "Sheet":
        """Return the same, with hours for what is lifted."""
        return replace(self, first=min(self.first, _down(ghost.start)), last=max(self.last, _up(ghost.end)))

    @property
    def head(self) -> int:
        """How high the headings are: always with room for a note, so that the hours stay where they are."""
        return _HEAD + _NOTE

    @property
    def column_width(self) -> float:
        """How wide a column is."""
        return (self.width - Size.HOURS) / max(1, len(self.columns))

    @property
    def least(self) -> tuple[int, int]:
        """Width and height under which it is not readable."""
        hours = (self.last - self.first) * Size.HOUR // 60
        return Size.HOURS + len(self.columns) * Size.DAY_COLUMN, self.head + hours

    def y(self, minute: float) -> float:
        """Return where a minute of the day stands."""
        inside = max(self.first, min(self.last, minute))
        room = self.height - self.head - Size.HAIRLINE
        return self.head + room * (inside - self.first) / (self.last - self.first)

    def minute_at(self, y: float) -> float:
        """Return which minute of the day stands there; beyond the edges too."""
        room = max(1, self.height - self.head - Size.HAIRLINE)
        return self.first + (y - self.head) * (self.last - self.first) / room

    def column_at(self, x: float) -> GridColumn | None:
        """Return the column there, the nearest one beside the grid; None without columns."""
        if not self.columns:
            return None
        number = int((x - Size.HOURS) // max(1.0, self.column_width))
        return self.columns[max(0, min(len(self.columns) - 1, number))]

    def number_of(self, place: str) -> int:
        """Return the number of a column by its key, -1 when it is not shown."""
        return next((number for number, column in enumerate(self.columns) if column.key == place), -1)

    def area(self, place: str, start: int, end: int) -> QRectF:
        """Return the area of some minutes in a column; empty when that is not shown."""
        number = self.number_of(place)
        if number < 0:
            return QRectF()
        left = Size.HOURS + number * self.column_width
        return QRectF(left, self.y(start), self.column_width, self.y(end) - self.y(start))

    def area_of(self, block: Block) -> QRectF:
        """Return where a block is painted."""
        area = self.area(block.place, block.start, block.end)
        lane, count = self.placed[block.key]
        width = (area.width() - Space.RELATED) / count
        return QRectF(area.left() + Space.TIGHT + lane * width, area.top() + 1, width - Space.HAIR, area.height() - 2)

    def ghost_area(self, ghost: Ghost) -> QRectF:
        """Return where what is lifted is painted: over the whole column, so that it hides in no lane."""
        area = self.area(ghost.column, ghost.start, ghost.end)
        return area.adjusted(Space.TIGHT, 1, -Space.TIGHT, -1) if area.isValid() else area

    def block(self, key: str) -> Block | None:
        """Return a block by its key."""
        return next((block for block in self.blocks if block.key == key), None)

    def block_at(self, point: QPointF) -> Block | None:
        """Return the block at a point."""
        return next((block for block in self.blocks if self.area_of(block).contains(point)), None)

    def next_to(self, key: str, columns: int, steps: int) -> str:
        """Return the key of the next block in a direction: along the column, or the nearest in time in a later one."""
        here = self.block(key)
        if here is None:
            return self.blocks[0].key
        if steps:
            own = [block.key for block in self.blocks if block.place == here.place]
            return own[max(0, min(len(own) - 1, own.index(here.key) + steps))]
        number = self.number_of(here.place)
        away = [(self.number_of(block.place) - number, block) for block in self.blocks]
        beyond = [(abs(far), abs(b.start - here.start), b.key) for far, b in away if far * columns > 0]
        return min(beyond, default=(0, 0, here.key))[2]

    def stretches(self, which: Iterable[Stretch]) -> Iterator[tuple[Stretch, QRectF]]:
        """Give those that are shown, each with its area."""
        for stretch in which:
            area = self.area(stretch.place, stretch.start, stretch.end)
            if area.isValid():
                yield stretch, area


def sheet_of(
    days: Sequence[date | GridColumn],
    blocks: Sequence[Block],
    *,
    today: date | None = None,
    **stretches: Sequence[Stretch],
) -> Sheet:
    """Return the sheet of these columns; a day alone is a column, and what belongs to none of them is left out."""
    columns = tuple(day if isinstance(day, GridColumn) else column_of(day) for day in days)
    numbers = {column.key: number for number, column in enumerate(columns)}
    order = sorted((b for b in blocks if b.place in numbers), key=lambda b: (numbers[b.place], b.start, b.end))
    placed: dict[str, tuple[int, int]] = {}
    for column in columns:
        own = [block for block in order if block.place == column.key]
        found = lanes([(block.start, block.end) for block in own])
        placed |= {block.key: place for block, place in zip(own, found, strict=True)}
    kept = {name: tuple(s for s in some if s.place in numbers) for name, some in stretches.items()}
    seen = [(block.start, block.end) for block in order]
    seen += [(stretch.start, stretch.end) for stretch in kept.get("working", ())]
    return Sheet(
        columns=columns,
        today=today,
        working=kept.get("working", ()),
        travel=kept.get("travel", ()),
        busy=kept.get("busy", ()),
        blocks=tuple(order),
        placed=placed,
        first=min([FIRST_MINUTE, *(_down(start) for start, _end in seen)]),
        last=max([LAST_MINUTE, *(_up(end) for _start, end in seen)]),
    )


def _down(minute: int) -> int:
    return minute // HALF_HOUR * HALF_HOUR


def _up(minute: int) -> int:
    return min(MIDNIGHT, -(-minute // HALF_HOUR) * HALF_HOUR)
