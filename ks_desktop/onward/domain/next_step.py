"""What a nurse does next about an onward referral, by which day, and who is responsible until then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.texts import N_, _
from ks_desktop.onward.domain.referral import OnwardReferral
from ks_desktop.onward.domain.states import NotStarted, OnwardState, OnwardWay


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next.

    Attributes:
        words: English source text; "" when nothing is to be done.
        by: on which day; None when no day was agreed.
    """

    words: str
    by: date | None = None

    def text(self) -> str:
        """Return it in the user's language."""
        return _(self.words)


NOTHING: Final = NextStep(words="")

_SEND: Final[Mapping[OnwardWay, str]] = {
    OnwardWay.LETTER: N_("Send the letter"),
    OnwardWay.PHONE: N_("Ring them"),
    OnwardWay.TOGETHER: N_("Agree on a talk together"),
    OnwardWay.PORTAL: N_("Sign her up in the portal"),
    OnwardWay.HERSELF: N_("Ask her whether she signed up"),
}
_ASK: Final[Mapping[OnwardState, str]] = {
    OnwardState.SENT: N_("Ask whether it came in"),
    OnwardState.RECEIVED: N_("Ask whether help has begun"),
    OnwardState.WAITING: N_("Ask how long it still takes"),
}
# Where she signed up herself nothing was shared: only she is asked.
_ASK_HER: Final[Mapping[OnwardState, str]] = {
    OnwardState.SENT: N_("Ask her whether she heard something"),
    OnwardState.RECEIVED: N_("Ask her whether help has begun"),
    OnwardState.WAITING: N_("Ask her how long it still takes"),
}
_CHOOSE: Final = N_("Choose something else with her")
_CHOOSE_FOR: Final[Mapping[NotStarted, str]] = {
    NotStarted.SHE_DECLINED: N_("Ask her whether she wants something else"),
    NotStarted.NOT_REACHED: N_("Ask her what got in the way, and choose anew with her"),
    NotStarted.REFERRED_ELSEWHERE: N_("Ask where she was sent, and write that down as the second choice"),
}
_TELL_NO_CONSENT: Final = N_("Tell them that she does not agree any more, and take this back")
_TELL_NAME: Final = N_("Tell them whom this is about: they heard another name")
_ASK_ON: Final = N_("Ask how it is going")


def next_step(referral: OnwardReferral, today: date, *, others: Iterable[OnwardReferral] = ()) -> NextStep:
    """Return what to do next about a referral.

    Args:
        referral: the one that is asked about.
        today: Dutch calendar day.
        others: the other referrals of her case, among which a second choice may stand.
    """
    if (to_tell := _to_tell(referral)) is not None:
        return NextStep(words=to_tell, by=today)
    if referral.state is OnwardState.DRAFT:
        return NextStep(words=_SEND[referral.way], by=referral.follow_up_on or today)
    if referral.state.is_out:
        asks = _ASK if referral.has_told else _ASK_HER
        return NextStep(words=asks[referral.state], by=referral.follow_up_on)
    if referral.state is OnwardState.STARTED and referral.follow_up_on is not None:
        return NextStep(words=_ASK_ON, by=referral.follow_up_on)
    if wants_second_choice(referral, others):
        words = _CHOOSE_FOR.get(referral.reason, _CHOOSE) if referral.reason is not None else _CHOOSE
        return NextStep(words=words)
    return NOTHING


def _to_tell(referral: OnwardReferral) -> str | None:
    """Return what the receiver must be told before anything is asked; None where that is nothing."""
    if referral.state.is_out and referral.consent_gone_on is not None:
        return _TELL_NO_CONSENT
    return _TELL_NAME if referral.is_open and referral.named_wrong_on is not None else None


def wants_second_choice(referral: OnwardReferral, others: Iterable[OnwardReferral] = ()) -> bool:
    """Tell whether help did not begin, and neither something else stands in its place nor she said that none must."""
    if referral.state is not OnwardState.NOT_STARTED or referral.no_second_choice:
        return False
    return not any(other.second_of == referral.id and other.state is not OnwardState.WITHDRAWN for other in others)


def is_overdue(referral: OnwardReferral, today: date) -> bool:
    """Tell whether the day to ask has passed."""
    return referral.is_open and referral.follow_up_on is not None and referral.follow_up_on < today


def is_due(referral: OnwardReferral, today: date) -> bool:
    """Tell whether the day to ask is today or has passed."""
    return referral.is_open and referral.follow_up_on is not None and referral.follow_up_on <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """Who is the one to turn to.

    Attributes:
        words: English source text with the places `{receiver}`.
        receiver: the name that fills it.
        since: since when the receiver is; None while whoever looks after the case is.
    """

    words: str
    receiver: str
    since: date | None = None

    def text(self) -> str:
        """Return it in the user's language."""
        return _(self.words, receiver=self.receiver)


def responsible(referral: OnwardReferral) -> Responsible | None:
    """Return who is the one to turn to about this help; None when it was never begun and is over."""
    if referral.took_over_on is not None:
        words = N_("{receiver} has taken over.")
        return Responsible(words=words, receiver=referral.receiver, since=referral.took_over_on)
    if referral.state in {OnwardState.NOT_STARTED, OnwardState.WITHDRAWN}:
        return None
    return Responsible(words=N_("You stay the one to turn to until {receiver} takes over."), receiver=referral.receiver)
