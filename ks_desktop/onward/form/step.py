"""What was heard of an onward referral: the fields, and the step that is read from them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.onward.domain import (
    REASON_LABELS,
    TRANSITIONS,
    NotStarted,
    OnwardReferral,
    OnwardState,
    StepTaken,
)
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option, YesNoField
from ks_desktop.widgets.form import Form, FormSection

STEP_LABELS: Final[Mapping[OnwardState, str]] = {
    OnwardState.SENT: N_("Gone out"),
    OnwardState.RECEIVED: N_("Came in"),
    OnwardState.WAITING: N_("Waiting list"),
    OnwardState.STARTED: N_("Begun"),
    OnwardState.NOT_STARTED: N_("Not begun"),
    OnwardState.FINISHED: N_("Ended"),
    OnwardState.WITHDRAWN: N_("Taken back"),
}
"""What may have been heard, in the order of the reply slip; every Dutch label begins with a letter of its own."""

_ALWAYS: Final = frozenset({"state", "on", "words"})
_NOTHING_HEARD: Final = frozenset({"state", "follow_up_on"})
_FIELDS: Final[Mapping[OnwardState, frozenset[str]]] = {
    OnwardState.SENT: frozenset({"took_over", "follow_up_on"}),
    OnwardState.RECEIVED: frozenset({"took_over", "follow_up_on"}),
    OnwardState.WAITING: frozenset({"waiting_weeks", "starts_on", "took_over", "follow_up_on"}),
    OnwardState.STARTED: frozenset({"follow_up_on"}),
    OnwardState.NOT_STARTED: frozenset({"reason"}),
}


def offered(referral: OnwardReferral) -> tuple[OnwardState, ...]:
    """Return what may have been heard of a referral now."""
    return tuple(state for state in STEP_LABELS if state in TRANSITIONS[referral.state])


def step_form(today: Callable[[], date], states: tuple[OnwardState, ...]) -> Form:
    """Return the form for what was heard; which of its fields stand there hangs on it."""
    choices = [Option(state.value, STEP_LABELS[state]) for state in states]
    reasons = [Option(reason.value, words) for reason, words in REASON_LABELS.items()]
    fields = (
        ChoiceField("state", N_("What did you hear?"), choices, as_list=False),
        DateField("on", N_("On which day was that so?"), today, lean=Lean.PAST),
        ChoiceField("reason", N_("Why did help not begin?"), reasons, as_list=True),
        (
            LineField("waiting_weeks", N_("How many weeks"), width=4),
            DateField("starts_on", N_("Expected from"), today, lean=Lean.FUTURE),
        ),
        LineField("words", N_("In a few words")),
        (
            YesNoField("took_over", N_("Are they the ones to turn to from now on?")),
            DateField("follow_up_on", N_("When do you ask again?"), today, lean=Lean.FUTURE, hint=_USUAL),
        ),
    )
    return Form((FormSection("", fields),))


_USUAL: Final = N_("Empty: the usual day")


def shown_fields(state: str) -> frozenset[str]:
    """Return which fields stand there; while nothing was heard, only on which day it is asked again."""
    return _ALWAYS | _FIELDS.get(OnwardState(state), frozenset()) if state else _NOTHING_HEARD


def asked_later(values: Mapping[str, object]) -> date | None:
    """Return the day on which it is asked again where nothing was heard; None where something was, or no day is."""
    day = values["follow_up_on"]
    return day if not values["state"] and isinstance(day, date) else None


def step_of(values: Mapping[str, object]) -> StepTaken:
    """Return the step that was filled in; what does not stand there is not read.

    Raises:
        UserErrors: nothing was chosen, there is no day, or the weeks are no number; each at its field.
    """
    shown = shown_fields(str(values["state"]))
    errors = []
    if not values["state"]:
        errors.append(UserError(N_("Choose what you heard."), code="required", field="state"))
    on = values["on"]
    if not isinstance(on, date):
        errors.append(UserError(N_("Fill in the day."), code="required", field="on"))
    weeks = str(values["waiting_weeks"]) if "waiting_weeks" in shown else ""
    if weeks and not (weeks.isascii() and weeks.isdigit() and len(weeks) <= 3):  # noqa: PLR2004 - 999 weeks is refused
        sentence = N_("Type a whole number of weeks, such as 6.")
        errors.append(UserError(sentence, code="number", field="waiting_weeks"))
    if errors or not isinstance(on, date):
        raise UserErrors(errors)

    def day(name: str) -> date | None:
        typed = values[name] if name in shown else None
        return typed if isinstance(typed, date) else None

    return StepTaken(
        state=OnwardState(str(values["state"])),
        on=on,
        reason=NotStarted(str(values["reason"])) if "reason" in shown and values["reason"] else None,
        words=str(values["words"]),
        waiting_weeks=int(weeks) if weeks else None,
        starts_on=day("starts_on"),
        took_over="took_over" in shown and values["took_over"] is True,
        follow_up_on=day("follow_up_on"),
    )
