"""The log as a privacy officer works with it: looked into, checked, taken out. Each of these is a line of it itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Final

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock, instant_of
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, ClientId, UserId, clean_line
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.records.domain import Copy
from ks_desktop.records.log.access import LogAccess
from ks_desktop.records.log.checking import Checked, check
from ks_desktop.records.log.exporting import FileKind, write
from ks_desktop.records.log.hers import her_sheet
from ks_desktop.records.log.lines import LogPage, Names, number_of, told
from ks_desktop.records.log.naming import Naming
from ks_desktop.records.log.questions import LogQuestion, Only, events_of
from ks_desktop.records.log.unusual import DAYS, LABELS, MANY, MOST, striking
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.audit.looking import Wanted, client_of_case, clients_ending, find, openings
from ks_desktop.security.domain import AuditAction, AuditEvent
from ks_desktop.security.rights import Right, Rights
from ks_desktop.security.service import Users

PAGE: Final = 200
MOST_OUT: Final = 100_000
_LEAST_NUMBER: Final = 4
_MIDNIGHT: Final = time()
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogExport:
    """Lines of the log as a file, and how many acts are in it."""

    file: bytes
    lines: int


class LogBook:
    """The log of one open folder.

    Attributes:
        access: whether it is open to somebody: whoever reads gives her own passphrase again.
    """

    def __init__(  # noqa: PLR0913 - whose names stand in the log, and what lies outside it
        self,
        *,
        database: Database,
        clock: Clock,
        audit: Audit,
        clients: Clients,
        users: Users,
        rights: Rights,
        copies: Callable[[UserId], tuple[Copy, ...]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._clients = clients
        self._rights = rights
        self._naming = Naming(clients=clients, users=users, rights=rights)
        self._copies = copies
        self._counted: tuple[object, dict[int, tuple[str, ...]]] = (None, {})
        self.access = LogAccess(database, clock, audit, users)

    def open(self, passphrase: str, *, actor: UserId) -> None:
        """Open the log to whoever may read it and knows her own passphrase; see `LogAccess.open`.

        Raises:
            UserError: `no_right`, `wrong_passphrase` or `wait`.
        """
        self._rights.check(Right.READ_LOG, actor=actor)
        self.access.open(passphrase, actor=actor)

    def lines(self, question: LogQuestion, *, actor: UserId, before: int | None = None, limit: int = PAGE) -> LogPage:
        """Return lines, newest first, as sentences; that they were read is a line as well, once for each question.

        Args:
            question: which.
            actor: who looks.
            before: where the next page begins; None for the first.
            limit: so many rows of the log are read; those of one act become one line.
        Raises:
            UserError: `no_right`, or `log_closed`.
        """
        self._check(actor)
        if before is None:
            self._note_read(question, actor)
        remarks = self._striking(question, actor, again=before is not None)
        with self._database.reading(actor) as reading:
            wanted = self._wanted(question, frozenset(remarks), reading)
            found = find(reading.session, wanted, before=before, limit=limit + 1)
            names = self._naming.names(found, reading=reading)
        shown = found[:limit]
        return LogPage(lines=told(shown, names, remarks), before=shown[-1].seq if len(found) > limit else None)

    def women(self, typed: str, *, actor: UserId) -> tuple[tuple[ClientId, str], ...]:
        """Return the women that fit: by name for who may see women, by the end of their number for everybody.

        Raises:
            UserError: `no_right`, or `log_closed`.
        """
        self._check(actor)
        text = clean_line(typed).text.strip()
        found: dict[ClientId, str] = {}
        if self._rights.may(Right.SEE_WOMEN, actor=actor):
            for hit in self._clients.finding.find(text, actor=actor, limit=20):
                found[hit.client.id] = hit.client.name.full
        if len(text) >= _LEAST_NUMBER:
            with self._database.reading(actor) as reading:
                ids = clients_ending(reading.session, text.lower(), limit=20)
                names = self._naming.women(ids, reading=reading)
            for key in ids:
                name = names.get(key.hex)
                found[key] = name or _("record {number}", number=number_of(key.hex))
        return tuple(found.items())

    def woman_of(self, case_id: CaseId, *, actor: UserId) -> ClientId | None:
        """Return whose case it is, also for who may see no women: the log knows her by her number."""
        with self._database.reading(actor) as reading:
            return client_of_case(reading.session, case_id)

    def employees(self, *, actor: UserId) -> tuple[tuple[UserId, str], ...]:
        """Return whoever works or worked here, by name."""
        with self._database.reading(actor) as reading:
            return tuple(self._naming.employees(reading=reading).items())

    def export(
        self, question: LogQuestion, kind: FileKind, *, actor: UserId, with_names: bool = False, reason: str = ""
    ) -> LogExport:
        """Return the lines as a file, oldest first; people stand in it by number, or by name if there is a reason.

        Raises:
            UserError: `no_right`, `log_closed`; a reason is missing; or there are more lines than a file takes.
        """
        self._check(actor)
        why = clean_line(reason).text.strip()
        if with_names and not why:
            raise UserError(N_("Say why names must be in it: it comes in the log."), code="required", field="reason")
        remarks = self._striking(question, actor)
        with self._database.reading(actor) as reading:
            wanted = self._wanted(question, frozenset(remarks), reading)
            found = find(reading.session, wanted, limit=MOST_OUT + 1)
            names = self._naming.names(found, reading=reading) if with_names else Names(women={}, users={})
        if len(found) > MOST_OUT:
            raise UserError(
                N_("These are more than {count} lines. Choose a shorter period."),
                code="many",
                field="first",
                values={"count": MOST_OUT},
            )
        lines = told(found, names, remarks)[::-1]
        with self._database.work(actor, AuditEvent.LOG_EXPORTED) as work:
            shape = f"{question.shape()} {kind.value} {len(found)}"
            about = About(client=question.client_id, subject="audit", columns=shape, basis=why)
            self._audit.record(work, AuditEvent.LOG_EXPORTED, about=about)
        return LogExport(file=write(kind, lines, anchor=self.anchor()), lines=len(lines))

    def extract_for(self, client_id: ClientId, *, actor: UserId) -> Paper:
        """Return what a woman gets of the log: who did what with her record, day by day; that it was made is a line.

        Raises:
            UserError: `no_right`, or there is nobody of this id.
        """
        right = Right.KEEPING if self._rights.may(Right.KEEPING, actor=actor) else Right.RECORD
        with self._rights.lifted(right, actor=actor), self._database.reading(actor) as reading:
            client = self._clients.clients([client_id], reading=reading).get(client_id)
            if client is None:
                raise UserError(N_("This case is not there any more."), code="gone")
            if client.is_hidden:
                raise UserError(N_("This record is shielded. Open her page first, and say why."), code="shielded")
            found = find(reading.session, self._about(client_id, reading), limit=MOST_OUT)
            settings = read_within(reading)
            people = self._naming.employees(reading=reading)
        with self._database.work(actor, AuditEvent.LOG_EXTRACTED) as work:
            about = About(client=client_id, subject="audit", columns=str(len(found)))
            self._audit.record(work, AuditEvent.LOG_EXTRACTED, about=about)
        sheet = her_sheet(
            found,
            people,
            organisation=settings.organisation,
            whose=client.name.letters,
            day=self._clock.today(),
            anchor=self.anchor(),
            with_names=settings.log_names == "yes",
        )
        return paint.paper_of(sheet)

    def _about(self, client_id: ClientId, reading: Reading) -> Wanted:
        cases = self._clients.cases_of([client_id], reading=reading).get(client_id, ())
        return Wanted(clients=frozenset({client_id}), cases=frozenset(case.id for case in cases))

    def check(self, typed: Iterable[str] = (), *, actor: UserId) -> Checked:
        """Compute the log again and compare it with the mark, the backups and codes typed from paper.

        Raises:
            UserError: what was typed is no code of a log line.
        """
        copies, marked = self._copies(actor), self._marked()
        with self._database.reading(actor) as reading:
            checked = check(reading, copies, marked, typed)
        with self._database.work(actor, AuditEvent.DATABASE_CHECKED) as work:
            about = About(subject="audit", columns=str(len(checked.findings)))
            self._audit.record(work, AuditEvent.DATABASE_CHECKED, about=about)
        return checked

    def anchor(self) -> str:
        """Return the newest line as it stands at the foot of papers: "L 004821-9F3A2C1B"."""
        return self._audit.anchor()

    def _marked(self) -> tuple[int, str] | None:
        mark = self._database.mark.read() if self._database.mark is not None else None
        return (mark.seq, mark.hash) if mark is not None else None

    def _check(self, actor: UserId) -> None:
        self._rights.check(Right.READ_LOG, actor=actor)
        self.access.check(actor)

    def _note_read(self, question: LogQuestion, actor: UserId) -> None:
        with self._database.work(actor, AuditEvent.LOG_READ) as work:
            about = About(client=question.client_id, subject="audit", columns=question.shape())
            self._audit.record(work, AuditEvent.LOG_READ, action=AuditAction.READ, about=about)

    def _wanted(self, question: LogQuestion, striking_lines: frozenset[int], reading: Reading) -> Wanted:
        about = Wanted()
        if question.client_id is not None:
            with self._rights.lifted(Right.READ_LOG, actor=reading.actor), self._database.reading(reading.actor) as its:
                about = self._about(question.client_id, its)
        return replace(
            about,
            actor=question.actor,
            since=instant_of(question.first, _MIDNIGHT) if question.first is not None else None,
            until=instant_of(question.last + _DAY, _MIDNIGHT) if question.last is not None else None,
            events=events_of(question.kind) if question.kind is not None else None,
            is_emergency=question.only is Only.EMERGENCY,
            is_refused=question.only is Only.REFUSED,
            seqs=striking_lines if question.only is Only.UNUSUAL else None,
        )

    def _striking(self, question: LogQuestion, actor: UserId, *, again: bool = False) -> dict[int, tuple[str, ...]]:
        if question.only is not Only.UNUSUAL:
            return {}
        if again and self._counted[0] == (question, actor):
            return self._counted[1]  # the next page of what was counted just now
        last = question.last or self._clock.today()
        first = question.first or last - timedelta(days=DAYS)
        with self._rights.lifted(Right.READ_LOG, actor=actor), self._database.reading(actor) as reading:
            opened = openings(
                reading.session, since=instant_of(first, _MIDNIGHT), until=instant_of(last + _DAY, _MIDNIGHT), most=MOST
            )
            women, users = self._naming.compared({one.client for one in opened}, reading=reading)
        found = striking(opened, women, users)
        said = {seq: tuple(_(LABELS[one], count=MANY) for one in reasons) for seq, reasons in found.items()}
        self._counted = ((question, actor), said)
        return said
