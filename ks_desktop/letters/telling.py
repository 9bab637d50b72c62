"""The list of who must hear that she took a consent back, on paper: made anew each time, kept nowhere, in the log."""

from dataclasses import replace
from typing import Final

from ks_desktop.clients.domain import TellKind, ToTell, letters_of
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent

_SHARES: Final = (3.0, 4.0, 1.5, 1.5)


class TellPrinting:
    """Prints who must hear it."""

    def __init__(self, database: Database, clock: Clock, clients: Clients, audit: Audit) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._audit = audit

    def sheet(self, case_id: CaseId, *, actor: UserId) -> Paper:
        """Return the list of a case; of her it says only the initials.

        Raises:
            UserError: the case is not there any more.
        """
        with self._database.reading(actor) as reading:
            case = self._clients.cases([case_id], reading=reading).get(case_id)
            if case is None:
                raise UserError(N_("This case is not there any more."), code="gone")
            woman = self._clients.clients([case.client_id], reading=reading)[case.client_id]
            lines = self._clients.answers.to_tell([case_id], reading=reading).get(case_id, ())
        with self._database.work(actor, AuditEvent.PLAN_PRINTED) as work:
            self._audit.record(work, AuditEvent.PLAN_PRINTED, about=About(client=woman.id, case=case_id))
        words = wording("plans")
        initials = letters_of([woman.name.given_name or woman.name.initials, woman.name.birth_surname])
        day = words.short_day(self._clock.today())
        sheet = told_sheet(lines, words.text("told", "aside", initials=initials, day=day), words)
        return paint.paper_of(replace(sheet, anchor=self._audit.anchor()))


def told_sheet(lines: tuple[ToTell, ...], aside: str, words: Wording) -> paper.Sheet:
    """Return the list as a plain document."""
    blocks: list[paper.Block] = [paper.Paragraph(text=words.get("told", "intro" if lines else "nobody"))]
    if lines:
        heads = words.get("told", "columns")
        columns = tuple(paper.Column(head=head, share=share) for head, share in zip(heads, _SHARES, strict=True))
        blocks.append(paper.Table(columns=columns, rows=tuple(_row(line, words) for line in lines)))
    return paper.Sheet(
        title=words.get("told", "title"),
        language=words.language,
        heading=words.get("told", "heading"),
        aside=aside,
        notice=words.get("told", "notice"),
        blocks=tuple(blocks),
        page_label=words.get("page"),
    )


def _row(line: ToTell, words: Wording) -> tuple[str, ...]:
    informed = line.informed
    is_interpreter = informed.kind is TellKind.INTERPRETER
    language = words.language_name(informed.who) if is_interpreter and informed.who else ""
    who = words.get("told", "bureau") if is_interpreter else informed.who or words.get("told", "unknown")
    return (
        who,
        words.text("told", informed.kind.value, about=informed.about, language=language),
        words.short_day(informed.since) if informed.since is not None else "",
        words.short_day(line.told_on) if line.told_on is not None else "",
    )
