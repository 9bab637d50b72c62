"""What became of the help she was referred to, in one word: what whoever referred her may hear."""

from collections.abc import Iterable
from enum import StrEnum

from ks_desktop.onward.domain.referral import OnwardReferral
from ks_desktop.onward.domain.states import OnwardState


class HelpStatus(StrEnum):
    """What became of it."""

    NOTHING_ASKED = "nothing_asked"
    REFERRED = "referred"
    WAITING = "waiting"
    STARTED = "started"
    NOT_STARTED = "not_started"


def help_status(referrals: Iterable[OnwardReferral]) -> HelpStatus:
    """Return what became of it, over all referrals of a case: the furthest that any of them came.

    What was not sent or was taken back counts for nothing; that one came to nothing counts only where none goes on.
    """
    states = {referral.state for referral in referrals}
    if any(state.is_help for state in states):
        return HelpStatus.STARTED
    if OnwardState.WAITING in states:
        return HelpStatus.WAITING
    if any(state.is_out for state in states):
        return HelpStatus.REFERRED
    return HelpStatus.NOT_STARTED if OnwardState.NOT_STARTED in states else HelpStatus.NOTHING_ASKED
