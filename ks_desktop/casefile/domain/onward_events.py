"""The lines of the time line about help elsewhere: each step, who was spoken to, and why help did not begin. Pure."""

from collections.abc import Iterator, Mapping
from typing import Final

from ks_desktop.casefile.domain.events import Event, EventKind, Topic
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.texts import N_
from ks_desktop.onward.domain import (
    REASON_LABELS,
    WAY_LABELS,
    OnwardReferral,
    OnwardState,
    OnwardStep,
    OnwardWay,
    WarmHandOver,
)

STEP_WORDS: Final[Mapping[OnwardState, str]] = {
    OnwardState.DRAFT: N_("Chosen with her: {receiver}"),
    OnwardState.SENT: N_("Referred to {receiver}"),
    OnwardState.RECEIVED: N_("{receiver}: it came in"),
    OnwardState.WAITING: N_("{receiver}: she is on a waiting list"),
    OnwardState.STARTED: N_("{receiver}: help has begun"),
    OnwardState.FINISHED: N_("{receiver}: help has ended"),
    OnwardState.NOT_STARTED: N_("{receiver}: help did not begin ({reason})"),
    OnwardState.WITHDRAWN: N_("{receiver}: the referral was taken back"),
}
_HERSELF: Final = N_("{receiver}: she signed up herself")
_BACK: Final = N_("{receiver}: it was not sent after all")
_WARM: Final = N_("Warm hand-over to {receiver}: {way}")


def onward_events(referral: OnwardReferral) -> Iterator[Event]:
    """Give each step of a referral and each hand-over, the later first."""
    topics = _topics(referral.domain)
    for step in reversed(referral.steps):
        yield _step(referral, step, topics)
    for warm in reversed(referral.warm):
        yield _warm(referral, warm, topics)


def _topics(domain: CareDomain) -> frozenset[Topic]:
    return frozenset({Topic.MEDICAL if domain is CareDomain.MEDICAL else Topic.SOCIAL})


def _step(referral: OnwardReferral, step: OnwardStep, topics: frozenset[Topic]) -> Event:
    is_choice = step is referral.steps[0]
    is_hers = step.state is OnwardState.SENT and referral.way is OnwardWay.HERSELF
    is_back = step.state is OnwardState.DRAFT and not is_choice  # its letter was withdrawn before anybody answered
    return Event(
        kind=EventKind.ONWARD,
        day=step.on,
        message=_BACK if is_back else _HERSELF if is_hers else STEP_WORDS[step.state],
        values={"receiver": referral.receiver},
        words={"reason": REASON_LABELS[step.reason]} if step.reason is not None else {},
        note=referral.wish if is_choice else step.words,
        by=step.by,
        topics=topics,
    )


def _warm(referral: OnwardReferral, warm: WarmHandOver, topics: frozenset[Topic]) -> Event:
    return Event(
        kind=EventKind.ONWARD,
        day=warm.on,
        message=_WARM,
        values={"receiver": referral.receiver},
        words={"way": WAY_LABELS[warm.way]},
        note=": ".join(part for part in (warm.with_whom, warm.words) if part),
        topics=topics,
    )
