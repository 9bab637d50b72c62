"""What keeps a letter from being made final: each hindrance in words, with the place to repair it.

Pure. A receipt note and a question letter tell a referrer nothing new about her, so they need no consent; nor does
feedback that only says that no visit follows. Referral letters need her consent for that partner and for each datum.
A hand-over, after a birth or because she moves, needs her consent for it; to maternity care for each datum.
Feedback is presumed between care providers once she agreed to the sign-up; anything more, and anybody outside care,
needs her word. Without her word a letter to a partner may go on a legal ground (`domain/grounds`), and nothing else
is lifted by it. What goes along beyond the preset needs a reason.

Source:
    KNMG on presumed consent (referral and feedback within care); explicit consent for the social domain.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ks_desktop.clients.domain.standstill import is_still
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.checking import hers, objection, partners, referrers
from ks_desktop.letters.checking.consents import (
    CONSENT_CODES,
    NO_SIGN_UP,
    handover_consent,
    is_closing,
    needed_consent,
    unagreed,
    unagreed_handover,
    unagreed_of,
)
from ks_desktop.letters.checking.partners import MAY_NOT_REFER
from ks_desktop.letters.checking.routes import unsafe_way
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind
from ks_desktop.letters.domain.beyond import reason_field, unexplained
from ks_desktop.letters.domain.grounds import lifted
from ks_desktop.letters.facts import LetterFacts

__all__ = [
    "CONSENT_CODES",
    "MAY_NOT_REFER",
    "NO_SIGN_UP",
    "handover_consent",
    "hindrances",
    "needed_consent",
    "refusal",
    "unagreed",
    "unagreed_handover",
    "unagreed_of",
    "withheld",
]


def hindrances(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...]) -> tuple[UserError, ...]:
    """Return everything that must be repaired before the letter can be final.

    Args:
        draft: what was chosen and typed.
        facts: of the case, today.
        data: what goes along.
    """
    if (quiet := refusal(facts, draft.kind)) is not None:
        return (quiet,)
    signed = facts.signer.big_number
    if draft.kind.is_short:
        return (*lifted(draft, referrers.short(draft, facts), signed), *_unexplained(draft, data))
    not_agreed = () if not _needs_sign_up(draft, facts) else (_no_sign_up(),)
    if not_agreed and (left := lifted(draft, not_agreed, signed)):
        return left
    check = {
        LetterKind.REFERRAL_MEDICAL: partners.referral,
        LetterKind.REFERRAL_SOCIAL: partners.referral,
        LetterKind.APPOINTMENT: hers.appointment,
        LetterKind.FEEDBACK: referrers.feedback,
        LetterKind.HANDOVER_BIRTH: partners.handover,
        LetterKind.HANDOVER_MATERNITY: partners.handover,
        LetterKind.HANDOVER_JGZ: partners.handover,
        LetterKind.NOT_REACHED: hers.not_reached,
        LetterKind.REQUEST_TO_REFER: partners.referral,
        LetterKind.REFERRAL_INFORMAL: partners.referral,
        LetterKind.CANCELLATION: hers.cancellation,
        LetterKind.RECORD_EXTRACT: hers.record_extract,
    }[draft.kind]
    return (*lifted(draft, (*not_agreed, *check(draft, facts, data)), signed), *_unexplained(draft, data))


def withheld(
    draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...] = (), *, on: date | None = None
) -> UserError | None:
    """Return why a letter that is ready must not go out after all.

    This way is not safe, her GP may hear nothing, or by the day it went out she agreed to less than lies ready.

    Args:
        draft: what was chosen and typed, with the route it takes.
        facts: of the case, today.
        data: what goes along.
        on: the day it went out; None for today.
    """
    unsafe = unsafe_way(draft, facts)
    if unsafe is not None or draft.kind.is_to_her:
        return unsafe
    objected = objection.to_partner(draft, facts) if draft.kind.is_to_partner else objection.to_referrer(facts)
    if (found := next(objected, None)) is not None:
        return found
    then = replace(facts, today=on) if on is not None else facts
    return next((error for error in hindrances(draft, then, data) if error.code in CONSENT_CODES), None)


def _no_sign_up() -> UserError:
    sentence = N_("She has not agreed to the sign-up, so nothing can be written about her. Record her consent first.")
    return UserError(sentence, code=NO_SIGN_UP, field="consent")


def _unexplained(draft: LetterDraft, data: tuple[Datum, ...]) -> Iterator[UserError]:
    """Return a hindrance for each datum beyond the preset without a reason."""
    for datum in unexplained(data, draft.reasons):
        sentence = N_("Say why this goes along: {datum}.")
        field = reason_field(datum.word)
        yield UserError(sentence, code="reason_missing", field=field, values={"datum": _(datum.label).lower()})


def refusal(facts: LetterFacts, kind: LetterKind) -> UserError | None:
    """Return why no letter about her may be made at all, None where letters may be made."""
    if facts.still_since is not None:
        return is_still(facts.still_since)
    if facts.has_died:
        return UserError(N_("It was written down that she died: no letter is made any more."), code="died")
    if facts.case.is_quiet and not kind.is_hers_by_right:
        return UserError(N_("This pregnancy was closed quietly: no letter is made any more."), code="quiet")
    return None


def _needs_sign_up(draft: LetterDraft, facts: LetterFacts) -> bool:
    """Tell whether her missing consent to the sign-up keeps this letter from being made."""
    is_free = draft.kind.is_hers_by_right or draft.kind is LetterKind.CANCELLATION
    return not (facts.has_agreed or is_free or is_closing(draft, facts))
