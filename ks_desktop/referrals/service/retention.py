"""What may not stay: a referral without consent goes after so many days, a refused one at once; the count stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ks_desktop.clients.domain import CaseKept, Consent, ConsentPurpose, Informed, TellKind
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.drafts import drop_within
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_, n_
from ks_desktop.core.values import LINE_MAX, CaseId, Changes, UnfinishedId, UserId
from ks_desktop.referrals import store
from ks_desktop.referrals.domain import Referral, ReferralLine
from ks_desktop.referrals.domain.counting import Counted, NotKept, count_key
from ks_desktop.referrals.domain.halfdone import Unfinished
from ks_desktop.referrals.domain.retention import Outlook, outlook
from ks_desktop.referrals.intake import read
from ks_desktop.referrals.service import DRAFT_FORM, loose
from ks_desktop.referrals.store import counts
from ks_desktop.referrals.store.counts import RetentionDay
from ks_desktop.security.domain import AuditEvent

_JUMP_DAYS: Final = 35  # longer than that nobody leaves the program closed, unless the clock is wrong
_CHANGED: Final = Changes(clients=True, referrals=True, visits=True, letters=True, undo=True)
_NOTHING: Final = Changes()
_TO_TELL: Final = N_("Somebody must still hear that she does not agree any more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What went.

    Attributes:
        referrals: how many referrals went.
        loose: how many forms kept halfway and papers put aside went.
        is_waiting: the clock had jumped, so that nothing goes today.
    """

    referrals: int = 0
    loose: int = 0
    is_waiting: bool = False
    changes: Changes = _NOTHING


class Retention:
    """Looks for what must go, and destroys it wholly.

    Attributes:
        when_asked: rooms in which work may have been done for a case; what they name stays.
    """

    def __init__(self, database: Database, clock: Clock, clients: Clients) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self.when_asked: list[CaseKept] = []

    def outlooks(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, Outlook]:
        """Return what becomes of these cases; one whose consent counts is not in it."""
        ids = tuple(dict.fromkeys(case_ids))
        consents = self._clients.consents(ids, reading=reading)
        received: dict[CaseId, list[Referral]] = {}
        for referral in store.of_cases(reading, ids):
            received.setdefault(referral.case_id, []).append(referral)
        days, today = read_within(reading).days_without_consent, self._clock.today()
        since = counts.first_day(reading) or today
        found = {}
        for key, referrals in received.items():
            ahead = outlook(referrals, consents.get(key, ()), days=days, today=today, since=since)
            if ahead is not None:
                found[key] = ahead
        kept = self._kept(found, reading)
        return {key: replace(ahead, kept_because=kept.get(key, "")) for key, ahead in found.items()}

    def days_left(self, line: ReferralLine, *, actor: UserId) -> int | None:
        """Return in how many days a referral is destroyed (0: today); None while it stays."""
        return self.days_left_of([line], actor=actor).get(line.referral.case_id)

    def days_left_of(self, lines: Iterable[ReferralLine], *, actor: UserId) -> dict[CaseId, int]:
        """Return the same of many lines, by case; one that stays is not in it."""
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            found = self.outlooks((line.referral.case_id for line in lines), reading=reading)
        left = {key: ahead.days_left(today) for key, ahead in found.items()}
        return {key: days for key, days in left.items() if days is not None}

    def ahead(self, *, actor: UserId) -> tuple[Outlook, ...]:
        """Return every case without consent and what becomes of it, the first to go first. Nothing is changed."""
        with self._database.reading(actor) as reading:
            found = self._all(reading)
        return tuple(sorted(found, key=lambda ahead: (bool(ahead.kept_because), ahead.goes_on, ahead.case_id)))

    def halves_left(self, halves: Iterable[Unfinished], *, actor: UserId) -> dict[UnfinishedId, int]:
        """Return in how many days forms kept halfway are destroyed; one that stays is not in it."""
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            days = read_within(reading).days_without_consent
        found = {half.id: loose.goes_on(half, days) for half in halves}
        return {key: max((day - today).days, 0) for key, day in found.items() if day is not None}

    def is_waiting(self, *, actor: UserId) -> bool:
        """Tell whether nothing goes today because the clock jumped."""
        with self._database.reading(actor) as reading:
            return self._day(reading).is_doubted

    def sweep(self, *, actor: UserId) -> Swept:
        """Destroy what must go today; a clock that jumped back or far ahead makes it wait for another day."""
        with self._database.reading(actor) as reading:
            day, before = self._day(reading), counts.last_day(reading)
            due = [] if day.is_doubted else [e for e in self._all(reading) if e.is_due(self._clock.today())]
            days = read_within(reading).days_without_consent
        lay_about = 0 if day.is_doubted else loose.sweep(self._database, self._clock.today(), days, actor=actor)
        gone = [self._destroy(ahead.case_id, actor) for ahead in due]
        told = sum(number for number, is_refused in gone if not is_refused)
        if day != before or told:
            with self._database.work(actor, AuditEvent.RETENTION_LOOKED) as work:
                counts.put_day(work, replace(day, destroyed=day.destroyed + told))
        number = sum(number for number, _refused in gone)
        if number or lay_about:
            self._database.fold_in()
        changes = _CHANGED if number else Changes(referrals=bool(lay_about))
        return Swept(referrals=number, loose=lay_about, is_waiting=day.is_doubted, changes=changes)

    def refuse(self, values: Mapping[str, str], *, actor: UserId, subject: str = "") -> Changes:
        """Count a referral that she does not agree to, as it was typed; nothing else of it is kept.

        Args:
            values: texts by the names in `domain.FIELDS`.
            actor: who typed them.
            subject: which draft was typed in; it goes in the same transaction.
        Raises:
            UserErrors: what is typed is not right; even a count needs a day.
        """
        intake = read(values, today=self._clock.today())
        with self._database.work(actor, AuditEvent.REFERRAL_REFUSED) as work:
            counts.add(work, count_key(intake.referral, intake.client), NotKept.REFUSED)
            drop_within(work, DRAFT_FORM, subject)
        self._database.fold_in()
        return Changes(referrals=True)

    def destroy_refused(self, case_id: CaseId, *, actor: UserId) -> Changes:
        """Destroy at once a case that she does not agree to, after the nurse was told what goes.

        Raises:
            UserError: her newest answer is no refusal, or work was done for her.
        """
        with self._database.reading(actor) as reading:
            ahead = self.outlooks([case_id], reading=reading).get(case_id)
        if ahead is None or ahead.outcome is not NotKept.REFUSED:
            raise UserError(N_("She did not refuse, so nothing is destroyed."), code="not_refused")
        if ahead.kept_because:
            raise UserError(ahead.kept_because, code="kept")
        self._destroy(case_id, actor)
        self._database.fold_in()
        return _CHANGED

    def counts(self, *, actor: UserId) -> tuple[Counted, ...]:
        """Return how many referrals were not kept, and why, the newest month first."""
        with self._database.reading(actor) as reading:
            return counts.counted(reading)

    def totals(self, *, reading: Reading) -> dict[NotKept, int]:
        """Return how many referrals were not kept in all, by why; what never happened is not in it."""
        found: dict[NotKept, int] = {}
        for entry in counts.counted(reading):
            found[entry.outcome] = found.get(entry.outcome, 0) + entry.count
        return found

    def told_today(self, *, reading: Reading) -> str:
        """Return the sentence that tells what went today, "" when nothing did."""
        day = counts.last_day(reading)
        if day is None or day.day != self._clock.today() or not day.destroyed:
            return ""
        return n_(
            "{count} referral without consent was destroyed after {days} days.",
            "{count} referrals without consent were destroyed after {days} days.",
            day.destroyed,
            days=read_within(reading).days_without_consent,
        )

    def consent_withdrawn(self, consent: Consent, *, work: Work) -> tuple[Informed, ...]:
        """Return who referred her: whoever did must hear that she does not agree to the sign-up any more."""
        if consent.purpose is not ConsentPurpose.SIGN_UP:
            return ()
        return tuple(
            Informed(kind=TellKind.REFERRER, who=referral.referrer[:LINE_MAX], since=referral.received_on)
            for referral in store.of_cases(work, [consent.case_id])
            if not referral.is_by_herself
        )

    def _all(self, reading: Reading) -> list[Outlook]:
        return [*self.outlooks(self._clients.answers.maybe_without_yes(reading=reading), reading=reading).values()]

    def _kept(self, case_ids: Iterable[CaseId], reading: Reading) -> dict[CaseId, str]:
        ids = tuple(case_ids)
        lists = self._clients.answers.to_tell(ids, reading=reading)
        kept = {key: _TO_TELL for key, lines in lists.items() if any(line.told_on is None for line in lines)}
        for room in self.when_asked:
            kept.update(room.kept_because(ids, reading=reading))
        return kept

    def _day(self, reading: Reading) -> RetentionDay:
        """Return today as a day of looking."""
        today, last = self._clock.today(), counts.last_day(reading)
        if last is not None and last.day == today:
            return last
        has_jumped = last is not None and not 0 < (today - last.day).days <= _JUMP_DAYS
        number = 1 if last is None else last.number + 1
        return RetentionDay(number=number, day=today, is_doubted=has_jumped, destroyed=0)

    def _destroy(self, case_id: CaseId, actor: UserId) -> tuple[int, bool]:
        """Destroy a case if it still must go; return how many referrals went, and whether she refused."""
        with self._database.work(actor, AuditEvent.CASE_DESTROYED) as work:
            ahead = self.outlooks([case_id], reading=work).get(case_id)
            if ahead is None or not ahead.is_due(self._clock.today()):
                return 0, False
            case = self._clients.cases([case_id], reading=work)[case_id]
            woman = self._clients.clients([case.client_id], reading=work)[case.client_id]
            referrals = store.of_cases(work, [case_id])
            for referral in referrals:
                counts.add(work, count_key(referral, woman), ahead.outcome)
            self._clients.destroy_within(case_id, work=work)
        return len(referrals), ahead.outcome is NotKept.REFUSED
