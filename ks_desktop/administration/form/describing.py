"""Weeks, absence and blocks in words, as the lists of the team show them."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ks_desktop.administration.domain import WEEKDAYS, day_text, hours_text
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.visits.domain import Absence, AbsenceReason, Block, BlockDay, Repeat, WeekPattern
from ks_desktop.visits.domain.blocks import LAST
from ks_desktop.widgets.words import short_day

REASONS: Final[Mapping[AbsenceReason, str]] = {
    AbsenceReason.LEAVE: N_("Leave"),
    AbsenceReason.ILL: N_("Ill"),
    AbsenceReason.TRAINING: N_("Training"),
    AbsenceReason.OTHER: N_("Something else"),
}
_NTH: Final[Mapping[int, str]] = {
    1: N_("each first {weekday} of the month"),
    2: N_("each second {weekday} of the month"),
    3: N_("each third {weekday} of the month"),
    4: N_("each fourth {weekday} of the month"),
    LAST: N_("each last {weekday} of the month"),
}


def span_shown(first: date, last: date | None) -> str:
    """Return from when until when something counts."""
    if last is None:
        return _("from {day}", day=short_day(first))
    if first == last:
        return short_day(first)
    return _("{first} until {last}", first=short_day(first), last=short_day(last))


def pattern_shown(pattern: WeekPattern) -> str:
    """Return the days of a week pattern in one line; days alike stand together."""
    alike: dict[str, list[str]] = {}
    for weekday, name in enumerate(WEEKDAYS):
        hours = sorted((e for e in pattern.hours if e.weekday == weekday), key=lambda e: (e.start, e.weeks))
        if hours:
            alike.setdefault(day_text(hours), []).append(_(name)[:2].lower())
    return " · ".join(f"{' '.join(days)} {hours}" for hours, days in alike.items())


def absence_shown(away: Absence) -> str:
    """Return when a nurse is away, with times where it is not whole days."""
    if away.first == away.last:
        return " ".join(part for part in (short_day(away.first), _times_shown(away)) if part)
    first = " ".join(part for part in (short_day(away.first), f"{away.start:%H:%M}" if away.start else "") if part)
    last = " ".join(part for part in (short_day(away.last), f"{away.end:%H:%M}" if away.end else "") if part)
    return _("{first} until {last}", first=first, last=last)


def _times_shown(away: Absence) -> str:
    if away.start and away.end:
        return hours_text(away.start, away.end)
    if away.start:
        return _("from {time}", time=f"{away.start:%H:%M}")
    return _("until {time}", time=f"{away.end:%H:%M}") if away.end else ""


def rule_shown(block: Block) -> str:
    """Return when a block comes back."""
    weekday = _(WEEKDAYS[block.first.weekday()]).lower()
    if block.repeat is Repeat.MONTH:
        rule = _(_NTH[block.nth], weekday=weekday)
    else:
        rule = n_("each {weekday}", "each {count} weeks on {weekday}", block.every, weekday=weekday)
    said = f"{rule} {hours_text(block.start, block.end)}"
    return _("{rule}, until {day}", rule=said, day=short_day(block.until)) if block.until else said


def time_shown(day: BlockDay) -> str:
    """Return one time of a block."""
    return f"{short_day(day.day)} {hours_text(day.start, day.end)}"
