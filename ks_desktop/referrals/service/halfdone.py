"""Referrals that are typed halfway: kept by name, several at once, for whoever goes on with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ks_desktop.clients.domain.doubles import Decision
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.drafts import drop_within, forget_within
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UnfinishedId, UserId, new_id
from ks_desktop.referrals.domain.halfdone import Content, Unfinished, is_about, name_of
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.service import DRAFT_FORM, Referrals
from ks_desktop.referrals.store import halfdone as store
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users

_CHANGED: Final = Changes(referrals=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfKept:
    """A form that was kept halfway."""

    unfinished: Unfinished
    changes: Changes = field(default_factory=lambda: _CHANGED)


class HalfDone:
    """The forms that are filled in halfway. What is wrong in them is kept as it was typed."""

    def __init__(self, database: Database, clock: Clock, users: Users, referrals: Referrals, clients: Clients) -> None:
        self._database = database
        self._clock = clock
        self._users = users
        self._referrals = referrals
        self._clients = clients

    def keep(
        self,
        content: Mapping[str, str | list[str]],
        *,
        actor: UserId,
        before: Unfinished | None = None,
        subject: str = "",
    ) -> HalfKept:
        """Keep what stands in a form; the draft it was typed in goes in the same transaction.

        Args:
            content: what is typed, by field, right or wrong.
            actor: who types.
            before: what she went on with, None for a new one.
            subject: which draft was typed in.
        Raises:
            UserError: nothing is typed.
            StaleError: somebody else went on with it meanwhile, or finished it.
        """
        typed: Content = {name: raw for name, raw in content.items() if raw}
        if not typed:
            raise UserError(N_("Nothing is filled in yet."), code="empty")
        unfinished = Unfinished(
            id=UnfinishedId(new_id()) if before is None else before.id,
            name=name_of(typed),
            content=typed,
            kept_at=self._clock.now(),
            kept_by=actor,
            version=0 if before is None else before.version,
        )
        with self._database.work(actor, AuditEvent.REFERRAL_BEGUN) as work:
            unfinished = store.put(work, unfinished)
            drop_within(work, DRAFT_FORM, subject)
        return HalfKept(unfinished=unfinished)

    def list(self, *, actor: UserId) -> tuple[Unfinished, ...]:
        """Return all that are kept, the longest waiting first, with the names of who typed them.

        What was typed about a woman whose pregnancy ended since is not offered any more.
        """
        names = {user.id: user.full_name for user in self._users.all(actor=actor)}
        with self._database.reading(actor) as reading:
            found = [each for each in store.every(reading) if not self._is_quiet(each, reading)]
        return tuple(replace(each, kept_by_name=names.get(each.kept_by, "")) for each in found)

    def _is_quiet(self, unfinished: Unfinished, reading: Reading) -> bool:
        """Tell whether it is about a pregnancy that ended, as far as typed."""
        surname, today = str(unfinished.content.get("birth_surname") or ""), self._clock.today()
        ended = self._clients.endings.quiet_of(surname, reading=reading) if surname else ()
        return any(is_about(unfinished, woman, case, today=today) for woman, case in ended)

    def open(self, unfinished_id: UnfinishedId, *, actor: UserId) -> Unfinished:
        """Return one as it was kept.

        Raises:
            UserError: it is not there any more: somebody finished it, or threw it away.
        """
        with self._database.reading(actor) as reading:
            return self._get(unfinished_id, reading)

    def record(
        self,
        before: Unfinished,
        values: Mapping[str, str],
        *,
        actor: UserId,
        subject: str = "",
        seen: bool = True,
        decision: Decision | None = None,
    ) -> Recorded:
        """Store one as a referral: it is finished, and goes in the same transaction with its draft.

        Args:
            before: as `open` gave it.
            values: texts by the names in `domain.FIELDS`.
            actor: who records it.
            subject: which draft was typed in.
            seen: the one who types has seen it.
            decision: what was answered about women on record who may be her.
        Raises:
            UserErrors: everything that is wrong, each at its field; nothing is stored.
            StaleError: somebody else went on with it meanwhile, or finished it.
        """
        with self._database.work(actor, AuditEvent.REFERRAL_RECORDED) as work:
            if self._get(before.id, work).version != before.version:
                raise StaleError
            recorded = self._referrals.record_within(values, work=work, subject=subject, seen=seen, decision=decision)
            if recorded.result is not RowOutcome.DUPLICATE:
                store.remove(work, before.id)
        return replace(recorded, changes=recorded.changes | _CHANGED)

    def drop(self, unfinished_id: UnfinishedId, *, actor: UserId) -> Changes:
        """Throw one away, with what anybody typed in it since; when it is gone already, nothing happens."""
        with self._database.work(actor, AuditEvent.REFERRAL_DROPPED) as work:
            self.drop_within(unfinished_id, work=work)
        return _CHANGED

    def drop_within(self, unfinished_id: UnfinishedId, *, work: Work) -> None:
        """Throw one away as part of other work."""
        store.remove(work, unfinished_id)
        forget_within(work, [unfinished_id])

    def _get(self, unfinished_id: UnfinishedId, reading: Reading) -> Unfinished:
        found = store.get(reading, unfinished_id)
        if found is None:
            raise UserError(N_("Somebody else has finished this referral, or thrown it away."), code="gone")
        return found
