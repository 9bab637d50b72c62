"""A list as it was read and understood, and what would become of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import Grid, letter_of
from ks_desktop.core.values import Changes
from ks_desktop.referrals.exchange.layout import Layout, faults, samples, strangers
from ks_desktop.referrals.exchange.outcomes import RowOutcome, RowResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column of a list: its letter, its name, the first texts in it, and the field it holds, "" for none."""

    letter: str
    heading: str
    samples: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralList:
    """A list of referrals before anything of it is stored.

    Attributes:
        sender: the organisation it came from, "" when nobody said.
        fixed: what counts where a row itself says nothing, by field.
        is_remembered: its columns are chosen as they were for the last list of this sender.
    """

    grid: Grid
    layout: Layout
    sender: str = ""
    fixed: Mapping[str, str]
    is_remembered: bool = False

    @property
    def count(self) -> int:
        """How many rows there are below the names, empty ones left out."""
        return len(self.grid.lines) - self.layout.top - 1

    @property
    def faults(self) -> tuple[UserError, ...]:
        """Why no row can be stored as the columns are chosen now; nothing when all is well."""
        return faults(self.layout, self.fixed)

    @property
    def strangers(self) -> tuple[UserError, ...]:
        """Which columns have a name nobody knows; none once somebody chose what the columns hold."""
        return () if self.is_remembered else strangers(self.layout)

    def columns(self) -> tuple[ListColumn, ...]:
        """Return every column with its first texts."""
        return tuple(
            ListColumn(
                letter=letter_of(place),
                heading=heading,
                samples=samples(self.grid, self.layout, place),
                field=self.layout.fields[place],
            )
            for place, heading in enumerate(self.layout.headings)
        )

    def unused(self) -> tuple[str, ...]:
        """Return the letters of the columns that hold something and are not taken over."""
        return tuple(each.letter for each in self.columns() if not each.field and (each.heading or each.samples))

    def letter(self, field: str) -> str:
        """Return the letter of the column that holds a field, "" when none does."""
        return letter_of(self.layout.fields.index(field)) if field and field in self.layout.fields else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one cell, or with a row as a whole (`letter` and `field` are "").

    Attributes:
        row: 1 for the first row below the header.
        line: its place in the whole file.
        letter: of the column.
    """

    row: int
    line: int
    letter: str
    field: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would become of a list; nothing of it is stored."""

    results: tuple[RowResult, ...]
    problems: tuple[Problem, ...]

    def count(self, outcome: RowOutcome) -> int:
        """Return how many rows would end so."""
        return sum(result.result is outcome for result in self.results)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What became of a list that was stored, or of as much of it as was before somebody stopped."""

    results: tuple[RowResult, ...]
    is_stopped: bool
    changes: Changes

    def count(self, outcome: RowOutcome) -> int:
        """Return how many rows ended so."""
        return sum(result.result is outcome for result in self.results)
