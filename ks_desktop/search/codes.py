"""What a code on paper stands for: typed over, or read by a scanner that types it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.clock import Clock, local_day, local_time
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import _
from ks_desktop.core.values import UserId
from ks_desktop.letters.domain import KIND_LABELS, STATE_LABELS, LetterLine
from ks_desktop.letters.domain.codes import LetterCode, read_letter_code
from ks_desktop.letters.service.finding import LetterFinding
from ks_desktop.search.domain import Hit, HitKind
from ks_desktop.visits.domain import AppointmentState, read_plan_label, read_visit_code
from ks_desktop.visits.domain.printed import PLAN_LABELS, PlanState, PrintedPlan, plan_label
from ks_desktop.visits.service.by_code import VisitCodes, VisitFound

REPORT: Final = "report"  # the form of her page in which a visit is written down
_OURS: Final = re.compile(r"ks[hv][^0-9a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """What a text stands for as a code; when it `is_sure`, it can be nothing else and no name is looked for."""

    hits: tuple[Hit, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class PaperCodes:
    """Finds letters by the code of their slip, visits and sheets by the codes on a plan."""

    clock: Clock
    letters: LetterFinding
    visits: VisitCodes

    def find(self, text: str, *, actor: UserId) -> CodeAnswer:
        """Return what a text stands for; a code of ours that leads nowhere says so in a sentence."""
        try:
            letter = read_letter_code(text)
        except UserError as error:
            return _told(error.text())
        if letter is not None:
            return self._letter(letter, actor)
        if (plan := read_plan_label(text)) is not None:
            return self._plan(*plan, actor)
        if (visit := read_visit_code(text)) is not None:
            return self._visits(*visit, actor)
        if _OURS.match(text.strip()):
            return _told(_("This code is not whole. Scan it once more, or type what stands under it."))
        return CodeAnswer()

    def _letter(self, code: LetterCode, actor: UserId) -> CodeAnswer:
        found = self.letters.numbered(code.number, actor=actor)
        if found is not None:
            return CodeAnswer((_letter_hit(found),), is_sure=code.is_sure)
        said = _("There is no letter with number {number} in this file.", number=code.number)
        return _told(said) if code.is_sure else CodeAnswer()

    def _plan(self, number: int, made_on: date, actor: UserId) -> CodeAnswer:
        found = self.visits.plan(number, made_on, actor=actor)
        if found is None:
            return _told(_("No plan {label} was printed here.", label=plan_label(number, made_on)))
        return CodeAnswer((_plan_hit(found),), is_sure=True)

    def _visits(self, code: str, is_sure: bool, actor: UserId) -> CodeAnswer:
        hits = tuple(self._visit_hits(code, actor))
        if not hits and is_sure:
            return _told(_("There is no visit with code {code} in this file.", code=code))
        return CodeAnswer(hits, is_sure=is_sure)

    def _visit_hits(self, code: str, actor: UserId) -> Iterator[Hit]:
        for found in self.visits.visits(code, actor=actor):
            waits = found.visit.state is AppointmentState.BOOKED and found.visit.ends_at <= self.clock.now()
            yield _visit_hit(found, REPORT if waits and found.case.is_open else "")


def _told(sentence: str) -> CodeAnswer:
    return CodeAnswer((Hit(kind=HitKind.NOTICE, title=sentence),), is_sure=True)


def _letter_hit(line: LetterLine) -> Hit:
    letter = line.letter
    # Of a pregnancy that ended the paper is found, and her name does not come up beside it.
    who = _("closed") if line.is_quiet else line.woman
    parts = (who, _(KIND_LABELS[letter.kind]), _(STATE_LABELS[letter.state]))
    title = _("Letter {number}", number=letter.number)
    about = None if line.is_quiet else letter.case_id
    return Hit(kind=HitKind.LETTER, title=title, detail=" · ".join(parts), letter_id=letter.id, case_id=about)


def _visit_hit(found: VisitFound, panel: str) -> Hit:
    visit, client = found.visit, found.client
    when = f"{local_day(visit.starts_at):%d-%m-%Y} {local_time(visit.starts_at):%H:%M}"
    who = _("closed") if found.case.is_quiet else client.name.full
    return Hit(
        kind=HitKind.VISIT,
        title=_("Visit {code}", code=visit.code),
        detail=" · ".join((who, when)),
        case_id=visit.case_id,
        client_id=None if found.case.is_quiet else client.id,
        panel=panel,
    )


def _plan_hit(plan: PrintedPlan) -> Hit:
    states = {
        PlanState.OUT: _("still out"),
        PlanState.SHREDDED: _("shredded"),
        PlanState.LOST: _("lost"),
    }
    title = _("{kind} {label}", kind=_(PLAN_LABELS[plan.kind]), label=plan.label)
    return Hit(kind=HitKind.PLAN, title=title, detail=states[plan.state], plan_id=plan.id)
