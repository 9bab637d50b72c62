"""Lists of referrals: what a file holds, what would become of it, and storing it row by row or not at all."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import UserErrors, each
from ks_desktop.core.values import Changes, UserId, clean_line
from ks_desktop.referrals.books import ManyBooks
from ks_desktop.referrals.exchange import (
    Preview,
    Problem,
    ReferralList,
    RowResult,
    Stored,
    batches,
    propose,
    read_grid,
    rows,
)
from ks_desktop.referrals.service.batches import Done, keep_batch
from ks_desktop.referrals.service.referrers import Referrers
from ks_desktop.referrals.store import mappings
from ks_desktop.security.domain import AuditEvent

CHANGED: Final = Changes(referrals=True, clients=True)
_SENDER: Final = "referrer_organisation"
Report = Callable[[int], object]


class Imports:
    """Takes in lists."""

    def __init__(self, database: Database, clock: Clock, clients: Clients, referrers: Referrers) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._referrers = referrers

    def open(
        self,
        content: bytes,
        *,
        actor: UserId,
        sender: str = "",
        sheet: str = "",
        fields: Sequence[str] | None = None,
        fixed: Mapping[str, str] | None = None,
    ) -> ReferralList:
        """Read a file and say what its columns hold; nothing is stored.

        Args:
            content: CSV or XLSX; what it is counts, not what it is called.
            actor: who reads it.
            sender: the organisation it came from; of one that sent such a list before, the columns are known.
            sheet: which sheet of a workbook; "" is the first.
            fields: what each column holds, "" for none, as it was chosen; None to propose it.
            fixed: what counts where a row itself says nothing, by field.
        Raises:
            UserError: the file as a whole cannot be read.
        """
        grid = read_grid(content, sheet)
        found = ReferralList(grid=grid, layout=propose(grid), sender=clean_line(sender).text, fixed=dict(fixed or {}))
        if fields is not None:
            return self.rearrange(found, fields, sender=sender)
        return self.sent_by(found, sender, actor=actor)

    def sent_by(self, found: ReferralList, sender: str, *, actor: UserId) -> ReferralList:
        """Return the same list as of this sender, with the columns as they were chosen for the sender before."""
        with self._database.reading(actor) as reading:
            known = mappings.find(reading, found.layout.fingerprint, clean_line(sender).text)
        if known is None:
            return self.rearrange(found, found.layout.fields, sender=sender)
        return replace(self.rearrange(found, known.fields, sender=known.sender), is_remembered=True)

    def rearrange(
        self, found: ReferralList, fields: Sequence[str], *, sender: str, fixed: Mapping[str, str] | None = None
    ) -> ReferralList:
        """Return the same list with other fields in its columns, from another sender, or with other fixed texts."""
        layout, name = found.layout.holding(fields), clean_line(sender).text
        kept = found.fixed if fixed is None else fixed
        fixed = {key: text for key, text in kept.items() if key != _SENDER}
        if name and _SENDER not in layout.fields:
            fixed[_SENDER] = name  # a practice does not name itself in each row of its own list
        return replace(found, layout=layout, sender=name, fixed=fixed, is_remembered=False)

    def senders(self, *, actor: UserId) -> tuple[str, ...]:
        """Return who sent lists before."""
        with self._database.reading(actor) as reading:
            return mappings.senders(reading)

    def look(self, found: ReferralList, *, actor: UserId, report: Report | None = None) -> Preview:
        """Return what would become of each row, by the rules that store it; nothing is stored.

        Args:
            found: the list.
            actor: who looks.
            report: is told how far it is, 0 to 100, and may stop it by raising.
        """
        waiting = list(rows(found.grid, found.layout, found.fixed))
        books = ManyBooks(self._clients, self._clock, rehearsal=True)
        results: list[RowResult] = []
        problems: list[Problem] = []
        with self._database.reading(actor) as reading:
            rehearsal = Work(session=reading.session, actor=actor, event=AuditEvent.REFERRALS_IMPORTED)
            directory = self._referrers.directory(reading=reading)
            for batch in batches(waiting):
                if report is not None:
                    report(100 * len(results) // len(waiting))
                done = keep_batch(batch, books, directory, self._clock.today(), rehearsal)
                results += done.results
                problems += _problems(found, done)
        return Preview(results=tuple(results), problems=tuple(problems))

    def store(self, found: ReferralList, *, actor: UserId) -> Iterator[tuple[RowResult, ...]]:
        """Store a list in batches of at most 100 rows while the results are followed.

        Each batch has its own transaction, and its results are given once it is stored for good: who stops in between
        has stored whole batches. Reading the same list again stores nothing twice. The columns of a list whose sender
        was named are remembered.

        Raises:
            UserErrors: the columns are chosen so that no row can be stored; nothing is.
        """
        if found.faults:
            raise UserErrors(found.faults)
        return self._store(found, actor)

    def store_all(self, found: ReferralList, *, actor: UserId, report: Report, stopped: type[BaseException]) -> Stored:
        """Store a list and return what became of it; who stops has what was stored until then.

        Args:
            found: the list.
            actor: who takes it in.
            report: is told how far it is, 0 to 100, between batches; it raises `stopped` when somebody stopped it.
            stopped: what `report` raises.
        """
        results: list[RowResult] = []
        is_stopped = False
        for batch in self.store(found, actor=actor):
            results += batch
            try:
                report(100 * len(results) // max(found.count, 1))
            except stopped:
                is_stopped = len(results) < found.count
                break
        return Stored(results=tuple(results), is_stopped=is_stopped, changes=CHANGED)

    def _store(self, found: ReferralList, actor: UserId) -> Iterator[tuple[RowResult, ...]]:
        if found.sender:
            with self._database.work(actor, AuditEvent.REFERRALS_IMPORTED) as work:
                mappings.put(work, found.layout.fingerprint, found.sender, found.layout.fields, self._clock.now())
        for batch in batches(list(rows(found.grid, found.layout, found.fixed))):
            with _undisturbed(), self._database.work(actor, AuditEvent.REFERRALS_IMPORTED) as work:
                books = ManyBooks(self._clients, self._clock)
                done = keep_batch(batch, books, self._referrers.directory(reading=work), self._clock.today(), work)
                books.write(work)
            yield tuple(done.results)

    def take(
        self, content: bytes, *, actor: UserId, sender: str = "", sheet: str = ""
    ) -> tuple[ReferralList, Iterator[RowResult]]:
        """Read a file and store it without anybody looking at it first.

        Args:
            content: CSV or XLSX.
            actor: who takes it in.
            sender: as for `open`.
            sheet: as for `open`.
        Raises:
            UserError: the file as a whole cannot be read or stored, or nobody knows a column; nothing is stored.
        """
        found = self.open(content, actor=actor, sender=sender, sheet=sheet)
        if found.strangers or found.faults:
            raise UserErrors((*found.strangers, *found.faults))
        return found, (result for batch in self.store(found, actor=actor) for result in batch)


def _problems(found: ReferralList, done: Done) -> Iterator[Problem]:
    for row, error in done.problems:
        for wrong in each(error):
            yield Problem(
                row=row.number,
                line=row.line,
                letter=found.letter(wrong.field),
                field=wrong.field,
                code=wrong.code,
                sentence=wrong.text(),
            )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Look for no garbage while a batch is stored: its hundred thousand small records are no cycles, and soon gone.

    Looking through them all again and again took a seventh of the time.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()
