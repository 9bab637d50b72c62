"""One onward referral, and what a step makes of it. Pure: the same step on the same referral is the same referral."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings import Settings
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, OnwardId, OrganisationId, ServiceId, UserId
from ks_desktop.onward.domain.states import TRANSITIONS, NotStarted, OnwardState, OnwardWay, check_step
from ks_desktop.onward.domain.steps import OnwardStep, StepTaken, WarmHandOver, wrong_asking


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardReferral:
    """She was referred to somebody for help.

    Attributes:
        organisation_id: the partner; None for a service that is of nobody in the directory.
        receiver: the name as it was when this was made; it stays, whatever becomes of the partner.
        domain: the receiver's, which decides what may be told.
        needs: what it is for, as keys.
        wish: her question in her own words, one line.
        state: how far it is: that of the last step.
        sent_on: the day it went out.
        follow_up_on: the next day to ask; None when it is over, and once help began unless it was agreed.
        took_over_on: since when the receiver is responsible; until then whoever looks after the case is.
        reason: why help did not begin.
        second_of: the referral that came to nothing, in whose place this one stands.
        no_second_choice: she wants nothing in its place.
        consent_gone_on: since when she does not agree any more that this receiver is told anything.
        named_wrong_on: the day on which her case was given to her; the receiver heard of it under another name.
        warm: the warm hand-overs that were held, oldest first.
        steps: what happened, oldest first; the first is that it was made.
    """

    id: OnwardId
    case_id: CaseId
    organisation_id: OrganisationId | None = None
    service_id: ServiceId | None = None
    receiver: str
    domain: CareDomain
    needs: tuple[str, ...] = ()
    wish: str = ""
    way: OnwardWay = OnwardWay.LETTER
    state: OnwardState = OnwardState.DRAFT
    made_on: date
    made_by: UserId
    sent_on: date | None = None
    follow_up_on: date | None = None
    took_over_on: date | None = None
    reason: NotStarted | None = None
    second_of: OnwardId | None = None
    no_second_choice: bool = False
    consent_gone_on: date | None = None
    named_wrong_on: date | None = None
    warm: tuple[WarmHandOver, ...] = ()
    steps: tuple[OnwardStep, ...]
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse what no steps lead to.

        Raises:
            ValueError: the steps are in no order, or what is said of it does not follow from them.
        """
        if not self.steps or self.steps[0].state is not OnwardState.DRAFT or self.steps[-1].state is not self.state:
            msg = "an onward referral begins as a draft and is as far as its last step"
            raise ValueError(msg)
        if any(b.state not in TRANSITIONS[a.state] or b.on < a.on for a, b in pairwise(self.steps)):
            msg = "the steps of an onward referral do not follow each other"
            raise ValueError(msg)
        is_in_place = (self.reason is not None) is (self.state is OnwardState.NOT_STARTED)
        if not is_in_place or (self.state.is_over and self.follow_up_on is not None):
            msg = "an onward referral says something that its state does not have"
            raise ValueError(msg)

    @property
    def is_open(self) -> bool:
        """Whether something is still to come: it is not over."""
        return not self.state.is_over

    @property
    def has_told(self) -> bool:
        """Whether the receiver was told of her by somebody else than herself."""
        return bool(self.warm) or (self.way.shares and self.sent_on is not None)

    @property
    def is_answered(self) -> bool:
        """Whether the receiver said something since it last went out."""
        return self.state not in {OnwardState.DRAFT, OnwardState.SENT, OnwardState.WITHDRAWN} or any(
            step.state.is_help or step.state in {OnwardState.RECEIVED, OnwardState.WAITING} for step in self.steps
        )


def taken(
    referral: OnwardReferral, step: StepTaken, *, by: UserId, at: datetime, today: date, settings: Settings
) -> OnwardReferral:
    """Return a referral after a step. One of an earlier day takes its place among those that are known.

    Args:
        referral: as it is now.
        step: what happened.
        by: who writes it down.
        at: the instant it is written down.
        today: Dutch calendar day.
        settings: after how many days to ask again.
    Raises:
        UserError: the step cannot be or cannot follow; several name their fields.
    """
    step = step.checked(today)
    place = sum(1 for known in referral.steps if known.on <= step.on)
    _check_place(referral, step, place)
    happened = OnwardStep(
        state=step.state,
        on=step.on,
        at=at,
        by=by,
        reason=step.reason,
        words=step.words,
        waiting_weeks=step.waiting_weeks,
        starts_on=step.starts_on,
    )
    steps = (*referral.steps[:place], happened, *referral.steps[place:])
    took_over_on = _took_over_on(referral, step)
    if place < len(referral.steps):
        return replace(referral, steps=steps, sent_on=sent_on(steps), took_over_on=took_over_on)
    return replace(
        referral,
        state=step.state,
        steps=steps,
        reason=step.reason,
        sent_on=sent_on(steps),
        took_over_on=took_over_on,
        named_wrong_on=None,  # whoever spoke to them since said whom it is about
        follow_up_on=step.follow_up_on or follow_up_after(happened, settings),
    )


def follow_up_after(step: OnwardStep, settings: Settings) -> date | None:
    """Return on which day to ask after a step, where nobody agreed another; None where nothing is to be asked."""
    if step.state is OnwardState.WAITING:
        if step.starts_on is not None:
            return step.starts_on
        if step.waiting_weeks is not None:
            return step.on + timedelta(weeks=step.waiting_weeks)
    days = {
        OnwardState.DRAFT: settings.onward_draft_days,
        OnwardState.SENT: settings.onward_follow_up_days,
        OnwardState.RECEIVED: settings.onward_received_days,
        OnwardState.WAITING: settings.onward_waiting_days,
    }
    return step.on + timedelta(days=days[step.state]) if step.state in days else None


def handed_over(referral: OnwardReferral, warm: WarmHandOver, *, today: date) -> OnwardReferral:
    """Return a referral with a warm hand-over.

    Raises:
        UserError: it cannot be, or the referral was taken back; several name their fields.
    """
    warm = warm.checked(today)
    if referral.state is OnwardState.WITHDRAWN:
        raise UserError(N_("This referral was taken back."), code="over", field="on")
    if warm.on < referral.made_on:
        raise UserError(N_("This day lies before the day it was made."), code="order", field="on")
    held = sorted((*referral.warm, warm), key=lambda each: each.on)
    return replace(referral, warm=tuple(held), named_wrong_on=None)


def asked_again(referral: OnwardReferral, on: date, *, today: date) -> OnwardReferral:
    """Return a referral that is asked about on a day.

    Raises:
        UserError: it is over, or the day has passed or lies years ahead.
    """
    if not referral.is_open:
        raise UserError(N_("After this nothing is left to ask."), code="over", field="follow_up_on")
    for wrong in wrong_asking(on, today):
        raise wrong
    return replace(referral, follow_up_on=on)


def _check_place(referral: OnwardReferral, step: StepTaken, place: int) -> None:
    if place == 0:
        raise UserError(N_("This day lies before the day it was made."), code="order", field="on")
    after = referral.steps[place:]
    if after and OnwardState.SENT in {known.state for known in after} and step.state is not OnwardState.SENT:
        raise UserError(N_("This day lies before the day it went out."), code="order", field="on")
    check_step(referral.steps[place - 1].state, step.state)
    if after and (step.state is OnwardState.DRAFT or after[0].state not in TRANSITIONS[step.state]):
        sentence = N_("This does not fit before what is written down of a later day: check the day.")
        raise UserError(sentence, code="order", field="on")


def _took_over_on(referral: OnwardReferral, step: StepTaken) -> date | None:
    """Return since when the receiver is responsible: the first day that somebody named."""
    if step.state is OnwardState.DRAFT:
        return None
    if not step.took_over and (step.state is not OnwardState.STARTED or referral.took_over_on is not None):
        return referral.took_over_on
    return min(filter(None, (referral.took_over_on, step.on)))


def sent_on(steps: Sequence[OnwardStep]) -> date | None:
    """Return on which day it last went out; None while it lies here."""
    out = [step for step in steps[1:] if step.state in {OnwardState.SENT, OnwardState.DRAFT}]
    return out[-1].on if out and out[-1].state is OnwardState.SENT else None
