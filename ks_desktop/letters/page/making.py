"""What the maker asks of the service, each as one call off the GUI thread."""

from dataclasses import dataclass, replace
from typing import Any, Final

from ks_desktop.core.values import CaseId, Changes, LetterId, ReferralId, UserId
from ks_desktop.letters.domain import Letter, LetterDraft, LetterKind
from ks_desktop.letters.service import Letters, Look, Receiver
from ks_desktop.onward.domain import OnwardReferral

_SAVED: Final = Changes(letters=True)
_FINISHED: Final = Changes(letters=True, referrals=True, onward=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A letter to work on: a stored draft, or a new one that is not stored yet (`letter` is None).

    Attributes:
        typed: what the form holds as it was typed, when the draft could not hold all of it.
    """

    letter: Letter | None
    draft: LetterDraft
    receivers: tuple[Receiver, ...]
    look: Look
    typed: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A stored draft, and what changed."""

    letter: Letter
    changes: Changes = _SAVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A letter that became final, the bytes that were kept, and what changed."""

    letter: Letter
    pdf: bytes
    changes: Changes = _FINISHED


def open_letter(
    letters: Letters, kind: LetterKind, case_id: CaseId, actor: UserId, receiver: ReferralId | None = None
) -> Opened:
    """Return the unfinished letter of this kind about her, to this receiver if one is named, or a new one."""
    letter = letters.open_draft(kind, case_id, receiver, actor=actor)
    draft = letter.draft if letter else letters.begin(kind, case_id, receiver, actor=actor)
    return _opened(letters, letter, draft, actor)


def open_onward(letters: Letters, kind: LetterKind, referral: OnwardReferral, actor: UserId) -> Opened:
    """Return the unfinished letter that puts an onward referral on paper, or a new one with what it says filled in."""
    case_id, receiver = referral.case_id, referral.organisation_id
    letter = letters.open_draft(kind, case_id, receiver, actor=actor)
    if letter is not None and letter.onward_id in {None, referral.id}:
        return _opened(letters, letter, replace(letter.draft, receiver=receiver, onward_id=referral.id), actor)
    draft = letters.begin(kind, case_id, receiver, actor=actor, onward_id=referral.id)
    return _opened(letters, None, draft, actor)


def open_answer(letters: Letters, kind: LetterKind, referral_id: ReferralId, actor: UserId) -> Opened:
    """Return the unfinished letter of this kind to whoever sent this referral, or a new one."""
    return open_letter(letters, kind, letters.case_of(referral_id, actor=actor), actor, referral_id)


def open_draft(letters: Letters, letter_id: LetterId, actor: UserId) -> Opened:
    """Return a stored draft to work on."""
    letter = letters.letter(letter_id, actor=actor)
    return _opened(letters, letter, letter.draft, actor)


def save(letters: Letters, letter: Letter | None, draft: LetterDraft, actor: UserId) -> Saved:
    """Store a draft, the first time or again."""
    if letter is None:
        return Saved(letter=letters.keep(draft, actor=actor))
    return Saved(letter=letters.save_draft(letter.id, draft, actor=actor, version=letter.version))


def correct(letters: Letters, letter_id: LetterId, reason: str, actor: UserId) -> Saved:
    """Withdraw a letter and begin the one that stands in its place."""
    return Saved(letter=letters.correct(letter_id, reason, actor=actor), changes=_FINISHED)


def finish(letters: Letters, letter_id: LetterId, actor: UserId) -> Finished:
    """Make a letter final and fetch its bytes."""
    final = letters.finalise(letter_id, actor=actor)
    return Finished(letter=final, pdf=letters.pdf(letter_id, actor=actor))


def _opened(letters: Letters, letter: Letter | None, draft: LetterDraft, actor: UserId) -> Opened:
    look = letters.look(draft, actor=actor)
    if draft.kind.is_to_partner and draft.receiver is not None:
        draft = replace(draft, receiver=look.draft.receiver)  # of a partner that was joined the one that stays
    return Opened(
        letter=letter,
        draft=draft,
        receivers=letters.receivers(draft.kind, draft.case_id, actor=actor),
        look=look,
    )
