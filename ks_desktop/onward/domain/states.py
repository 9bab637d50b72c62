"""How far an onward referral is, which step may follow which, and the words for them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _


class OnwardState(StrEnum):
    """How far it is. That help started is not that she was referred: only the receiver or she can say so."""

    DRAFT = "draft"
    SENT = "sent"
    RECEIVED = "received"
    WAITING = "waiting"
    STARTED = "started"
    FINISHED = "finished"
    NOT_STARTED = "not_started"
    WITHDRAWN = "withdrawn"

    @property
    def is_over(self) -> bool:
        """Whether nothing follows any more."""
        return self in _OVER

    @property
    def is_help(self) -> bool:
        """Whether help began."""
        return self in {OnwardState.STARTED, OnwardState.FINISHED}

    @property
    def is_out(self) -> bool:
        """Whether the receiver has it and help did not begin: what happens next is up to the receiver."""
        return self in {OnwardState.SENT, OnwardState.RECEIVED, OnwardState.WAITING}


class NotStarted(StrEnum):
    """Why help did not begin."""

    NO_PLACE = "no_place"
    DOES_NOT_FIT = "does_not_fit"
    SHE_DECLINED = "she_declined"
    NOT_REACHED = "not_reached"
    REFERRED_ELSEWHERE = "referred_elsewhere"
    OTHER = "other"


class OnwardWay(StrEnum):
    """How the receiver is asked. Only what she does herself shares nothing, so that only there no consent is asked."""

    LETTER = "letter"
    PHONE = "phone"
    TOGETHER = "together"
    PORTAL = "portal"
    HERSELF = "herself"

    @property
    def is_warm(self) -> bool:
        """Whether somebody there was spoken to."""
        return self in {OnwardWay.PHONE, OnwardWay.TOGETHER}

    @property
    def shares(self) -> bool:
        """Whether something about her is told."""
        return self is not OnwardWay.HERSELF


_OVER: Final = frozenset({OnwardState.FINISHED, OnwardState.NOT_STARTED, OnwardState.WITHDRAWN})
_ANSWERS: Final = frozenset({OnwardState.WAITING, OnwardState.STARTED, OnwardState.NOT_STARTED, OnwardState.WITHDRAWN})

TRANSITIONS: Final[Mapping[OnwardState, frozenset[OnwardState]]] = {
    OnwardState.DRAFT: frozenset({OnwardState.SENT, OnwardState.WITHDRAWN}),
    # Back to draft: its letter was withdrawn before anybody answered.
    OnwardState.SENT: _ANSWERS | {OnwardState.RECEIVED, OnwardState.DRAFT},
    OnwardState.RECEIVED: _ANSWERS,
    OnwardState.WAITING: _ANSWERS,  # waiting again: another answer to how long it takes
    OnwardState.STARTED: frozenset({OnwardState.FINISHED}),  # what stopped early is finished, with words
    **dict.fromkeys(_OVER, frozenset()),
}

STATE_LABELS: Final[Mapping[OnwardState, str]] = {
    OnwardState.DRAFT: N_("Not sent yet"),
    OnwardState.SENT: N_("Sent on"),
    OnwardState.RECEIVED: N_("Came in there"),
    OnwardState.WAITING: N_("On a waiting list"),
    OnwardState.STARTED: N_("Help has begun"),
    OnwardState.FINISHED: N_("Help has ended"),
    OnwardState.NOT_STARTED: N_("Help did not begin"),
    OnwardState.WITHDRAWN: N_("Taken back"),
}
REASON_LABELS: Final[Mapping[NotStarted, str]] = {
    NotStarted.NO_PLACE: N_("No place there"),
    NotStarted.DOES_NOT_FIT: N_("It does not fit her"),
    NotStarted.SHE_DECLINED: N_("She does not want it (any more)"),
    NotStarted.NOT_REACHED: N_("They could not reach her"),
    NotStarted.REFERRED_ELSEWHERE: N_("They referred her elsewhere"),
    NotStarted.OTHER: N_("For another reason"),
}
WAY_LABELS: Final[Mapping[OnwardWay, str]] = {
    OnwardWay.LETTER: N_("By letter"),
    OnwardWay.PHONE: N_("By phone"),
    OnwardWay.TOGETHER: N_("In a talk together"),
    OnwardWay.PORTAL: N_("Through a portal"),
    OnwardWay.HERSELF: N_("She signs up herself"),
}


def check_step(state: OnwardState, after: OnwardState) -> None:
    """Refuse a step that cannot follow.

    Raises:
        UserError: it is over, was not sent, or help did not begin yet.
    """
    if after in TRANSITIONS[state]:
        return
    if state.is_over:
        sentence = N_("This referral has come to its end. Undo that if it was a mistake, or refer her anew.")
        raise UserError(sentence, code="over", field="state")
    if state is OnwardState.DRAFT:
        sentence = N_("This has not gone out yet. Write down first on which day it did.")
        raise UserError(sentence, code="not_sent", field="state")
    if after is OnwardState.FINISHED:
        sentence = N_("Write down first since which day there is help.")
        raise UserError(sentence, code="not_started", field="state")
    values = {"now": _(STATE_LABELS[state]), "after": _(STATE_LABELS[after])}
    raise UserError(N_("After “{now}” there is no “{after}”."), code="step", field="state", values=values)
