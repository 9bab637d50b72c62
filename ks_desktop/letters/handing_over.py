"""The list of work that was handed over, for the colleague who looks after it now: one sheet, numbered like a plan."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from ks_desktop.core.database import Database
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.letters.plans import initials_of
from ks_desktop.letters.plans.day import strip_phone
from ks_desktop.letters.plans.parts import ink_of
from ks_desktop.letters.printing import PlanPaper
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.security.service import Users
from ks_desktop.visits.domain.caseload import NextStep
from ks_desktop.visits.domain.printed import PlanKind
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.work_lists import ListedCase, WorkList, WorkLists

_SHARES: Final = (1.0, 1.1, 1.0, 1.2, 3.2, 2.2)
_PART: Final = "hand_over"


class HandOverPrinting:
    """Makes the list; it counts as out once it is printed or saved, like a plan."""

    def __init__(
        self, database: Database, visits: Visits, register: PrintedPlans, settings: SettingsStore, users: Users
    ) -> None:
        self._lists = WorkLists(database, visits)
        self._register = register
        self._settings = settings
        self._users = users

    def sheet(self, nurse: UserId, case_ids: Collection[CaseId] | None = None, *, actor: UserId) -> PlanPaper:
        """Return what a nurse looks after today, or these cases of it."""
        found = self._lists.of(nurse, case_ids, actor=actor)
        visits = [line.visit for line in found.lines if line.visit is not None]
        days = [found.day, *(visit.day for visit in visits)]
        draft = self._register.draft(
            PlanKind.HAND_OVER,
            DaySpan(min(days), max(days)),
            visits,
            nurse=nurse,
            actor=actor,
            cases=[line.case_id for line in found.lines if line.visit is None],
        )
        settings = self._settings.read(actor=actor)
        name = self._users.get(nurse, actor=actor).full_name
        sheet = work_sheet(found, nurse=name, number=draft.label, with_strip=settings.plan_strip == "yes")
        ink = ink_of(low_ink=settings.low_ink == "yes")
        made = paint.paper_of(replace(sheet, ink=ink, anchor=self._register.anchor()))
        return PlanPaper(pdf=made.pdf, missing=made.missing, draft=draft)


def work_sheet(found: WorkList, *, nurse: str, number: str, with_strip: bool) -> paper.Sheet:
    """Return the list as a plain document.

    Args:
        found: what she looks after.
        nurse: full name of the colleague; only its initials are printed.
        number: of the sheet, such as `3/2026-11-24`.
        with_strip: print the tear-off strip with phone numbers (setting `plan_strip`).
    """
    words = wording("plans")
    blocks: list[paper.Block] = [_table(found, words)] if found.lines else []
    if not found.lines:
        blocks.append(paper.Paragraph(text=words.get(_PART, "empty")))
    if found.left_out:
        blocks.append(paper.Paragraph(text=words.text(_PART, "left_out", count=found.left_out), tone=paper.Tone.MUTED))
    return paper.Sheet(
        title=words.get(_PART, "title"),
        language=words.language,
        heading=words.get(_PART, "heading"),
        aside=words.text(_PART, "aside", nurse=initials_of(nurse), plan=number),
        notice=words.get(_PART, "notice"),
        blocks=tuple(blocks),
        strip=_strip(found, words) if with_strip and found.lines else None,
        footer=words.text(_PART, "footer", plan=number, day=words.short_day(found.day)),
        page_label=words.get("page"),
    )


def _table(found: WorkList, words: Wording) -> paper.Table:
    heads = words.get(_PART, "heads")
    columns = tuple(paper.Column(head=head, share=share) for head, share in zip(heads, _SHARES, strict=True))
    return paper.Table(columns=columns, rows=tuple(_row(line, found.nurse, words) for line in found.lines))


def _row(line: ListedCase, nurse: UserId, words: Wording) -> tuple[str, ...]:
    return (
        _code(line, words),
        line.initials,
        line.postcode4 or words.get(_PART, "no_area"),
        str(line.age) if line.age is not None else "",
        _step(line, nurse, words),
        _when(line, words),
    )


def _code(line: ListedCase, words: Wording) -> str:
    return line.visit.code if line.visit is not None else str(words.get(_PART, "no_code"))


def _step(line: ListedCase, nurse: UserId, words: Wording) -> str:
    # A visit after the days on which she stands in stays with the nurse who makes it: she must not go there.
    is_not_hers = line.step is NextStep.VISIT and line.visit is not None and line.visit.nurse != nurse
    said = str(words.get(_PART, "visit_of_other") if is_not_hers else words.get(_PART, "steps", line.step))
    if line.until is None:
        return said
    return f"{said} ({words.text(_PART, 'until', day=words.short_day(line.until))})"


def _when(line: ListedCase, words: Wording) -> str:
    if line.visit is not None and line.step in {NextStep.VISIT, NextStep.REPORT}:
        return f"{words.short_day(line.visit.day)} {line.visit.start:%H:%M}"
    if line.closes_on is not None:
        return words.text(_PART, "closes", day=words.short_day(line.closes_on))
    return ""


def _strip(found: WorkList, words: Wording) -> paper.Strip:
    rows = tuple(
        (_code(line, words), line.initials, strip_phone(line.phone, line.call_hours, words)) for line in found.lines
    )
    return paper.Strip(
        label=words.get("day", "strip"),
        table=paper.Table(
            columns=(
                paper.Column(head=words.get("day", "strip_code"), share=1.0),
                paper.Column(head=words.get(_PART, "who"), share=1.0),
                paper.Column(head=words.get("day", "strip_phone"), share=2.5),
            ),
            rows=rows,
        ),
    )
