"""The loop back: who still waits to hear what became of her, and since when. Pure.

A referrer hears it once: after the visit, or because the case was handed over. What was told then may become news
again: help that had not begun has begun, or did not begin after all. That is owed once more, until it is told or
somebody says that nothing more needs to be told. What a nurse told otherwise by her own choice is not owed again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from ks_desktop.clients.domain import Answer, Case, CloseReason, Consent, ConsentPurpose, is_refused
from ks_desktop.core.clock import local_day
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, ReferralId
from ks_desktop.letters.domain.kinds import LetterKind
from ks_desktop.letters.domain.letter import Letter, LetterState
from ks_desktop.onward.domain import HelpStatus, OnwardReferral, OnwardState, help_status
from ks_desktop.referrals.domain import Referral, ReferrerRole

HELP_WORDS: Final[Mapping[HelpStatus, str]] = {
    HelpStatus.NOTHING_ASKED: "no",
    HelpStatus.REFERRED: "referred",
    HelpStatus.WAITING: "waiting",
    HelpStatus.STARTED: "yes",
    HelpStatus.NOT_STARTED: "not_started",
}
"""What a feedback letter says of help, as the letter keeps it: `no` and `yes` as letters of before have them."""

LATER: Final = "later"  # agreed with her, and nobody was asked yet: only a nurse knows that
_STEPS: Final[Mapping[HelpStatus, frozenset[OnwardState]]] = {
    HelpStatus.STARTED: frozenset({OnwardState.STARTED, OnwardState.FINISHED}),
    HelpStatus.NOT_STARTED: frozenset({OnwardState.NOT_STARTED}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAsked:
    """What became of the help that was asked for her, as a letter may tell it.

    Attributes:
        status: over all that was asked, in one word.
        where: each receiver by name with how it stands; told only where she agreed to that.
        told_on: the day of the last feedback that this referrer got; None while there was none.
        told: what was told in addition then.
    """

    status: HelpStatus = HelpStatus.NOTHING_ASKED
    where: tuple[tuple[str, HelpStatus], ...] = ()
    told_on: date | None = None
    told: str = ""


def help_asked(
    onward: Iterable[OnwardReferral], letters: Iterable[Letter] = (), referral_id: ReferralId | None = None
) -> HelpAsked:
    """Return what a referrer may hear of the help that was asked for a woman.

    Args:
        onward: where help was asked for her.
        letters: of the case.
        referral_id: of the referrer; None for nobody.
    """
    onward = tuple(onward)
    stands = ((one.receiver, help_status([one])) for one in onward)
    before = last_told(letters, referral_id) if referral_id is not None else None
    return HelpAsked(
        status=help_status(onward),
        where=tuple((who, status) for who, status in stands if status is not HelpStatus.NOTHING_ASKED),
        told_on=local_day(before.finalised_at) if before is not None and before.finalised_at is not None else None,
        told=before.words.get("message", "") if before is not None else "",
    )


class LoopWhy(StrEnum):
    """Why a referrer is to hear something."""

    VISIT = "visit"
    HANDED_OVER = "handed_over"
    HELP_STARTED = "help_started"
    HELP_NOT_STARTED = "help_not_started"

    @property
    def is_again(self) -> bool:
        """Tell whether the referrer heard of her before."""
        return self in {LoopWhy.HELP_STARTED, LoopWhy.HELP_NOT_STARTED}


_WHY: Final[Mapping[HelpStatus, LoopWhy]] = {
    HelpStatus.STARTED: LoopWhy.HELP_STARTED,
    HelpStatus.NOT_STARTED: LoopWhy.HELP_NOT_STARTED,
}
WHY_LABELS: Final[Mapping[LoopWhy, str]] = {
    LoopWhy.VISIT: N_("after the visit"),
    LoopWhy.HANDED_OVER: N_("she was handed over"),
    LoopWhy.HELP_STARTED: N_("help has begun since"),
    LoopWhy.HELP_NOT_STARTED: N_("the help did not begin"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopOwed:
    """One referrer who is to hear something.

    Attributes:
        who: the referrer in words, "" where nobody wrote it down.
        since: the Dutch day from which it is owed; how long it may take, the terms of her municipality say.
    """

    case_id: CaseId
    referral_id: ReferralId
    who: str
    why: LoopWhy
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopFacts:
    """What the loops of one case hang on.

    Attributes:
        letters: all of the case.
        onward: where help was asked for her.
        settled_on: the day of the last visit that took place or that she declined.
        enough: when somebody said that a referrer needs to hear no more, by referral.
    """

    case: Case
    today: date
    referrals: tuple[Referral, ...] = ()
    letters: tuple[Letter, ...] = ()
    onward: tuple[OnwardReferral, ...] = ()
    consents: tuple[Consent, ...] = ()
    settled_on: date | None = None
    enough: Mapping[ReferralId, datetime] = field(default_factory=dict)


def loops_owed(facts: LoopFacts) -> tuple[LoopOwed, ...]:
    """Return who is to hear something of a case, who waits longest first.

    Nobody of a case that was closed quietly, nobody where she does not want it, and no GP she does not want to be told.
    """
    if facts.case.is_quiet or is_refused(facts.consents, ConsentPurpose.FEEDBACK, on=facts.today):
        return ()
    found = (_owed(referral, facts) for referral in facts.referrals if _may_hear(referral, facts))
    return tuple(sorted((owed for owed in found if owed is not None), key=lambda owed: (owed.since, owed.referral_id)))


def _may_hear(referral: Referral, facts: LoopFacts) -> bool:
    if referral.is_by_herself or referral.feedback_wanted is Answer.NO:
        return False
    is_gp = referral.referrer_role is ReferrerRole.GP
    return not (is_gp and is_refused(facts.consents, ConsentPurpose.INFORM_GP, on=facts.today))


def _owed(referral: Referral, facts: LoopFacts) -> LoopOwed | None:
    found = _first(facts) if referral.owes_feedback else _again(referral, facts)
    if found is None:
        return None
    why, since = found
    return LoopOwed(case_id=facts.case.id, referral_id=referral.id, who=referral.referrer, why=why, since=since)


def _first(facts: LoopFacts) -> tuple[LoopWhy, date] | None:
    case = facts.case
    if case.close_reason is CloseReason.HANDED_OVER and case.closed_on is not None:
        return LoopWhy.HANDED_OVER, case.closed_on
    return (LoopWhy.VISIT, facts.settled_on) if facts.settled_on is not None else None


def _again(referral: Referral, facts: LoopFacts) -> tuple[LoopWhy, date] | None:
    told, now = last_told(facts.letters, referral.id), help_status(facts.onward)
    if told is None or told.finalised_at is None or now not in _WHY:
        return None
    if is_refused(facts.consents, ConsentPurpose.SIGN_UP, on=facts.today):
        return None  # then nothing is written about her any more
    if told.words.get("help_started") == HELP_WORDS[now]:
        return None  # said already, perhaps before it was written down here
    news = news_since(facts.onward, told.finalised_at, facts.enough.get(referral.id))
    return (_WHY[now], local_day(news)) if news is not None else None


def last_told(letters: Iterable[Letter], referral_id: ReferralId) -> Letter | None:
    """Return the last feedback a referrer got, or will get from what lies ready; None where nothing was written."""
    told = [letter for letter in letters if letter.referral_id == referral_id and _tells(letter)]
    return max(told, key=lambda letter: (letter.finalised_at or letter.made_at, letter.id), default=None)


def _tells(letter: Letter) -> bool:
    return letter.kind is LetterKind.FEEDBACK and (letter.sent_on is not None or letter.state is LetterState.FINAL)


def news_since(
    onward: Iterable[OnwardReferral], told_at: datetime, enough_at: datetime | None = None
) -> datetime | None:
    """Return when it was first written down how the help stands now, since a referrer was told; None if before.

    Args:
        onward: where help was asked for her.
        told_at: when the last feedback was made final.
        enough_at: when somebody said that this referrer needs to hear no more.
    """
    onward = tuple(onward)
    states = _STEPS.get(help_status(onward), frozenset())
    news = [step.at for one in onward for step in one.steps if step.state in states and step.at >= told_at]
    return min((at for at in news if enough_at is None or at > enough_at), default=None)
