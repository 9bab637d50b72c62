"""A block that comes back, or one time of it, as it is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.administration.domain import Hours, hours_text, parse_hours
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Block, BlockDay, Repeat
from ks_desktop.visits.domain.blocks import LAST, nth_of
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

_OF_A_SERIES: Final = ("block_repeat", "block_every", "block_until")


class _Rule(StrEnum):
    WEEKS = "weeks"
    MONTH = "month"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a block has that the form does not show."""

    id: UUID
    user: UserId
    version: int = 0


class BlockForm(Form):
    """The form of a series, or of one time of it."""

    def __init__(self, today: Callable[[], date]) -> None:
        rules = (
            Option(_Rule.WEEKS, N_("By the week")),
            Option(_Rule.MONTH, N_("Monthly, in the same week")),
            Option(_Rule.LAST, N_("Monthly, in the last week")),
        )
        super().__init__(
            (
                FormSection(
                    N_("Fixed block"),
                    (
                        LineField("block_label", N_("What"), hint=N_("For example surgery or meeting")),
                        (
                            DateField("block_day", N_("Day"), today, lean=Lean.FUTURE),
                            LineField("block_hours", N_("Hours"), hint=N_("For example 9:00-10:30"), width=14),
                        ),
                        ChoiceField("block_repeat", N_("Comes back"), rules),
                        (
                            LineField("block_every", N_("Every how many weeks"), width=3),
                            DateField(
                                "block_until",
                                N_("Until and with"),
                                today,
                                lean=Lean.FUTURE,
                                hint=N_("Empty: no end"),
                            ),
                        ),
                        LineField(
                            "block_postcode",
                            N_("Postcode of the place"),
                            hint=N_("Empty: it takes no travel"),
                            width=8,
                        ),
                    ),
                ),
            )
        )
        self.hands_in_at_end = True

    def show_record(self, block: Block | None) -> None:
        """Show a series, or an empty form for one that comes back each week."""
        self._show_series(shown=True)
        if block is None:
            self.set_values({"block_repeat": _Rule.WEEKS, "block_every": "1"})
            return
        self.set_values(
            {
                "block_label": block.label,
                "block_day": block.first,
                "block_hours": hours_text(block.start, block.end),
                "block_repeat": _rule(block),
                "block_every": str(block.every),
                "block_until": block.until,
                "block_postcode": block.postcode,
            }
        )

    def show_time(self, day: BlockDay) -> None:
        """Show one time of a series, without how it comes back."""
        self._show_series(shown=False)
        self.set_values(
            {
                "block_label": day.label,
                "block_day": day.day,
                "block_hours": hours_text(day.start, day.end),
                "block_postcode": day.postcode,
            }
        )

    def _show_series(self, *, shown: bool) -> None:
        for name in _OF_A_SERIES:
            self.field(name).setVisible(shown)

    def read(self, kept: Kept) -> Block:
        """Return the series as it is typed.

        Raises:
            UserError: what cannot be read or cannot be.
        """
        start, end = self._hours()
        first, values = self._day(), self.values()
        rule = _Rule(str(values["block_repeat"]) or _Rule.WEEKS)
        until = values["block_until"]
        return Block(
            id=kept.id,
            user=kept.user,
            label=str(values["block_label"]),
            first=first,
            start=start,
            end=end,
            until=until if isinstance(until, date) else None,
            repeat=Repeat.WEEKS if rule is _Rule.WEEKS else Repeat.MONTH,
            every=_number(str(values["block_every"])),
            nth=LAST if rule is _Rule.LAST else nth_of(first),
            postcode=str(values["block_postcode"]),
            version=kept.version,
        )

    def read_time(self, day: BlockDay) -> BlockDay:
        """Return one time of a series as it is typed.

        Raises:
            UserError: what cannot be read or cannot be.
        """
        start, end = self._hours()
        return BlockDay(
            block=day.block,
            original=day.original,
            day=self._day(),
            start=start,
            end=end,
            label=str(self.field("block_label").value()),
            postcode=str(self.field("block_postcode").value()),
        )

    def _day(self) -> date:
        day = self.field("block_day").value()
        if not isinstance(day, date):
            raise UserError(N_("Give a day."), code="required", field="block_day")
        return day

    def _hours(self) -> tuple[time, time]:
        hours: Hours | None = parse_hours(str(self.field("block_hours").value()), field="block_hours")
        if hours is None:
            raise UserError(N_("From when until when?"), code="required", field="block_hours")
        return hours


def _rule(block: Block) -> _Rule:
    if block.repeat is Repeat.WEEKS:
        return _Rule.WEEKS
    return _Rule.LAST if block.nth == LAST else _Rule.MONTH


def _number(typed: str) -> int:
    text = typed.strip() or "1"
    if not (text.isascii() and text.isdigit()):
        raise UserError(N_("Type a whole number."), code="number", field="block_every")
    return int(text)
