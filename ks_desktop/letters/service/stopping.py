"""What becomes of letters without her consent: what has not gone out is withdrawn; who got one must hear it."""

from collections.abc import Collection, Iterator
from typing import Final

from ks_desktop.clients.domain import CloseReason, Consent, ConsentPurpose, Informed, TellKind
from ks_desktop.clients.domain.spellings import Kept, kept_by_spelling, kept_one
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.letters import store
from ks_desktop.letters.checking.objection import is_read_by_gp
from ks_desktop.letters.domain import CASE_CLOSED, CONSENT_WITHDRAWN, Letter, LetterKind, LetterState
from ks_desktop.letters.service.finishing import Finishing

_UNSENT: Final = frozenset({LetterState.DRAFT, LetterState.FINAL})
_HANDS_ON: Final = frozenset({CloseReason.BORN, CloseReason.HANDED_OVER})  # then the hand-over is still to be made
_SENT: Final = N_("A letter was sent.")


def case_closed(case_id: CaseId, reason: CloseReason, finishing: Finishing, *, work: Work) -> None:
    """Withdraw the open drafts of a case that closes; its last feedback can still be made anew."""
    for letter in store.of_cases(work, [case_id]).get(case_id, ()):
        if letter.state is LetterState.DRAFT and not _goes_on(letter, reason):
            finishing.withdraw(letter, f"{CASE_CLOSED}{reason.value}", work=work)


def _goes_on(letter: Letter, reason: CloseReason) -> bool:
    """Tell whether a letter is still to be made once the case is closed for a reason."""
    return letter.kind.is_hers_by_right or (letter.kind.is_handover and reason in _HANDS_ON)


def consent_withdrawn(consent: Consent, finishing: Finishing, *, work: Work) -> tuple[Informed, ...]:
    """Withdraw the letters that an answer allowed and that have not gone out; return who got one."""
    informed: list[Informed] = []
    kept = kept_by_spelling(finishing.gathering.coalition.spellings.all_of(reading=work))
    for letter in store.of_cases(work, [consent.case_id]).get(consent.case_id, ()):
        if not (rests_on(letter, consent, kept) or _is_to_gp(letter, consent, finishing, work)):
            continue
        informed.extend(_informed(letter))
        if letter.state in _UNSENT:
            finishing.withdraw(letter, f"{CONSENT_WITHDRAWN}{consent.purpose.value}", work=work)
    return tuple(informed)


def _is_to_gp(letter: Letter, consent: Consent, finishing: Finishing, work: Work) -> bool:
    """Tell whether a letter is one to a GP she does not want to be told any more."""
    if consent.purpose is not ConsentPurpose.INFORM_GP or letter.kind.is_to_her:
        return False
    return is_read_by_gp(finishing.gathering.facts(letter.draft, reading=work))


def kept_because(case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
    """Return the cases about which a letter was sent, each with why it must stay."""
    letters = store.of_cases(reading, case_ids)
    return {key: _SENT for key, found in letters.items() if any(map(_was_work, found))}


def cared_for(*, reading: Reading) -> frozenset[CaseId]:
    """Return all cases about which a letter was sent."""
    return store.sent_of_kinds(reading, [kind for kind in LetterKind if _is_work(kind)])


def _was_work(letter: Letter) -> bool:
    # A receipt, or the question whether she agrees, is no work done for her; nor is showing her what is kept.
    return letter.sent_on is not None and _is_work(letter.kind)


def _is_work(kind: LetterKind) -> bool:
    return not (kind.is_short or kind.is_hers_by_right)


def rests_on(letter: Letter, consent: Consent, kept: Kept) -> bool:
    """Tell whether a letter may go out because of such an answer.

    Args:
        letter: about the case of the answer.
        consent: the answer.
        kept: the partners that stay, by those that were joined into them.
    """
    receiver = kept_one(consent.receiver, kept)
    partner = kept_one(letter.organisation_id, kept)
    if letter.ground is not None or letter.kind.is_hers_by_right:
        return False  # it stands on the law; and what is kept about her she may see, whatever she agrees to
    if consent.purpose is ConsentPurpose.SIGN_UP:
        return True
    if consent.purpose is ConsentPurpose.REFER:
        return letter.kind.is_referral and partner == receiver
    if consent.purpose is ConsentPurpose.HANDOVER:
        return letter.kind.is_handover and receiver in {None, partner}
    if consent.purpose is ConsentPurpose.CONTACT:
        return letter.kind.is_to_her
    return consent.purpose is ConsentPurpose.FEEDBACK and letter.kind is LetterKind.FEEDBACK


def _informed(letter: Letter) -> Iterator[Informed]:
    if letter.kind.is_to_her or letter.kind.is_short:
        return  # it went to herself, or to a referrer who hears it as such
    who = letter.to_name.partition("\n")[0]
    if letter.state is LetterState.SENT:
        yield Informed(kind=TellKind.LETTER_SENT, who=who, about=letter.number, since=letter.sent_on)
    elif letter.state is LetterState.FINAL and letter.finalised_at is not None:
        # Perhaps it was posted and nobody wrote that down.
        day = local_day(letter.finalised_at)
        yield Informed(kind=TellKind.LETTER_READY, who=who, about=letter.number, since=day)
