"""A letter before it is final: begun, changed, and agreed to; each step in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LetterId, new_id
from ks_desktop.letters import gate, making, store
from ks_desktop.letters.domain import Letter, LetterDraft, LetterKind, LetterState, check_step
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.gathering import Gathering, appointment_id, referral_id
from ks_desktop.letters.service.receivers import Agreement, consent_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """The steps that can be taken again."""

    clock: Clock
    gathering: Gathering

    def begin(self, draft: LetterDraft, *, work: Work) -> Letter:
        """Store a new draft.

        Raises:
            UserError: her pregnancy ended, or she died: nothing is written about her any more.
        """
        new = Letter(
            id=LetterId(new_id()),
            case_id=draft.case_id,
            kind=draft.kind,
            state=LetterState.DRAFT,
            made_at=self.clock.now(),
            made_by=work.actor,
        )
        letter = with_draft(new, draft, self._facts(draft, work))
        store.add(work, letter)
        return replace(letter, version=1)

    def change(self, letter_id: LetterId, draft: LetterDraft, version: int | None, *, work: Work) -> Letter:
        """Store what changed in a draft.

        Raises:
            StaleError: it was changed since `version`.
            UserError: it is final.
        """
        letter = store.get(work, letter_id)
        if version is not None and letter.version != version:
            raise StaleError
        check_step(letter.state, LetterState.FINAL)  # a letter that can still become final can still change
        return store.write(work, with_draft(letter, draft, self._facts(draft, work)))

    def agree(self, draft: LetterDraft, agreement: Agreement, *, work: Work) -> None:
        """Record that she agrees to what a draft carries; see `consent_of`."""
        facts = self.gathering.facts(draft, reading=work)
        self.gathering.clients.put_consent(consent_of(draft, facts, agreement), work=work)

    def _facts(self, draft: LetterDraft, work: Work) -> LetterFacts:
        facts = self.gathering.facts(draft, reading=work)
        refused = gate.refusal(facts, draft.kind)
        if refused is not None:
            raise refused
        if draft.corrects is not None and store.get(work, draft.corrects).case_id != draft.case_id:
            sentence = N_("The letter that this one stands in place of is about somebody else.")
            raise UserError(sentence, code="corrects_other", field="corrects")
        return facts


def newest_draft(letters: Iterable[Letter], kind: LetterKind, receiver: UUID | None) -> Letter | None:
    """Return the last unfinished letter of a kind, of letters from old to new; see `Letters.open_draft`."""
    drafts = [each for each in letters if each.kind is kind and each.state is LetterState.DRAFT]
    if receiver is not None and not kind.is_to_her:
        drafts = [each for each in drafts if each.receiver in {None, receiver}]
    return drafts[-1] if drafts else None


def with_draft(letter: Letter, draft: LetterDraft, facts: LetterFacts) -> Letter:
    """Return a letter with what its draft chooses."""
    stays = draft.kind.is_to_her or draft.kind is LetterKind.HANDOVER_BIRTH  # who gets it needs no choosing
    has_receiver = stays or facts.organisation or facts.referrer
    return replace(
        letter,
        organisation_id=facts.organisation.id if facts.organisation else None,
        referral_id=referral_id(facts),
        appointment_id=appointment_id(facts),
        ticked=draft.ticked,
        words=dict(draft.words),
        route=draft.route,
        language=draft.language,
        variant=draft.variant,
        reasons=dict(draft.reasons),
        ground=draft.ground,
        ground_reason=draft.ground_reason,
        corrects=draft.corrects,
        onward_id=facts.onward.id if facts.onward else None,
        to_name=making.prepared(draft, facts).composed().to_name if has_receiver else "",
    )
