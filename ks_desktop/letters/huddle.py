"""The list for the meeting of the team: what each nurse has, and whose weeks close. One sheet, initials only.

Nurses stand by name and are not compared: it says where help is needed, not who works hardest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import UserId
from ks_desktop.letters.office import in_house_ink
from ks_desktop.letters.plans import initials_of
from ks_desktop.letters.wording import Wording, fill, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import ToPlan
from ks_desktop.visits.domain.caseload import Caseload, WeekRoom
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.caseload import Caseloads
from ks_desktop.visits.service.schedules import Schedules

CLOSING_DAYS: Final = 14
MOST_ROWS: Final = 24  # nurses and women together, so that it stays one sheet
_LEAST_WOMEN: Final = 5
_NURSE_SHARES: Final = (2.6, 0.9, 1.0, 1.15, 0.9, 1.1, 1.4, 1.4, 1.15, 0.9)
_WOMAN_SHARES: Final = (1.4, 1.2, 1.6, 3.0, 2.2)


class HuddlePrinting:
    """Prints the list for the meeting of the team; made anew each time, kept nowhere, in the log."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        visits: Visits,
        caseload: Caseloads,
        schedules: Schedules,
        audit: Audit,
    ) -> None:
        self._database = database
        self._clock = clock
        self._visits = visits
        self._caseload = caseload
        self._schedules = schedules
        self._audit = audit

    def sheet(self, *, actor: UserId) -> Paper:
        """Return the list as it is today, with the numbers of the team page."""
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            works = self._visits.works.gather(today, reading=reading)
            loads = self._caseload.within(today, works, reading=reading)
            names = self._schedules.names(reading=reading)
            waiting = [entry for work in works for entry in work.waiting]
            sheet = in_house_ink(huddle_sheet(loads, waiting, names, today), reading)
        with self._database.work(actor, AuditEvent.PLAN_PRINTED) as work:
            self._audit.record(work, AuditEvent.PLAN_PRINTED)
        return paint.paper_of(replace(sheet, anchor=self._audit.anchor()))


def is_closing(entry: ToPlan, today: date) -> bool:
    """Tell whether her weeks close within two weeks."""
    return not entry.is_missed and (entry.closes_on - today).days <= CLOSING_DAYS


def huddle_sheet(
    loads: Sequence[Caseload], waiting: Iterable[ToPlan], names: Mapping[UserId, str], today: date
) -> paper.Sheet:
    """Return the list as a plain document."""
    words = wording("plans")
    closing = sorted((e for e in waiting if is_closing(e, today)), key=lambda e: (e.closes_on, e.case_id))
    blocks: list[paper.Block] = [
        _loads_table(loads, today, words),
        paper.Paragraph(text=words.get("huddle", "legend"), tone=paper.Tone.MUTED),
        paper.Heading(text=words.get("huddle", "closing")),
    ]
    most = max(_LEAST_WOMEN, MOST_ROWS - len(loads))
    if closing:
        blocks.append(_closing_table(closing[:most], names, words))
    else:
        blocks.append(paper.Paragraph(text=words.get("huddle", "none")))
    if len(closing) > most:
        blocks.append(paper.Paragraph(text=words.text("huddle", "more", count=len(closing) - most)))
    return paper.Sheet(
        title=words.get("huddle", "title"),
        language=words.language,
        heading=words.get("huddle", "heading"),
        aside=words.short_day(today),
        notice=words.get("huddle", "notice"),
        blocks=tuple(blocks),
        page_label=words.get("page"),
        size=paper.TextSize.SMALL,
    )


def _loads_table(loads: Sequence[Caseload], today: date, words: Wording) -> paper.Table:
    weeks = {"this": today.isocalendar().week, "next": (today + timedelta(days=7)).isocalendar().week}
    heads = [fill(head, weeks) for head in words.get("huddle", "loads")]
    columns = tuple(
        paper.Column(head=head, share=share, right=number > 0)
        for number, (head, share) in enumerate(zip(heads, _NURSE_SHARES, strict=True))
    )
    return paper.Table(columns=columns, rows=tuple(_load(load, words) for load in loads))


def _load(load: Caseload, words: Wording) -> tuple[str, ...]:
    before = (load.open_cases, load.to_call, load.to_plan, load.closing, load.missed)
    weeks = [_week(week, words) for week in load.weeks] or ["", ""]
    return (
        load.name or str(words.get("huddle", "nobody")),
        *map(str, before),
        *weeks,
        str(load.reports),
        str(load.feedback),
    )


def _week(week: WeekRoom, words: Wording) -> str:
    return words.text("huddle", "of", visits=week.visits, room=week.room)


def _closing_table(closing: Sequence[ToPlan], names: Mapping[UserId, str], words: Wording) -> paper.Table:
    heads = words.get("huddle", "women")
    columns = tuple(paper.Column(head=head, share=share) for head, share in zip(heads, _WOMAN_SHARES, strict=True))
    return paper.Table(columns=columns, rows=tuple(_woman(entry, names, words) for entry in closing))


def _woman(entry: ToPlan, names: Mapping[UserId, str], words: Wording) -> tuple[str, ...]:
    nurse = names.get(entry.nurse, "") if entry.nurse else ""
    return (
        initials_of(entry.name),
        _age(entry.age),
        words.short_day(entry.closes_on),
        nurse or str(words.get("huddle", "nobody")),
        words.text("huddle", "tries", count=entry.attempts),
    )


def _age(age: GestationalAge | None) -> str:
    return str(age) if age is not None else ""
