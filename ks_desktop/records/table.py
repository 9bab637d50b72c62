"""The columns of the log."""

from dataclasses import dataclass
from typing import Final

from ks_desktop.core.clock import AMSTERDAM, local_day
from ks_desktop.core.texts import N_, _
from ks_desktop.records.log import KIND_LABELS, LogLine
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import short_day


@dataclass(frozen=True, slots=True)
class Shown:
    """A line in the list; `day` stands there for the first of each day only, so that days are seen as groups."""

    line: LogLine
    day: str


def in_days(lines: tuple[LogLine, ...]) -> tuple[Shown, ...]:
    """Return lines, the first of each day with its day."""
    days = [local_day(line.at) for line in lines]
    return tuple(
        Shown(line, short_day(day) if number == 0 or days[number - 1] != day else "")
        for number, (line, day) in enumerate(zip(lines, days, strict=True))
    )


def _time(shown: Shown) -> str:
    return f"{shown.line.at.astimezone(AMSTERDAM):%H:%M}"


def _said(shown: Shown) -> str:
    return " · ".join((shown.line.text, *shown.line.remarks))


def _mark(shown: Shown) -> str:
    return _("emergency") if shown.line.is_emergency else _(KIND_LABELS[shown.line.kind])


def _tone(shown: Shown) -> Tone:
    return Tone.SAFETY if shown.line.is_emergency else Tone.MUTED


LOG: Final[tuple[Column[Shown], ...]] = (
    Column(N_("Day"), text=lambda shown: shown.day, sort=lambda shown: -shown.line.seq),
    Column(N_("Time"), text=_time, sort=lambda shown: -shown.line.seq),
    Column(N_("What was done"), text=_said, stretch=True),
    Column(N_("Kind"), text=_mark, pill=_tone),
)
