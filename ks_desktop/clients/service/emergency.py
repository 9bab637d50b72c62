"""The one door to what is not hers to see: a reason, a line in the log, and until the program locks it is open.

Her nurse and the privacy officer see who opened what and why, until they say that they have.
"""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from threading import Lock
from typing import Final
from uuid import UUID

from ks_desktop.clients import store as records
from ks_desktop.clients.domain import Case
from ks_desktop.clients.domain.emergency import EmergencyOpening, Opens, checked_reason
from ks_desktop.clients.restricted import RestrictedTexts
from ks_desktop.clients.service.shield import Shield
from ks_desktop.clients.store import emergency as store
from ks_desktop.clients.store.emergency import EmergencyRow
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditAction, AuditEvent
from ks_desktop.security.service import Users

EMERGENCY_JOINED: Final = RowsJoined(EmergencyRow)
_TABLE: Final = EmergencyRow.__tablename__
_OPENED: Final = Changes(clients=True, referrals=True, visits=True, letters=True)


class EmergencyAccess:
    """Opens shielded records and restricted notes for who has a reason.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        is_nurse_of: whether the reader is who looks after a case today; the room that knows says so.
        as_officer: lets a privacy officer read what her role closes to her, and refuses whoever is none.
    """

    claimed_tables: Final = frozenset({_TABLE})

    def __init__(
        self, database: Database, clock: Clock, audit: Audit, shield: Shield, texts: RestrictedTexts, users: Users
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._shield = shield
        self._texts = texts
        self._users = users
        self._open: set[tuple[CaseId, UserId]] = set()  # until the program locks
        self._lock = Lock()
        self.is_nurse_of: Callable[[Case, Reading], bool] = _is_named
        self.as_officer: Callable[..., AbstractContextManager[None]] = _anybody

    def open(self, case_id: CaseId, reason: str, *, opens: Opens = Opens.NOTES, actor: UserId) -> Changes:
        """Open what is not hers to see; it counts for this case until the program locks.

        Args:
            case_id: whose.
            reason: why, in a few words; her nurse and the privacy officer read it.
            opens: the shielded record, or the restricted notes of the case.
            actor: who opens it; she needs the right for it.
        Raises:
            UserError: no reason; the case is gone; `no_key`: the notes lie under a key that is not in her hands, and no
                reason gives it to her; `shielded`: the notes of a record that is itself still shielded from her.
        """
        why = checked_reason(reason)
        if opens is Opens.NOTES:
            self._check_notes(case_id, actor)
        with self._database.work(actor, AuditEvent.EMERGENCY_OPENED) as work:
            case = records.get_cases(work, [case_id]).get(case_id)
            if case is None:
                raise UserError(N_("This case is not there any more."), code="gone")
            row = EmergencyRow(
                id=new_id(), case_id=case_id, user_id=actor, opens=opens, reason=why, at=self._clock.now()
            )
            store.add(work, row)
            about = About(
                client=case.client_id,
                case=case_id,
                subject=_TABLE,
                subject_id=row.id.hex,
                columns=opens.value,
                is_emergency=True,
            )
            self._audit.record(work, AuditEvent.EMERGENCY_OPENED, action=AuditAction.READ, about=about)
        if opens is Opens.RECORD:
            self._shield.lift(actor, case.client_id)
        else:
            with self._lock:
                self._open.add((case_id, actor))
        return _OPENED

    def is_open(self, case_id: CaseId, actor: UserId) -> bool:
        """Tell whether somebody opened the restricted notes of a case since the program was unlocked."""
        with self._lock:
            return (case_id, actor) in self._open

    def of_cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[EmergencyOpening, ...]]:
        """Return what was opened of each case, newest first."""
        return store.of_cases(reading, case_ids)

    def by_id(self, ids: Collection[UUID], *, reading: Reading) -> dict[UUID, EmergencyOpening]:
        """Return the openings to which lines of the log lead, with the reason."""
        return store.by_id(reading, ids)

    def for_nurse(self, *, reading: Reading) -> tuple[EmergencyOpening, ...]:
        """Return what others opened in cases of who looks and she has not seen; no quiet case, nothing of her own."""
        unseen = [each for each in store.unseen_by_nurses(reading) if each.user != reading.actor]
        cases = records.get_cases(reading, {each.case_id for each in unseen})
        hers = {key for key, case in cases.items() if not case.is_quiet and self.is_nurse_of(case, reading)}
        return tuple(each for each in unseen if each.case_id in hers)

    def unseen_of(self, case: Case, *, reading: Reading) -> tuple[EmergencyOpening, ...]:
        """Return what others opened in a case and its nurse has not seen, when who looks is its nurse."""
        found = store.of_cases(reading, [case.id]).get(case.id, ())
        unseen = tuple(each for each in found if each.nurse_saw_at is None and each.user != reading.actor)
        return unseen if unseen and self.is_nurse_of(case, reading) else ()

    def for_officer(self, *, actor: UserId) -> tuple[EmergencyOpening, ...]:
        """Return what was opened and no privacy officer has seen.

        Raises:
            UserError: `no_right`: she is no privacy officer.
        """
        with self.as_officer(actor=actor), self._database.reading(actor) as reading:
            names = {user.id: user.full_name for user in self._users.everybody(reading=reading)}
            found = store.unseen_by_officer(reading)
        return tuple(replace(each, by=names.get(each.user, "")) for each in found)

    def seen_by_nurse(self, ids: Collection[UUID], *, actor: UserId) -> Changes:
        """Note that the nurse of the case saw it; of a case that is not hers nothing is noted."""
        with self._database.work(actor, AuditEvent.EMERGENCY_SEEN) as work:
            for opening in self.for_nurse(reading=work):
                row = store.get(work, opening.id)
                if opening.id in ids and row is not None:
                    row.nurse_saw_at, row.nurse_saw = self._clock.now(), actor
        return Changes(clients=True)

    def seen_by_officer(self, ids: Collection[UUID], *, actor: UserId) -> Changes:
        """Note that a privacy officer saw it; who opened it cannot say so of herself.

        Raises:
            UserError: `own`: she opened one of these herself; or she is no privacy officer.
        """
        with self.as_officer(actor=actor), self._database.work(actor, AuditEvent.EMERGENCY_SEEN) as work:
            for opening_id in ids:
                row = store.get(work, opening_id)
                if row is None or row.officer_saw_at is not None:
                    continue
                if row.user_id == actor:
                    raise UserError(
                        N_("You opened this yourself: somebody else must look at it."), code="own", field="opening"
                    )
                row.officer_saw_at, row.officer_saw = self._clock.now(), actor
        return Changes(clients=True)

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        store.destroy(work, case_id)

    def _check_notes(self, case_id: CaseId, actor: UserId) -> None:
        self._texts.check(actor, field="reason")
        with self._database.reading(actor) as reading:
            self._texts.check_shown(case_id, reading)


def _is_named(case: Case, reading: Reading) -> bool:
    return case.nurse == reading.actor


def _anybody(*, actor: UserId) -> AbstractContextManager[None]:
    del actor
    return nullcontext()
