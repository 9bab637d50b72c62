"""What a nurse can do with letters: make one, look at it, make it final, print it, record how it went out."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import CloseReason, Consent, ConsentPurpose, Informed, is_refused
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.values import CaseId, Changes, LetterId, OnwardId, ReferralId, UserId
from ks_desktop.letters import making, store
from ks_desktop.letters.domain import (
    Datum,
    Letter,
    LetterDraft,
    LetterKind,
    SendRoute,
)
from ks_desktop.letters.gathering import Gathering
from ks_desktop.letters.making import Look
from ks_desktop.letters.service import stopping
from ks_desktop.letters.service.correcting import Correcting
from ks_desktop.letters.service.drafting import Drafting
from ks_desktop.letters.service.finishing import Finishing
from ks_desktop.letters.service.followed import FollowedLetters
from ks_desktop.letters.service.keeping import Keeping
from ks_desktop.letters.service.quiet import LettersQuiet
from ks_desktop.letters.service.receivers import Agreement, Receiver, partners, referrers
from ks_desktop.letters.store.loops import remove_enough
from ks_desktop.onward.service import Onward
from ks_desktop.paper.paint import Paper
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.service import Visits

__all__ = ["Agreement", "Letters", "Look", "Receiver"]

_CHANGED: Final = Changes(letters=True, onward=True)


class Letters(FollowedLetters):
    """Letters about the women, from draft to sent.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = store.CLAIMED

    def __init__(  # noqa: PLR0913, PLR0917 - a room says which rooms it stands on
        self,
        database: Database,
        clock: Clock,
        clients: Clients,
        coalition: Coalition,
        referrals: Referrals,
        visits: Visits,
        onward: Onward,
        settings: SettingsStore,
        users: Users,
        audit: Audit,
    ) -> None:
        super().__init__(database, clock, clients, referrals, visits, onward, settings, users, audit)
        self._coalition = coalition
        self._gathering = Gathering(
            clock=clock,
            clients=clients,
            coalition=coalition,
            referrals=referrals,
            visits=visits,
            onward=onward,
            settings=settings,
            users=users,
        )
        self._drafting = Drafting(clock=clock, gathering=self._gathering)
        self._finishing = Finishing(
            clock=clock, referrals=referrals, gathering=self._gathering, audit=audit, following=self._following
        )
        self._correcting = Correcting(drafting=self._drafting, finishing=self._finishing)
        self._keeping = Keeping(database=database, audit=audit)
        self.quiet = LettersQuiet(self._finishing)

    def receivers(self, kind: LetterKind, case_id: CaseId, *, actor: UserId) -> tuple[Receiver, ...]:
        """Return who a letter of this kind about this case may go to; for a letter to her, nobody else."""
        if kind.is_to_her or kind is LetterKind.HANDOVER_BIRTH:
            return ()
        if kind.is_to_referrer:
            with self._database.reading(actor) as reading:
                return referrers(self._referrals.of_cases([case_id], reading=reading).get(case_id, ()))
        with self._database.reading(actor) as reading:
            given = self._clients.consents([case_id], reading=reading).get(case_id, ())
        refused = is_refused(given, ConsentPurpose.INFORM_GP, on=self._clock.today())
        return partners(kind, self._coalition.organisations(actor=actor), is_gp_refused=refused)

    def offers(
        self, kind: LetterKind, case_id: CaseId, receiver: UUID | None = None, *, actor: UserId
    ) -> tuple[Datum, ...]:
        """Return the ticks of a letter with their reasons and presets."""
        with self._database.reading(actor) as reading:
            draft = LetterDraft(kind=kind, case_id=case_id, receiver=receiver)
            return making.offers(draft, self._gathering.facts(draft, reading=reading))

    def case_of(self, referral_id: ReferralId, *, actor: UserId) -> CaseId:
        """Return the case of the referral a letter is to answer.

        Raises:
            UserError: the referral is not there any more.
        """
        return self._referrals.referrers.known(referral_id, actor=actor).referral.case_id

    def begin(
        self,
        kind: LetterKind,
        case_id: CaseId,
        receiver: UUID | None = None,
        *,
        actor: UserId,
        onward_id: OnwardId | None = None,
    ) -> LetterDraft:
        """Return a new letter as it begins: presets ticked, likely route, proposed words. Nothing is stored.

        Args:
            kind: of letter.
            case_id: about whom.
            receiver: who gets it, where that is known.
            actor: who writes.
            onward_id: the onward referral that it puts on paper.
        """
        with self._database.reading(actor) as reading:
            draft = LetterDraft(kind=kind, case_id=case_id, receiver=receiver, onward_id=onward_id)
            before = store.of_cases(reading, [case_id]).get(case_id, ())
            return making.begun(draft, self._gathering.facts(draft, reading=reading), before)

    def draft(
        self,
        kind: LetterKind,
        case_id: CaseId,
        receiver: UUID | None = None,
        ticked: Collection[str] | None = None,
        words: Mapping[str, str] | None = None,
        *,
        actor: UserId,
    ) -> LetterId:
        """Store a new draft and return its id; what is not given is as `begin` proposes it.

        Raises:
            UserError: the case or receiver is not there, or a text is too long.
        """
        begun = self.begin(kind, case_id, receiver, actor=actor)
        chosen = replace(
            begun,
            ticked=begun.ticked if ticked is None else tuple(ticked),
            words={**begun.words, **(words or {})},
        )
        return self.keep(chosen, actor=actor).id

    def keep(self, draft: LetterDraft, *, actor: UserId) -> Letter:
        """Store a new draft."""
        with self._database.work(actor, AuditEvent.LETTER_DRAFTED) as work:
            return self._drafting.begin(making.cleaned(draft), work=work)

    def make(
        self,
        draft: LetterDraft,
        *,
        actor: UserId,
        letter: Letter | None = None,
        agreement: Agreement | None = None,
        is_final: bool = False,
    ) -> Letter:
        """Take the steps of a letter together: all of them or, when one is refused, none.

        Args:
            draft: as it must become.
            actor: who makes it.
            letter: the stored draft to go on with; None makes a new one.
            agreement: her yes to it, when she gave it now.
            is_final: make it final too.
        Raises:
            UserErrors: everything that keeps it from being final.
            UserError: her yes cannot be recorded so.
            StaleError: the stored draft was changed meanwhile.
        """
        draft = making.cleaned(draft)
        event = AuditEvent.LETTER_FINALISED if is_final else AuditEvent.LETTER_DRAFTED
        with self._database.work(actor, event) as work:
            if agreement is not None:
                self._drafting.agree(draft, agreement, work=work)
            if letter is None:
                made = self._drafting.begin(draft, work=work)
            else:
                made = self._drafting.change(letter.id, draft, letter.version, work=work)
            return self._finishing.finalise(made.id, work=work) if is_final else made

    def save_draft(
        self, letter_id: LetterId, draft: LetterDraft, *, actor: UserId, version: int | None = None
    ) -> Letter:
        """Store what changed in a draft, and return it as it is now.

        Raises:
            StaleError: it was changed since `version`.
            UserError: it is final, or a text is too long.
        """
        with self._database.work(actor, AuditEvent.LETTER_DRAFTED) as work:
            return self._drafting.change(letter_id, making.cleaned(draft), version, work=work)

    def look(self, draft: LetterDraft, *, actor: UserId) -> Look:
        """Return a draft, stored or not, with what hinders it and the page as it would be printed."""
        with self._database.reading(actor) as reading:
            facts = self._gathering.facts(draft, reading=reading)
        return making.look_at(making.cleaned(draft), facts)

    def preview(self, letter_id: LetterId, *, actor: UserId) -> Paper:
        """Return a letter to look at: a draft marked as such, of any other the bytes that were kept."""
        letter = self.letter(letter_id, actor=actor)
        if letter.attachment_id is not None:
            return Paper(pdf=self._keeping.kept(letter_id, AuditEvent.LETTER_OPENED, actor=actor))
        paper = self.look(letter.draft, actor=actor).paper
        self._audit.seen(AuditEvent.LETTER_OPENED, (), actor=actor, cases=(letter.case_id,))
        return paper

    def finalise(self, letter_id: LetterId, *, actor: UserId) -> Letter:
        """Make a letter final: numbered, locked, its bytes kept. A feedback letter closes the referrer's loop.

        Raises:
            UserErrors: her consent, a receiver, a text or a glyph is missing, or post is not safe; each says what.
            UserError: it is final already, or withdrawn.
        """
        with self._database.work(actor, AuditEvent.LETTER_FINALISED) as work:
            return self._finishing.finalise(letter_id, work=work)

    def pdf(self, letter_id: LetterId, *, actor: UserId) -> bytes:
        """Return the kept bytes of a letter, to save or print; who took them is logged.

        Raises:
            UserError: it is a draft still, or it was withdrawn before it went out.
            StorageError: the bytes are not those that were kept.
        """
        return self._keeping.kept(letter_id, AuditEvent.LETTER_PRINTED, actor=actor)

    def mark_sent(
        self, letter_id: LetterId, route: SendRoute, on: date, *, actor: UserId, follow_up_on: date | None = None
    ) -> Changes:
        """Record that a final letter went out; of one that asks for help also when to ask what became of it.

        Raises:
            UserError: it is not final, the day is to come, the route is not safe for her, or she agrees to less.
        """
        with self._database.work(actor, AuditEvent.LETTER_SENT) as work:
            self._finishing.mark_sent(letter_id, route, on, work=work, follow_up_on=follow_up_on)
        return _CHANGED

    def withdraw(self, letter_id: LetterId, reason: str, *, actor: UserId) -> Changes:
        """Withdraw a letter with a reason; it stays in the register under its number.

        Raises:
            UserError: there is no reason, or it was withdrawn already.
        """
        with self._database.work(actor, AuditEvent.LETTER_WITHDRAWN) as work:
            self._finishing.withdraw(store.get(work, letter_id), reason, work=work)
        return Changes(letters=True, referrals=True, onward=True)

    def correct(self, letter_id: LetterId, reason: str, *, actor: UserId) -> Letter:
        """Withdraw a final or sent letter and begin the one that stands in its place; see `Correcting.correct`."""
        with self._database.work(actor, AuditEvent.LETTER_CORRECTED) as work:
            return self._correcting.correct(letter_id, reason, work=work)

    def agree(self, draft: LetterDraft, agreement: Agreement, *, actor: UserId) -> Changes:
        """Record that she agrees to this letter: for referral letters, that the ticked data go to this partner.

        Raises:
            UserError: nobody is chosen to get it, nothing needs to be asked, nobody asked her, or the day is to come.
        """
        with self._database.work(actor, AuditEvent.CONSENT_RECORDED) as work:
            self._drafting.agree(draft, agreement, work=work)
        return Changes(clients=True, referrals=True, letters=True)

    def case_closed(self, case_id: CaseId, reason: CloseReason, *, work: Work) -> None:
        """Withdraw the open drafts of a case that closes; its last feedback can still be made anew."""
        stopping.case_closed(case_id, reason, self._finishing, work=work)

    def consent_withdrawn(self, consent: Consent, *, work: Work) -> tuple[Informed, ...]:
        """Withdraw what has not gone out and she does not agree to any more; return who got something."""
        return stopping.consent_withdrawn(consent, self._finishing, work=work)

    def kept_because(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
        """Return the cases about which a letter was sent."""
        return stopping.kept_because(case_ids, reading=reading)

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove the letters of a case; their kept papers go with core's attachments."""
        remove_enough(work, [one.id for one in self._referrals.of_cases([case_id], reading=work).get(case_id, ())])
        store.destroy(work, case_id)
