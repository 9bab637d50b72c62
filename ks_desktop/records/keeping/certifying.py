"""The certificate of a destruction: made once at its end, kept as it was made, and given again byte for byte."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId, new_id
from ks_desktop.letters.office import office_of
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.records.keeping import store
from ks_desktop.records.keeping.domain import Certificate, CertificateId, RunId
from ks_desktop.records.keeping.looking import kinds_of
from ks_desktop.records.keeping.sheet import Facts, certificate_sheet
from ks_desktop.security.audit import Audit, head, short
from ks_desktop.security.domain import NOBODY, AuditEvent
from ks_desktop.security.rights import Right, Rights
from ks_desktop.security.service import Users

_GONE: Final = N_("There is no certificate of this number.")


class Certifying:
    """Makes certificates, and finds them again."""

    def __init__(self, database: Database, clock: Clock, audit: Audit, users: Users, rights: Rights) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._users = users
        self._rights = rights

    def finish(self, *, actor: UserId) -> tuple[Certificate, ...]:
        """End the runs that have no end, those that were broken off too, each with its certificate; return these.

        A run in which nothing went gets none.
        """
        with self._database.reading(NOBODY) as reading:
            open_runs = store.unended(reading)
        made = (self._finish(run_id, actor) for run_id in open_runs)
        return tuple(each for each in made if each is not None)

    def _finish(self, run_id: RunId, actor: UserId) -> Certificate | None:
        with self._database.work(actor, AuditEvent.RECORDS_DESTROYED) as work:
            now = self._clock.now()
            store.end_run(work, run_id, now)
            counts = store.counts_of(work, run_id)
            if not counts:
                return None
            days = timedelta(days=read_within(work).backup_days_after_destruction)
            certificate = Certificate(
                id=CertificateId(new_id()),
                number=_next(store.numbers(work), now),
                made_at=now,
                counts=counts,
                last_copy_on=local_day(now) + days,
                anchor=short(*head(work.session)),
            )
            store.put_certificate(work, run_id, certificate, self._paint(certificate, work))
        return certificate

    def _paint(self, certificate: Certificate, work: Work) -> bytes:
        facts = Facts(
            certificate=certificate,
            people={user.id: user for user in self._users.everybody(reading=work)},
            kinds=kinds_of(work),
            office=office_of(work).name,
            backup_days=read_within(work).backup_days_after_destruction,
        )
        return paint.render(certificate_sheet(facts, wording("plans")))

    def all(self, *, actor: UserId) -> tuple[Certificate, ...]:
        """Return all certificates, newest first.

        Raises:
            UserError: `no_right`.
        """
        self._rights.check(Right.KEEPING, actor=actor)
        with self._database.reading(NOBODY) as reading:
            return store.certificates(reading)

    def paper(self, certificate_id: CertificateId, *, actor: UserId) -> Paper:
        """Return the paper of a certificate, as it was made; that it was is logged.

        Raises:
            UserError: `no_right`, or there is none.
            StorageError: its bytes are not those that were kept.
        """
        self._rights.check(Right.KEEPING, actor=actor)
        with self._database.reading(NOBODY) as reading:
            found = store.paper_of(reading, certificate_id)
        if found is None:
            raise UserError(_GONE, code="gone")
        content, is_whole = found
        if not is_whole:
            raise StorageError(StorageProblem.DAMAGED, N_("This paper is damaged or gone. Put back a backup."))
        with self._database.work(actor, AuditEvent.CERTIFICATE_PRINTED) as work:
            self._audit.record(work, AuditEvent.CERTIFICATE_PRINTED)
        return Paper(pdf=content)


def _next(given: Iterable[str], at: datetime) -> str:
    year = f"{local_day(at):%Y}"
    numbers = [int(number.partition("-")[2]) for number in given if number.startswith(f"{year}-")]
    return f"{year}-{max(numbers, default=0) + 1}"
