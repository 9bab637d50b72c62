"""How a printed plan stands in the list, and what on it is not so any more in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.visits.domain.printed import (
    PLAN_LABELS,
    PlanChange,
    PlanState,
    PrintedPlan,
    WrongVisit,
)
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import brief_day, clock_time

_STATES: Final[Mapping[PlanState, str]] = {
    PlanState.OUT: N_("out"),
    PlanState.SHREDDED: N_("shredded"),
    PlanState.LOST: N_("lost"),
}
_CHANGES: Final[Mapping[PlanChange, str]] = {
    PlanChange.MOVED: N_("{code} of {was} moved to {now}"),
    PlanChange.OTHER_NURSE: N_("{code} of {was} went to another nurse"),
    PlanChange.CANCELLED: N_("{code} of {was} is off"),
}


def columns(today: Callable[[], date]) -> tuple[Column[PrintedPlan], ...]:
    """Return the columns of the list; `today` says which plans are over."""

    def state(plan: PrintedPlan) -> str:
        return _("shred now") if plan.is_out and plan.is_over(today()) else _(_STATES[plan.state])

    def tone(plan: PrintedPlan) -> Tone:
        if not plan.is_out:
            return Tone.MUTED
        return Tone.ATTENTION if plan.is_over(today()) or plan.wrong else Tone.INK

    return (
        Column(N_("Plan no."), lambda plan: plan.label, sort=lambda plan: (plan.made_on, plan.number)),
        Column(N_("Kind"), lambda plan: _(PLAN_LABELS[plan.kind])),
        Column(N_("Days"), days_text, sort=lambda plan: plan.first),
        Column(N_("Of"), lambda plan: plan.nurse_name or _("the team")),
        Column(N_("State"), state, pill=tone),
        Column(N_("Not so any more"), wrong_text, tooltip=wrong_lines, stretch=True),
    )


def days_text(plan: PrintedPlan) -> str:
    """Return `di 24 nov`, or `ma 23 nov - zo 29 nov`."""
    if plan.first == plan.last:
        return brief_day(plan.first)
    return f"{brief_day(plan.first)} - {brief_day(plan.last)}"


def wrong_text(plan: PrintedPlan) -> str:
    """Return how many visits on it are not so any more, "" for none."""
    return n_("{count} visit", "{count} visits", len(plan.wrong)) if plan.wrong else ""


def wrong_lines(plan: PrintedPlan) -> str:
    """Return each of them in words, one a line."""
    return "\n".join(map(_wrong_line, plan.wrong))


def _wrong_line(wrong: WrongVisit) -> str:
    now = ""
    if wrong.now is not None:
        now = f"{brief_day(local_day(wrong.now))} {clock_time(local_time(wrong.now))}"
    was = f"{brief_day(local_day(wrong.was))} {clock_time(local_time(wrong.was))}"
    return _(_CHANGES[wrong.change], code=wrong.code, was=was, now=now)


def summary(plans: tuple[PrintedPlan, ...], today: date) -> str:
    """Return `3 plans are out still, 1 of them is over.`; "" when none is."""
    out = [plan for plan in plans if plan.is_out]
    over = sum(plan.is_over(today) for plan in out)
    wrong = sum(bool(plan.wrong) for plan in out)
    if not out:
        return ""
    parts = [n_("{count} plan is out still", "{count} plans are out still", len(out))]
    if over:
        parts.append(n_("{count} is over: shred it", "{count} are over: shred them", over))
    if wrong:
        parts.append(n_("{count} is not right any more", "{count} are not right any more", wrong))
    return ", ".join(parts) + "."
