"""From journal to log: at the end of a unit of work, in its own transaction, with its actor and its event."""

import platform
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event as sa_event

from ks_desktop import __version__
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.rows import Base
from ks_desktop.core.undo import Touched
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, CaseId, ClientId, UserId
from ks_desktop.security.audit.anchors import short
from ks_desktop.security.audit.chain import hash_of, head
from ks_desktop.security.audit.reads import ReadGuard
from ks_desktop.security.audit.triggers import broken_triggers, create_triggers
from ks_desktop.security.domain import NOBODY, AuditAction, AuditEntry, AuditEvent, Outcome
from ks_desktop.security.store import AuditRow, JournalRow, UserRow

_CLIENT_OF: Final = sa.text("SELECT client_id FROM client_case WHERE id = :case")
_SAME_LOOK_SECONDS: Final = 60
_SAME_LIST_SECONDS: Final = 15 * 60
_BY_NOBODY: Final = frozenset({AuditEvent.CHANGED_OUTSIDE, AuditEvent.AUDIT_REPAIRED})


class UnauditedWriteError(Exception):
    """A write nobody answers for was rolled back. This is a bug in the program."""


# What each save asks and writes is made once, and goes past the ORM: that is half of what the log costs.
_JOURNAL: Final = Base.metadata.tables[JournalRow.__tablename__]
_USERS: Final = Base.metadata.tables[UserRow.__tablename__]
_CHANGES: Final = sa.select(
    _JOURNAL.c.action,
    _JOURNAL.c.subject,
    _JOURNAL.c.subject_id,
    _JOURNAL.c.about_client,
    _JOURNAL.c.about_case,
    _JOURNAL.c.columns,
).order_by(_JOURNAL.c.seq)
_AS_WHAT: Final = sa.select(_USERS.c.job_title, _USERS.c.roles).where(_USERS.c.id == sa.bindparam("user"))
_WRITE: Final = sa.insert(Base.metadata.tables[AuditRow.__tablename__])
_EMPTY: Final = sa.text("DELETE FROM change_journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which record, of which woman and case, a line of the log is about; empty where it is about none.

    Attributes:
        basis: on what ground, where it is not the daily work that the event names: the reason somebody gave.
        is_emergency: it was opened in an emergency, past what she may see otherwise.
    """

    client: ClientId | None = None
    case: CaseId | None = None
    subject: str = ""
    subject_id: str = ""
    columns: str = ""
    basis: str = ""
    is_emergency: bool = False


NOTHING: Final = About()


def access_point(process: str) -> str:
    """Return where somebody works from: workstation, program and version, and what runs ("window", "import")."""
    return f"{platform.node()} ks-desktop {__version__} {process}"[:LINE_MAX]


class Audit:
    """The log of one open database."""

    def __init__(
        self, database: Database, clock: Clock, *, process: str, metadata: sa.MetaData = Base.metadata
    ) -> None:
        """Take what is watched.

        Args:
            database: the open file; its schema is there.
            clock: dates the lines.
            process: what runs, such as "window" or "import".
            metadata: the tables; all of the program's unless a test says otherwise.
        """
        self._metadata = metadata
        self._database = database
        self._clock = clock
        self._access_point = access_point(process)
        self._looks: dict[tuple[UserId, str, UUID | None, UUID | None], float] = {}

    def install(self) -> None:
        """Watch the database from now on; call once, after the schema is there and before anything is saved.

        What was changed while no program of ours watched is logged as such, and a trigger that is gone is put back,
        which is logged too.
        """
        self._database.before_commit.append(self._drain)
        self._database.looked = self._looked
        sa_event.listen(self._database.writer, "commit", _refuse_unaudited)
        with self._database.reading(NOBODY) as reading:
            ReadGuard(self._database, self._metadata).install(self._database.writer, reading.session.get_bind().engine)
            waiting = reading.session.scalar(sa.select(JournalRow.seq).limit(1)) is not None
            broken = broken_triggers(reading.session.connection(), self._metadata)
        if waiting:
            with self._database.work(NOBODY, AuditEvent.CHANGED_OUTSIDE):
                pass  # the end of every unit of work empties the journal
        if broken:
            with self._database.work(NOBODY, AuditEvent.AUDIT_REPAIRED) as work:
                create_triggers(work.session.connection(), self._metadata)
                self.record(work, AuditEvent.AUDIT_REPAIRED, about=About(columns=f"{len(broken)}"))

    def record(
        self,
        work: Work,
        event: str,
        *,
        action: AuditAction = AuditAction.EXECUTE,
        outcome: Outcome = Outcome.DONE,
        about: About = NOTHING,
    ) -> None:
        """Log something that is no change of a row, in the transaction of this work: a print, an export, a log-in."""
        self._append(work, [(self._line(work, event, action, about, outcome), {})])

    def seen(self, event: str, clients: Iterable[ClientId], *, actor: UserId, cases: Iterable[CaseId] = ()) -> None:
        """Log which women (and cases) somebody was shown, durably, before the data leaves the service.

        Call it outside any unit of work: it has one of its own.
        """
        abouts = [*(About(client=client) for client in clients), *(About(case=case) for case in cases)]
        if not abouts:
            return
        with self._database.work(actor, event) as work:
            lines = [self._line(work, event, AuditAction.READ, about, Outcome.DONE) for about in abouts]
            self._append(work, ((line, {}) for line in lines))

    def listed(self, place: str, *, actor: UserId) -> None:
        """Log that a place where many women stand was on the screen; once in a quarter of an hour for each place."""
        look, now = (actor, place, None, None), time.monotonic()
        if now - self._looks.get(look, float("-inf")) < _SAME_LIST_SECONDS:
            return
        with self._database.work(actor, AuditEvent.CLIENTS_LISTED) as work:
            self.record(work, AuditEvent.CLIENTS_LISTED, action=AuditAction.READ, about=About(subject=place))
        self._looks[look] = now

    def _looked(self, actor: UserId, event: str, case_id: UUID | None, subject_id: UUID | None) -> None:
        """Log that somebody opened something; looking at it again within a minute is the same look."""
        look, now = (actor, event, case_id, subject_id), time.monotonic()
        if now - self._looks.get(look, float("-inf")) < _SAME_LOOK_SECONDS:
            return
        with self._database.work(actor, event) as work:
            case = CaseId(case_id) if case_id is not None else None
            about = About(case=case, subject_id=subject_id.hex if subject_id is not None else "")
            self.record(work, event, action=AuditAction.READ, about=about)
        self._looks[look] = now

    def anchor(self) -> str:
        """Return the newest line as it stands at the foot of papers; "" for an empty log."""
        with self._database.reading(NOBODY) as reading:
            return anchor_of(reading)

    def _drain(self, work: Work) -> None:
        work.session.flush()  # what a hook before this one added
        changes = work.session.connection().execute(_CHANGES).all()
        if not changes:
            return
        # A cascade removes the case before the trigger can look her up; the case's own line has her.
        women = {row.about_case: row.about_client for row in changes if row.about_case and row.about_client}
        line = self._line(work, work.event, AuditAction.CREATE, NOTHING, Outcome.DONE)
        # What differs from line to line is set together with its place in the chain: a list has thousands of lines.
        differences = [
            {
                "action": change.action,
                "client": change.about_client or women.get(change.about_case) or "",
                "case": change.about_case or "",
                "subject": change.subject,
                "subject_id": change.subject_id,
                "columns": change.columns,
            }
            for change in changes
        ]
        self._append(work, ((line, difference) for difference in differences))
        work.session.connection().execute(_EMPTY)

    def _line(self, work: Work, event: str, action: AuditAction, about: About, outcome: Outcome) -> AuditEntry:
        return AuditEntry(
            seq=0,
            event=event,
            action=action,
            outcome=outcome,
            at=self._clock.now(),
            actor=work.actor,
            actor_role="",
            access_point=self._access_point,
            client=_hex(about.client),
            case=_hex(about.case),
            subject=about.subject,
            subject_id=about.subject_id,
            columns=about.columns,
            prev_hash="",
            hash="",
            basis=about.basis[:NOTE_MAX],
            is_emergency=about.is_emergency,
        )

    def _append(self, work: Work, lines: Iterable[tuple[AuditEntry, Mapping[str, Any]]]) -> None:
        work.session.flush()
        job, roles = _as_what(work)
        seq, before = head(work.session)
        rows = []
        for line, difference in lines:
            seq += 1
            hers: dict[str, Any] = {"client": _woman_of(line.case, work)} if line.case and not line.client else {}
            linked = replace(line, **hers, **difference, seq=seq, actor_role=job, roles=roles, prev_hash=before)
            before = hash_of(linked)
            rows.append(_row(linked) | {"hash": before})
        work.session.connection().execute(_WRITE, rows)


def anchor_of(reading: Reading) -> str:
    """Return the newest line in an open look or unit of work as it stands on paper; "" for an empty log."""
    return short(*head(reading.session))


def touched(work: Work) -> tuple[Touched, ...]:
    """Return the rows that were changed in open work so far, in the order in which they were."""
    work.session.flush()
    return tuple(
        Touched(row=(change.subject, change.subject_id), case_id=CaseId(UUID(change.about_case)))
        if change.about_case
        else Touched(row=(change.subject, change.subject_id), case_id=None)
        for change in work.session.connection().execute(_CHANGES)
    )


def _woman_of(case: str, work: Work) -> str:
    return work.session.scalar(_CLIENT_OF, {"case": case}) or ""


def _as_what(work: Work) -> tuple[str, str]:
    """Return her job title and her roles at this moment."""
    found = work.session.connection().execute(_AS_WHAT, {"user": work.actor}).first()
    if found is not None:
        return found.job_title, found.roles
    if work.actor == NOBODY and work.event in _BY_NOBODY:
        return "", ""
    msg = "no user answers for this write"
    raise UnauditedWriteError(msg)


def _hex(key: UUID | None) -> str:
    return key.hex if key else ""


def _row(line: AuditEntry) -> dict[str, object]:
    return {
        "seq": line.seq,
        "event": line.event,
        "action": line.action,
        "outcome": line.outcome,
        "at": line.at,
        "actor": line.actor,
        "actor_role": line.actor_role,
        "access_point": line.access_point,
        "about_client": line.client,
        "about_case": line.case,
        "subject": line.subject,
        "subject_id": line.subject_id,
        "columns": line.columns,
        "prev_hash": line.prev_hash,
        "roles": line.roles,
        "basis": line.basis,
        "is_emergency": line.is_emergency,
        "hash": line.hash,
    }


def _refuse_unaudited(connection: sa.Connection) -> None:
    if connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM change_journal)").scalar():
        # SQLAlchemy leaves the transaction open when this event raises, and the pool would hand it to the next user.
        connection.exec_driver_sql("ROLLBACK")
        msg = "a change was saved outside a unit of work"
        raise UnauditedWriteError(msg)
