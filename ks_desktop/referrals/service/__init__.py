"""What a nurse can do with referrals: record, correct, import, look through the trays, put aside."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Case, Client, CloseReason, ConsentPurpose, consent_given
from ks_desktop.clients.domain.doubles import Decision
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.endings import quiet_ids
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.drafts import drop_within
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, ReferralId, UserId
from ks_desktop.referrals import recording, store
from ks_desktop.referrals.books import BooksApart, SingleBooks
from ks_desktop.referrals.domain import Doubts, NotTakenUp, Referral, ReferralLine, Tray, line_of, no_doubts
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.intake import Intake, read, write
from ks_desktop.referrals.results import Opened, Recorded, outcome_of
from ks_desktop.referrals.service.referrers import Referrers
from ks_desktop.security.domain import AuditEvent

Whole = list[tuple[Referral, Case, Client]]
DRAFT_FORM: Final = "referral"
_CHANGED: Final = Changes(referrals=True, clients=True)
_CLOSE_REASONS: Final = {
    NotTakenUp.NO_CONSENT: CloseReason.NO_CONSENT,
    NotTakenUp.OTHER_PROGRAMME: CloseReason.ENOUGH_HELP,
}


class Referrals:
    """The referrals and their trays.

    Attributes:
        doubted: tells which referrals may be about a woman who is on record already.
    """

    claimed_tables: Final = frozenset({"referral"})

    def __init__(self, database: Database, clock: Clock, clients: Clients, coalition: Coalition) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._books = SingleBooks(clients)
        self._coalition = coalition
        self.referrers = Referrers(database, coalition)
        self.doubted: Doubts = no_doubts

    def record(
        self,
        values: Mapping[str, str],
        *,
        actor: UserId,
        subject: str = "",
        seen: bool = False,
        decision: Decision | None = None,
    ) -> Recorded:
        """Store what was typed; the draft it was typed in goes in the same transaction.

        Args:
            values: texts by the names in `domain.FIELDS`.
            actor: who records it.
            subject: which draft was typed in.
            seen: the one who types has seen it, so it is not new to anybody.
            decision: what was answered about women on record who may be her; None when nobody was asked.
        Raises:
            UserErrors: everything that is wrong, each at its field; nothing is stored.
        """
        with self._database.work(actor, AuditEvent.REFERRAL_RECORDED) as work:
            return self.record_within(values, work=work, subject=subject, seen=seen, decision=decision)

    def record_within(
        self,
        values: Mapping[str, str],
        *,
        work: Work,
        subject: str = "",
        seen: bool = False,
        decision: Decision | None = None,
    ) -> Recorded:
        """Store what was typed, inside a transaction; see `record`."""
        recorded = self._record(read(values, today=self._clock.today()), seen, decision or Decision(), work)
        if recorded.result is not RowOutcome.DUPLICATE:
            drop_within(work, DRAFT_FORM, subject)
        return recorded

    def _record(self, intake: Intake, seen: bool, decision: Decision, work: Work) -> Recorded:
        intake = self.referrers.linked(intake, reading=work)
        kept = self._keep(intake, self._clock.today() if seen else None, decision, work)
        (line,) = self._lines([kept.referral], work)
        self._clients.likenesses.tell_apart(
            line.client_id, decision.others - {line.client_id}, on=self._clock.today(), work=work
        )
        lacking = () if kept.is_quiet else line.missing
        return Recorded(
            referral_id=kept.referral.id,
            case_id=kept.referral.case_id,
            result=outcome_of(is_changed=kept.is_changed, lacking=lacking),
            missing=lacking,
            tray=line.tray,
            notes=intake.notes,
            hidden=intake.hidden,
            remarks=kept.remarks,
            changes=_CHANGED if kept.is_changed or kept.remarks else Changes(),
        )

    def _keep(self, intake: Intake, seen_on: date | None, decision: Decision, work: Work) -> recording.Kept:
        if decision.woman is None:
            books = BooksApart(self._clients, decision.others) if decision.others else self._books
            return recording.keep(intake, seen_on, books, work)
        woman = self._clients.clients([decision.woman], reading=work).get(decision.woman)
        if woman is None:
            raise UserError(N_("This woman is not on record any more: look once more who it is."), code="gone")
        return recording.keep_with(intake, seen_on, woman, decision.pregnancy, self._books, work)

    def open(self, referral_id: ReferralId, *, actor: UserId) -> Opened:
        """Return a stored referral as the form shows it.

        Raises:
            UserError: it is not there any more, or her record is shielded from who asks.
        """
        with self._database.reading(actor) as reading:
            referral, case, client = self._whole([self._get(referral_id, reading)], reading)[0]
        if client.is_hidden:
            raise UserError(N_("This record is shielded. Open her page first, and say why."), code="shielded")
        self._database.looked(actor, AuditEvent.REFERRAL_OPENED, case.id, referral_id)
        values = write(client, case, referral)
        return Opened(
            referral_id=referral_id,
            case_id=case.id,
            values=values,
            said_otherwise={name: text for name, text in referral.said_otherwise if text != values[name]},
            version=referral.version + case.version + client.version,
            has_original=referral.original_id is not None,
        )

    def update(self, referral_id: ReferralId, values: Mapping[str, str], *, actor: UserId, version: int) -> Recorded:
        """Store a corrected referral, with her record and case; its draft goes in the same transaction.

        Args:
            referral_id: which.
            values: all fields, as `open` gave them and the nurse changed them.
            actor: who corrects it.
            version: as `open` gave it.
        Raises:
            UserErrors: everything that is wrong, each at its field; nothing is stored.
            StaleError: somebody changed the referral, her record or her case first.
        """
        with self._database.work(actor, AuditEvent.REFERRAL_CHANGED) as work:
            referral, case, client = self._whole([self._get(referral_id, work)], work)[0]
            intake = read(values, today=self._clock.today(), known_bsn=client.bsn)
            if version != referral.version + case.version + client.version:
                raise StaleError
            intake = self.referrers.linked(intake, reading=work, before=referral)
            kept = recording.correct(intake, referral, case, client, self._books, work)
            if kept.seen_on is None:
                kept = store.put(work, replace(kept, seen_on=self._clock.today()))
            (line,) = self._lines([kept], work)
            drop_within(work, DRAFT_FORM, str(referral_id))
        return Recorded(
            referral_id=referral_id,
            case_id=case.id,
            result=outcome_of(is_changed=True, lacking=line.missing),
            missing=line.missing,
            tray=line.tray,
            notes=intake.notes,
            hidden=intake.hidden,
            remarks=(),
            changes=_CHANGED | Changes(visits=True),
        )

    def fields_of(
        self, referral_ids: Iterable[ReferralId], *, reading: Reading, with_hidden: bool = True
    ) -> dict[ReferralId, dict[str, str]]:
        """Return all fields of these referrals as text, as `record` takes them; those of a shielded woman or not."""
        whole = self._whole(store.get(reading, referral_ids).values(), reading)
        return {r.id: write(client, case, r) for r, case, client in whole if with_hidden or not client.is_hidden}

    def list(self, *, actor: UserId, tray: Tray | None = None) -> tuple[ReferralLine, ...]:
        """Return the referrals of a tray, or all, the longest waiting first; not those of a pregnancy that ended."""
        with self._database.reading(actor) as reading:
            asked = store.all_of if tray in {None, Tray.TAKEN_UP, Tray.NOT_TAKEN_UP} else store.waiting
            referrals = asked(reading, without=quiet_ids())
            lines = self._lines(referrals, reading)
        return tuple(line for line in lines if tray is None or line.tray is tray)

    def lines(self, referral_ids: Iterable[ReferralId], *, reading: Reading) -> tuple[ReferralLine, ...]:
        """Return these referrals as they stand in a list, in the order they are asked."""
        wanted = tuple(referral_ids)
        found = store.get(reading, wanted)
        return self._lines((found[key] for key in wanted if key in found), reading)

    def lines_of_cases(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, tuple[ReferralLine, ...]]:
        """Return the referrals of these cases as lines: with age today, what is missing, and tray."""
        grouped: dict[CaseId, tuple[ReferralLine, ...]] = {}
        for line in self._lines(store.of_cases(reading, case_ids), reading):
            case_id = line.referral.case_id
            grouped[case_id] = (*grouped.get(case_id, ()), line)
        return grouped

    def of_cases(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Referral, ...]]:
        """Return the referrals of these cases, the first received first."""
        grouped: dict[CaseId, tuple[Referral, ...]] = {}
        for referral in store.of_cases(reading, case_ids):
            grouped[referral.case_id] = (*grouped.get(referral.case_id, ()), referral)
        return grouped

    def mark_seen(self, referral_id: ReferralId, *, actor: UserId) -> Changes:
        """Record that a nurse looked at it; seen before, nothing changes."""
        with self._database.work(actor, AuditEvent.REFERRAL_CHANGED) as work:
            referral = self._get(referral_id, work)
            if referral.seen_on is not None:
                return Changes()
            store.put(work, replace(referral, seen_on=self._clock.today()))
        return Changes(referrals=True)

    def taken_up(self, case_id: CaseId, *, work: Work) -> None:
        """Record that a visit was planned for the referrals of a case."""
        for referral in store.of_cases(work, [case_id]):
            if referral.not_taken_up is None:
                store.put(work, replace(referral, is_taken_up=True, seen_on=referral.seen_on or self._clock.today()))

    def put_back(self, case_id: CaseId, *, work: Work) -> None:
        """Record that the visit is not planned any more: they wait again."""
        for referral in store.of_cases(work, [case_id]):
            store.put(work, replace(referral, is_taken_up=False))

    def not_taken_up(self, referral_id: ReferralId, reason: NotTakenUp, *, actor: UserId) -> Changes:
        """Put a referral aside with a reason; with its last referral the case closes.

        When the pregnancy ended, the case closes quietly, whatever else there is: see `Endings`.

        Raises:
            UserError: a visit is planned for it.
        """
        with self._database.work(actor, AuditEvent.REFERRAL_PUT_ASIDE) as work:
            referral = self._get(referral_id, work)
            if reason is NotTakenUp.PREGNANCY_ENDED:
                self._clients.close_within(referral.case_id, CloseReason.PREGNANCY_ENDED, work=work)
                return _CHANGED | Changes(visits=True, letters=True, undo=True)
            if referral.is_taken_up:
                raise UserError(N_("A visit is planned: cancel that first."), code="taken_up")
            store.put(work, replace(referral, not_taken_up=reason, seen_on=referral.seen_on or self._clock.today()))
            others = store.of_cases(work, [referral.case_id])
            case = self._clients.cases([referral.case_id], reading=work)[referral.case_id]
            if case.is_open and all(other.not_taken_up is not None for other in others):
                self._clients.close_within(case.id, _CLOSE_REASONS.get(reason, CloseReason.OTHER), work=work)
        return _CHANGED | Changes(visits=True, letters=True, undo=True)

    def take_up_again(self, referral_id: ReferralId, *, actor: UserId) -> Changes:
        """Take a referral that was put aside back into its tray, and reopen its case."""
        with self._database.work(actor, AuditEvent.REFERRAL_RESUMED) as work:
            referral = self._get(referral_id, work)
            store.put(work, replace(referral, not_taken_up=None))
            if not self._clients.cases([referral.case_id], reading=work)[referral.case_id].is_open:
                self._clients.reopen_within(referral.case_id, work=work)
        return _CHANGED

    def feedback_given(self, referral_id: ReferralId, on: date | None, *, work: Work) -> None:
        """Record that the referrer heard how it went; None takes that back, when its letter is withdrawn unsent."""
        store.put(work, replace(self._get(referral_id, work), feedback_given_on=on))

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        store.remove_of_case(work, case_id)

    def _get(self, referral_id: ReferralId, reading: Reading) -> Referral:
        found = store.get(reading, [referral_id]).get(referral_id)
        if found is None:
            raise UserError(N_("This referral is not there any more."), code="gone")
        return found

    def _whole(self, referrals: Iterable[Referral], reading: Reading) -> "Whole":
        referrals = tuple(referrals)
        cases = self._clients.cases((r.case_id for r in referrals), reading=reading)
        women = self._clients.clients((case.client_id for case in cases.values()), reading=reading)
        return [(r, cases[r.case_id], women[cases[r.case_id].client_id]) for r in referrals]

    def _lines(self, referrals: Iterable[Referral], reading: Reading) -> tuple[ReferralLine, ...]:
        whole = self._whole(referrals, reading)
        today = self._clock.today()
        consents = self._clients.consents((case.id for _, case, _ in whole), reading=reading)
        doubted = self.doubted([referral.id for referral, _, _ in whole], reading=reading)
        return tuple(
            line_of(
                referral,
                case,
                client,
                has_consent=consent_given(consents.get(case.id, ()), ConsentPurpose.SIGN_UP, on=today),
                today=today,
                is_doubted=referral.id in doubted,
            )
            for referral, case, client in whole
        )
