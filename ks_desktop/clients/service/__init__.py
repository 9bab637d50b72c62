"""What a nurse can do with a woman's record and her cases."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients import store
from ks_desktop.clients.domain import (
    Address,
    Case,
    CaseClosed,
    CaseStatus,
    Client,
    Consent,
    DueDate,
    DueDateMethod,
    RemovesCase,
)
from ks_desktop.clients.domain.aged import AgedCase
from ks_desktop.clients.domain.likeness import Resembling, resembling
from ks_desktop.clients.service.births import Births
from ks_desktop.clients.service.close_reasons import CloseReasons, closed, reopened
from ks_desktop.clients.service.consents import Consents
from ks_desktop.clients.service.endings import Endings, Said
from ks_desktop.clients.service.finding import Finding
from ks_desktop.clients.service.joining import Joining
from ks_desktop.clients.service.life_events import LifeEvents
from ks_desktop.clients.service.likenesses import Likenesses
from ks_desktop.clients.service.moving_case import MovingCases
from ks_desktop.clients.service.shield import Shield
from ks_desktop.clients.service.standstill import Standstills
from ks_desktop.clients.store.aged import aged
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import AnyDue, Due, is_within
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, ClientId, UserId
from ks_desktop.security.domain import AuditEvent


class Clients:
    """The women and their cases.

    Attributes:
        answers: what she agrees to, per purpose and receiver.
        finding: looks for women by a few typed letters.
        likenesses: who on record may be the same woman.
        joining: makes two records of one woman one, and two again.
        moving: gives a case that lies under the wrong woman to another, and back.
        shield: who sees the record of a colleague.
        standstills: whose record is set still, and what women say of theirs.
        births, life_events: what is known after the due date; that she moves, or that her partner may know nothing.
        close_reasons: why cases close, as data.
        endings: pregnancies that ended, and women who died.
        when_closed: rooms that act in the same transaction when a case closes, in room order.
        when_destroyed: what removes the rows of each room above when a case is destroyed, the highest room first.
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = frozenset({"client", "client_case", "due_date", "consent", "to_be_told", "case_ending"})

    def __init__(self, database: Database, clock: Clock, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._undo = undo
        self.answers = Consents(database, clock)
        self.shield = Shield()
        self.standstills = Standstills(database)
        self.finding = Finding(database, clock, self.shield)
        self.likenesses = Likenesses(database, self.shield)
        self.joining = Joining(database, clock, self.shield)
        self.moving = MovingCases(database, self.joining)
        self.close_reasons = CloseReasons(database)
        self.endings = Endings(database, clock, undo, self.close_reasons)
        self.joining.when_parted.append(self.endings.parted)
        self.when_closed: list[CaseClosed] = self.endings.when_closed
        self.when_destroyed: list[RemovesCase] = []
        self.births = Births(database, clock, undo, self.close_within)
        self.life_events = LifeEvents(database, clock, undo, self.close_within)

    def open_case(self, client: Client, case: Case, consents: Iterable[Consent] = (), *, work: Work) -> None:
        """Store a new case with what she agreed to, and the woman herself when she is new (version 0)."""
        if client.version == 0:
            store.put_client(work, client)
        store.put_case(work, case)
        store.add_due_date(work, case.id, case.statement(self._clock.now(), work.actor))
        for consent in consents:
            store.put_consent(work, consent)

    def clients(self, ids: Iterable[ClientId], *, reading: Reading) -> dict[ClientId, Client]:
        """Return these women by id; of a shielded one who looks may not see, only that she is there (`is_hidden`)."""
        return self.shield.look(store.get_clients(reading, ids), reading)

    def cases(self, ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, Case]:
        """Return these cases by id."""
        return store.get_cases(reading, ids)

    def addresses(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, Address]:
        """Return where the woman of each case lives, as who looks may see it; an unknown case is left out."""
        found = store.addresses_of(reading, case_ids)
        shielded = store.get_cases(reading, [case_id for case_id, address in found.items() if address is None])
        women = self.clients([case.client_id for case in shielded.values()], reading=reading)
        hidden = {case.id: women[case.client_id].address for case in shielded.values()}
        return {case_id: address or hidden[case_id] for case_id, address in found.items()}

    def interpreted(self, case_ids: Iterable[CaseId], *, reading: Reading) -> frozenset[CaseId]:
        """Return those of these cases whose woman needs an interpreter."""
        return store.interpreted_of(reading, case_ids)

    def cases_of(self, client_ids: Iterable[ClientId], *, reading: Reading) -> dict[ClientId, tuple[Case, ...]]:
        """Return the cases of these women, the newest pregnancy first."""
        grouped: dict[ClientId, tuple[Case, ...]] = {}
        for case in store.cases_of_clients(reading, client_ids):
            grouped[case.client_id] = (*grouped.get(case.client_id, ()), case)
        return grouped

    def aged(self, before: date, *, reading: Reading) -> tuple[AgedCase, ...]:
        """Return all cases that were opened before a day, from afar; see `AgedCase`."""
        return tuple(aged(reading, before))

    def open_cases(self, *, reading: Reading) -> tuple[Case, ...]:
        """Return all open cases by due date."""
        return tuple(store.open_cases(reading))

    def consents(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Consent, ...]]:
        """Return all her answers in these cases, in the order she gave them."""
        grouped: dict[CaseId, tuple[Consent, ...]] = {}
        for consent in store.consents_of(reading, case_ids):
            grouped[consent.case_id] = (*grouped.get(consent.case_id, ()), consent)
        return grouped

    def due_dates(self, case_id: CaseId, *, reading: Reading) -> tuple[DueDate, ...]:
        """Return what was stated of the due date, newest first."""
        return tuple(store.due_dates(reading, case_id))

    def resembling(self, client: Client, *, reading: Reading) -> Resembling:
        """Return who on record is this woman, and who only shares her surname at birth and birth date.

        Raises:
            UserError: her BSN is on record for somebody of another name and birth date.
        """
        found = store.same_bsn_or_name(reading, client.bsn, client.name.birth_surname, client.birth_date)
        return resembling(client, (other for other in found if other.id != client.id))

    def namesakes(self, client: Client, *, reading: Reading) -> tuple[Client, ...]:
        """Return the women of whom, as of this one, no birth date is known and the whole name is the same."""
        found = store.same_bsn_or_name(reading, "", client.name.birth_surname, None)
        return tuple(other for other in found if other.id != client.id and other.name == client.name)

    def save_client(self, client: Client, *, actor: UserId) -> Changes:
        """Store what changed in her record.

        Raises:
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.CLIENT_CHANGED) as work:
            store.put_client(work, client)
        return Changes(clients=True)

    def put_client(self, client: Client, *, work: Work) -> None:
        """Store what changed in her record, as part of other work."""
        store.put_client(work, client)

    def put_case(self, case: Case, *, work: Work) -> None:
        """Store what changed in a case, as part of other work; a changed due date joins the history."""
        before = store.get_cases(work, [case.id]).get(case.id)
        store.put_case(work, case)
        if before is not None and (before.due, before.due_date_method) != (case.due, case.due_date_method):
            store.add_due_date(work, case.id, case.statement(self._clock.now(), work.actor))

    def put_consent(self, consent: Consent, *, work: Work) -> None:
        """Store an answer of hers, as part of other work; see `Consents.put`."""
        self.answers.put(consent, work=work)

    def save_case(self, case: Case, *, actor: UserId) -> Changes:
        """Store what changed in a case (nurse, gravida and para, who cares for her); the due date has its own call.

        Raises:
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            self.put_case(case, work=work)
        return Changes(clients=True)

    def state_due_date(self, case_id: CaseId, due: AnyDue, method: DueDateMethod, *, actor: UserId) -> Changes:
        """Correct the due date; what was stated before is kept.

        Raises:
            UserError: today lies outside a pregnancy with this due date.
        """
        due = due if isinstance(due, Due) else Due(due)
        if not is_within(due, self._clock.today()):
            raise UserError(N_("A pregnancy lasts from 0 to 44 weeks: check the date."), code="age", field="due_date")
        with self._database.work(actor, AuditEvent.DUE_DATE_CHANGED) as work:
            case = self._case(case_id, work)
            stated = replace(case, due_date=due.day, due_date_margin=due.margin, due_date_method=method)
            self.put_case(stated, work=work)
        return Changes(clients=True, referrals=True, visits=True)

    def destroy_within(self, case_id: CaseId, *, work: Work) -> None:
        """Remove a case wholly: every room its rows, and the woman with her last case. Nothing brings it back."""
        for remove in self.when_destroyed:
            remove(case_id, work=work)
        self.case_destroyed(case_id, work=work)

    def close_case(self, case_id: CaseId, reason: str, *, note: str = "", actor: UserId) -> Changes:
        """Close a case with a reason; the other rooms do their part in the same transaction. Can be undone.

        Args:
            case_id: which.
            reason: the key of a closing reason.
            note: a few words.
            actor: who closes it.
        Raises:
            UserError: it is closed already, or there are too many words.
        """
        with self._database.work(actor, AuditEvent.CASE_CLOSED) as work:
            self.close_within(case_id, reason, note=note, work=work)
        return Changes(clients=True, referrals=True, visits=True, letters=True, onward=True, undo=True)

    def close_within(self, case_id: CaseId, reason: str, *, note: str = "", work: Work) -> None:
        """Close a case as part of other work; see `close_case`. A pregnancy that ended goes by `Endings`."""
        found = self.close_reasons.of(reason, reading=work)
        if found.kind.is_quiet:
            self.endings.end_within(case_id, Said(reason=found.key, note=note), work=work)
            return
        case = self._case(case_id, work)
        if case.status is CaseStatus.CLOSED:
            raise UserError(N_("This case is closed already."), code="closed")
        store.put_case(work, closed(case, found, note, on=self._clock.today()))
        for room in self.when_closed:
            room.case_closed(case_id, found.kind, work=work)
        self._undo.record(work, label=N_("close case"), case_id=case_id)

    def reopen_case(self, case_id: CaseId, *, actor: UserId) -> Changes:
        """Go on with a closed case.

        Raises:
            UserError: it is open, or its pregnancy ended.
        """
        with self._database.work(actor, AuditEvent.CASE_REOPENED) as work:
            self.reopen_within(case_id, work=work)
        return Changes(clients=True, referrals=True, visits=True)

    def reopen_within(self, case_id: CaseId, *, work: Work) -> None:
        """Go on with a closed case as part of other work; see `reopen_case`."""
        case = self._case(case_id, work)
        if case.is_open:
            raise UserError(N_("This case is open already."), code="open")
        if case.is_quiet:
            raise UserError(N_("This was closed quietly. It can only be taken back, on her page."), code="quiet")
        store.put_case(work, reopened(case))

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case; the woman herself goes with her last case."""
        store.remove_case(work, case_id)

    def _case(self, case_id: CaseId, reading: Reading) -> Case:
        case = store.get_cases(reading, [case_id]).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        return case
