"""The plan of a week, of one nurse and of the team: codes and postcode areas only."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from typing import Final

from ks_desktop.core.values import DaySpan
from ks_desktop.letters.plans.parts import PlanBlock, along, area, blocks_of, clock, initials_of, ink_of, travel
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.visits.domain import DayPlan, DayStop, WeekPlan
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek

_WORKING_DAYS: Final = 5


def week_sheet(
    plan: WeekPlan, *, nurse: str, number: str, blocks: Iterable[PlanBlock] = (), low_ink: bool = False
) -> paper.Sheet:
    """Return the plan of one week as a plain document; a weekend stands in it only when there are visits.

    Args:
        plan: the visits of each day.
        nurse: full name of the nurse; only its initials are printed.
        number: of the sheet.
        blocks: the times at which she visits nobody.
        low_ink: print with little ink.
    """
    words = wording("plans")
    known = tuple(blocks)
    days = [day for index, day in enumerate(plan.days) if index < _WORKING_DAYS or day.stops]
    cells = tuple(_cell(day, known, words) for day in days)
    grid = paper.Grid(
        heads=tuple(words.short_day(day.day) for day in days), rows=(paper.GridRow(label="", cells=cells),)
    )
    has_visits = any(day.stops for day in days)
    return paper.Sheet(
        title=words.get("week", "title"),
        language=words.language,
        heading=words.text("week", "heading", week=plan.week, year=plan.year),
        aside=words.text("week", "aside", nurse=initials_of(nurse), plan=number),
        notice=words.get("week", "notice"),
        blocks=(grid,) if has_visits else (grid, paper.Paragraph(text=words.get("week", "empty"))),
        footer=words.text("week", "footer", plan=number),
        page_label=words.get("page"),
        wide=True,
        ink=ink_of(low_ink=low_ink),
    )


def team_sheet(week: TeamWeek, *, number: str, low_ink: bool = False) -> paper.Sheet:
    """Return the week of the team as a plain document: days across, nurses down."""
    words = wording("plans")
    days = [day for index, day in enumerate(week.days) if index < _WORKING_DAYS or _has_visits(week, day)]
    names = _names(week.nurses)
    rows = tuple(
        paper.GridRow(label=name, cells=tuple(_team_cell(nurse, day, words) for day in days))
        for name, nurse in zip(names, week.nurses, strict=True)
    )
    return paper.Sheet(
        title=words.get("team", "title"),
        language=words.language,
        heading=words.text("team", "heading", week=week.week, year=week.year),
        aside=words.text("team", "aside", plan=number),
        notice=words.get("team", "notice"),
        blocks=(paper.Grid(heads=tuple(_head(week, day, words) for day in days), rows=rows),),
        footer=words.text("week", "footer", plan=number),
        page_label=words.get("page"),
        wide=True,
        ink=ink_of(low_ink=low_ink),
    )


def _has_visits(week: TeamWeek, day: date) -> bool:
    return any(nurse.day(day).stops for nurse in week.nurses)


def _head(week: TeamWeek, day: date, words: Wording) -> str:
    name = words.short_day(day)
    return f"{name}, {words.get('team', 'free')}" if week.holiday(day) else name


def _names(nurses: Iterable[NurseWeek]) -> list[str]:
    """Return the initials of each nurse; of two with the same initials the whole names."""
    listed = list(nurses)
    shared = Counter(initials_of(nurse.name) for nurse in listed)
    return [nurse.name if shared[initials_of(nurse.name)] > 1 else initials_of(nurse.name) for nurse in listed]


def _cell(day: DayPlan, blocks: Iterable[PlanBlock], words: Wording) -> tuple[paper.GridEntry, ...]:
    entries = [((day.day, stop.appointment.start), _visit(stop, words)) for stop in day.stops]
    entries += [(block.order, _block(block)) for block in blocks if block.day == day.day]
    return _in_order(entries)


def _visit(stop: DayStop, words: Wording) -> paper.GridEntry:
    return paper.GridEntry(
        time=clock(stop.appointment.start),
        text=stop.code,
        note=", ".join(part for part in (area(stop, words), along(stop, words)) if part),
        aside=travel(stop, words, "week"),
    )


def _team_cell(nurse: NurseWeek, day: date, words: Wording) -> tuple[paper.GridEntry, ...]:
    stops = nurse.day(day).stops
    blocks = blocks_of(nurse.busy, (stop.appointment for stop in stops), DaySpan(day, day), words)
    entries = [
        (
            (day, stop.appointment.start),
            paper.GridEntry(time=clock(stop.appointment.start), text=f"{stop.code}  {area(stop, words)}".rstrip()),
        )
        for stop in stops
    ]
    entries += [(block.order, _block(block)) for block in blocks]
    return _in_order(entries)


def _block(block: PlanBlock) -> paper.GridEntry:
    return paper.GridEntry(time=block.begins, text=block.word)


def _in_order(entries: Iterable[tuple[tuple[date, time], paper.GridEntry]]) -> tuple[paper.GridEntry, ...]:
    return tuple(entry for _at, entry in sorted(entries, key=lambda pair: pair[0]))
