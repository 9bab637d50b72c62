"""An onward referral: she is referred to somebody for help, and it is followed until that help began or will not."""

from ks_desktop.onward.domain.help_status import HelpStatus, help_status
from ks_desktop.onward.domain.line import OnwardLine, Wanted
from ks_desktop.onward.domain.next_step import (
    NextStep,
    Responsible,
    is_due,
    is_overdue,
    next_step,
    responsible,
    wants_second_choice,
)
from ks_desktop.onward.domain.referral import OnwardReferral, asked_again, follow_up_after, handed_over, sent_on, taken
from ks_desktop.onward.domain.states import (
    REASON_LABELS,
    STATE_LABELS,
    TRANSITIONS,
    WAY_LABELS,
    NotStarted,
    OnwardState,
    OnwardWay,
    check_step,
)
from ks_desktop.onward.domain.steps import OnwardPlan, OnwardStep, StepTaken, WarmHandOver
from ks_desktop.onward.domain.still_open import still_open
from ks_desktop.onward.domain.tried import Tried, tried, was_tried

__all__ = [
    "REASON_LABELS",
    "STATE_LABELS",
    "TRANSITIONS",
    "WAY_LABELS",
    "HelpStatus",
    "NextStep",
    "NotStarted",
    "OnwardLine",
    "OnwardPlan",
    "OnwardReferral",
    "OnwardState",
    "OnwardStep",
    "OnwardWay",
    "Responsible",
    "StepTaken",
    "Tried",
    "Wanted",
    "WarmHandOver",
    "asked_again",
    "check_step",
    "follow_up_after",
    "handed_over",
    "help_status",
    "is_due",
    "is_overdue",
    "next_step",
    "responsible",
    "sent_on",
    "still_open",
    "taken",
    "tried",
    "wants_second_choice",
    "was_tried",
]
