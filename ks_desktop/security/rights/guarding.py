"""Rights at work: nothing is begun, saved or read by somebody whose roles do not give it."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa
from sqlalchemy import event as sa_event

from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.limits import NO_LIMITS, Limits
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.security import store
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import NOBODY, AuditEvent, Outcome, Right
from ks_desktop.security.rights.events import EVENT_RIGHTS
from ks_desktop.security.rights.matrix import KEPT, refused, rights_of, role_words, roles_with
from ks_desktop.security.rights.tables import ChangedRows, limits_for, row_rights
from ks_desktop.security.store import JournalRow, UserRow

_KEY: Final = sa.case((JournalRow.subject == UserRow.__tablename__, JournalRow.subject_id), else_="")
_CHANGED: Final = sa.select(JournalRow.subject, JournalRow.action, JournalRow.columns, _KEY).distinct()
_ALL: Final = frozenset(Right)


class Rights:
    """Who may do what in one open database. Roles count from the moment they are saved."""

    def __init__(self, database: Database, audit: Audit) -> None:
        self._database = database
        self._audit = audit
        self._known: dict[UserId, frozenset[Right] | None] = {}
        self._limits: dict[frozenset[Right], Limits] = {}
        self._to_log: deque[tuple[UserId, str]] = deque()
        self._here = threading.local()

    def install(self) -> None:
        """Watch over everything from now on; after the audit, so that the journal is still there at the end of work."""
        self._database.before_work.append(self._check_work)
        self._database.before_commit.insert(0, self._check_rows)
        self._database.limits_of = self._limits_of

    def of(self, actor: UserId) -> frozenset[Right]:
        """Return everything somebody may do; nothing for who is no user."""
        return self._rights(actor) or frozenset()

    def may(self, right: Right, *, actor: UserId) -> bool:
        """Tell whether somebody has a right."""
        return right in self.of(actor)

    def check(self, right: Right, *, actor: UserId) -> None:
        """Refuse somebody who lacks a right.

        Raises:
            UserError: `no_right`; the sentence says who may do it.
        """
        if not self.may(right, actor=actor):
            raise refused(right)

    @contextmanager
    def lifted(self, right: Right, *, actor: UserId) -> Iterator[None]:
        """Let somebody read inside what her role closes to her: a copy that a woman asked for, the names in a log line.

        Only this thread, and only until the end of the block. Whoever uses it gives away no more than was asked.

        Args:
            right: what she must have for it.
            actor: who looks.
        Raises:
            UserError: `no_right`.
        """
        self.check(right, actor=actor)
        before, self._here.is_lifted = getattr(self._here, "is_lifted", False), True
        try:
            yield
        finally:
            self._here.is_lifted = before

    def _rights(self, actor: UserId) -> frozenset[Right] | None:
        if actor == NOBODY:
            return _ALL  # the program itself; what it may save, the audit says
        if actor not in self._known:
            with self._database.reading(NOBODY) as reading:
                roles = store.roles_of(reading.session, actor)
            self._known[actor] = None if roles is None else rights_of(roles)
        return self._known[actor]

    def _limits_of(self, actor: UserId) -> Limits:
        if actor == NOBODY or getattr(self._here, "is_lifted", False):
            return NO_LIMITS
        rights = self.of(actor)
        if rights not in self._limits:
            self._limits[rights] = limits_for(rights)
        return self._limits[rights]

    def _check_work(self, actor: UserId, named: str) -> None:
        if named == AuditEvent.WORK_REFUSED:
            return
        while self._to_log:
            self._log(*self._to_log.popleft())
        rights, needed = self._rights(actor), EVENT_RIGHTS[named]
        # Nobody's write is the audit's to refuse: it takes none without a known user, but the first one adding herself.
        if rights is not None and needed is not None and needed not in rights:
            self._log(actor, named)
            raise refused(needed)

    def _log(self, actor: UserId, named: str) -> None:
        with self._database.work(actor, AuditEvent.WORK_REFUSED) as work:
            self._audit.record(work, AuditEvent.WORK_REFUSED, outcome=Outcome.REFUSED, about=About(columns=named))

    def _check_rows(self, work: Work) -> None:
        changed = [
            ChangedRows(table, action, frozenset(columns.split(",")), key)
            for table, action, columns, key in work.session.execute(_CHANGED)
        ]
        needed = row_rights(work.event, work.actor.hex, changed)
        missing = needed - self._rights_at(work)
        if missing:
            # The work is still open here: the line is written before the next one, at the latest when she logs out.
            if self._rights(work.actor) is not None:
                self._to_log.append((work.actor, work.event))
            raise refused(min(missing))
        if any(rows.table == UserRow.__tablename__ for rows in changed):
            self._check_kept(work)
            sa_event.listen(work.session, "after_commit", lambda _session: self._known.clear(), once=True)

    def _rights_at(self, work: Work) -> frozenset[Right]:
        rights = self._rights(work.actor)
        if rights is not None:
            return rights
        with self._database.reading(NOBODY) as reading:
            is_first = not store.all_users(reading.session)
        return _ALL if is_first else frozenset()  # the first of a new file adds herself, and nobody else can

    def _check_kept(self, work: Work) -> None:
        """Refuse what would leave nobody who can give out roles, or nobody to answer for what is kept."""
        with self._database.reading(NOBODY) as reading:
            before = [rights_of(roles) for roles in store.roles_at_work(reading.session)]
        after = [rights_of(roles) for roles in store.roles_at_work(work.session)]
        for right in KEPT:
            if any(right in rights for rights in before) and not any(right in rights for rights in after):
                raise UserError(
                    N_("Somebody must keep one of these roles: {roles}. Give it to a colleague first."),
                    code="last_one",
                    field="roles",
                    values={"roles": role_words(roles_with(right))},
                )
