"""Which line of a list names the columns, and which field of a referral each column holds."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import LONGEST_CELL, Grid, Line
from ks_desktop.core.texts import N_
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.exchange.cells import understood
from ks_desktop.referrals.exchange.outcomes import Row
from ks_desktop.referrals.exchange.words import key_of, words

_NEEDED: Final = ("received_on", "birth_surname")
_DUE_FORMS: Final = ("due_date", "lmp_on", "gestation_weeks")
_HEAD_LINES: Final = 30  # a title, an address and an empty line stand above the names, never more
_LEAST_NAMES: Final = 2  # fewer may be chance
_SAMPLES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the columns of a list are.

    Attributes:
        top: place of the line with the names in the lines of the grid.
        headings: the names as they stand there, without empty ones behind the last.
        fields: the field each column holds, "" for none.
    """

    top: int
    headings: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """What two lists with the same names in the same order share."""
        return hashlib.sha256("\n".join(map(key_of, self.headings)).encode()).hexdigest()

    def holding(self, fields: Sequence[str]) -> "Layout":
        """Return the same with other fields, by column; what is not named holds none."""
        known = [field if field in FIELDS else "" for field in fields][: len(self.headings)]
        return replace(self, fields=(*known, *[""] * (len(self.headings) - len(known))))


def propose(grid: Grid) -> Layout:
    """Return what the columns most likely are, by their names.

    Raises:
        UserError: there is nothing in the list.
    """
    if not grid.lines:
        raise UserError(N_("This file is empty."), code="csv_empty")
    heads = grid.lines[:_HEAD_LINES]
    found = [len(set(_named(line.cells)) - {""}) for line in heads]
    top = found.index(max(found)) if max(found) >= _LEAST_NAMES else 0
    headings = [cell.strip() for cell in heads[top].cells]
    while headings and not headings[-1]:
        headings.pop()
    return Layout(top=top, headings=tuple(headings), fields=_named(headings))


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the field of each column; of two columns for one field the one with the surer name has it."""
    known = words().columns
    claims = sorted(
        (known[key][1], place, known[key][0]) for place, key in enumerate(map(key_of, cells)) if key in known
    )
    fields = [""] * len(cells)
    for _rank, place, field in claims:
        if field not in fields:
            fields[place] = field
    return tuple(fields)


def faults(layout: Layout, fixed: Mapping[str, str]) -> tuple[UserError, ...]:
    """Return why no row of the list can be stored as its columns are chosen now; `fixed` counts as a column."""
    held = {*layout.fields, *fixed}
    wrong = [_twice(place) for place, field in enumerate(layout.fields) if field and field in layout.fields[:place]]
    wrong += [
        UserError(N_("The column {name} is missing."), code="csv_missing", field=name, values={"name": name})
        for name in _NEEDED
        if name not in held
    ]
    if not held.intersection(_DUE_FORMS):
        message = N_("A column with the due date is missing: due_date, lmp_on or gestation_weeks.")
        wrong.append(UserError(message, code="csv_missing", field="due_date"))
    return tuple(wrong)


def strangers(layout: Layout) -> tuple[UserError, ...]:
    """Return the columns that have a name and hold no field; nobody who chose them sees them dropped."""
    # The name itself is not repeated in the message: without a header it would be somebody's data.
    message = N_("Column {column} has no name of a field. The first row must hold the field names.")
    known = words().columns
    return tuple(
        _twice(place)
        if key_of(heading) in known and known[key_of(heading)][0] in layout.fields
        else UserError(message, code="csv_column", values={"column": place + 1})
        for place, heading in enumerate(layout.headings)
        if not layout.fields[place]
    )


def _twice(place: int) -> UserError:
    return UserError(
        N_("Column {column} has the same name as one before it."), code="csv_twice", values={"column": place + 1}
    )


def samples(grid: Grid, layout: Layout, column: int) -> tuple[str, ...]:
    """Return the first different texts of a column."""
    texts = (line.cells[column] for line in grid.lines[layout.top + 1 :] if column < len(line.cells))
    found: dict[str, None] = {}
    for text in texts:
        if text.strip():
            found[text] = None
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def rows(grid: Grid, layout: Layout, fixed: Mapping[str, str]) -> Iterator[Row]:
    """Give the rows below the names as texts by field.

    Args:
        grid: the list.
        layout: what its columns are.
        fixed: what counts where a row itself says nothing, by field.
    """
    first = grid.lines[layout.top].number
    for line in grid.lines[layout.top + 1 :]:
        if any(line.cells) or any((line.number, place) in grid.troubles for place in range(len(line.cells))):
            yield _row(line, line.number - first, grid, layout, fixed)


def _row(line: Line, number: int, grid: Grid, layout: Layout, fixed: Mapping[str, str]) -> Row:
    wrong: list[UserError] = []
    values = dict(fixed)
    if any(line.cells[len(layout.headings) :]):
        wrong.append(UserError(N_("This row has more cells than there are columns."), code="csv_cells"))
    for place, (field, cell) in enumerate(zip(layout.fields, line.cells, strict=False)):
        if not field:
            continue
        trouble = grid.troubles.get((line.number, place))
        if trouble is not None:
            wrong.append(UserError(trouble.message, code=trouble.code, field=field))
        elif len(cell) > LONGEST_CELL:
            message = N_("At most {most} characters fit here.")
            wrong.append(UserError(message, code="too_long", field=field, values={"most": LONGEST_CELL}))
        elif cell:
            values[field] = understood(field, cell)
    return Row(number=number, line=line.number, values=values, wrong=tuple(wrong))
