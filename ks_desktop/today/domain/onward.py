"""Which onward referrals wait for a nurse, and what is to be done about each. Pure."""

from collections.abc import Iterable
from datetime import date

from ks_desktop.onward.domain import OnwardReferral, OnwardState, is_due, next_step, wants_second_choice
from ks_desktop.today.domain.waiting import WaitingKind


def waits_as(
    referral: OnwardReferral, others: Iterable[OnwardReferral], today: date, *, has_letter: bool = False
) -> WaitingKind | None:
    """Return in which group a referral waits, None while nothing is to be done about it.

    Args:
        referral: the one that is asked about.
        others: all of her case, among which a second choice may stand.
        today: Dutch calendar day.
        has_letter: its letter is begun or lies ready; it waits among the letters then, and not here as well.
    """
    if wants_second_choice(referral, others):
        return WaitingKind.ONWARD_REFUSED
    if not is_due(referral, today):
        return None
    if referral.state is not OnwardState.DRAFT:
        return WaitingKind.ONWARD_DUE
    return None if has_letter else WaitingKind.ONWARD_TO_SEND


def note_of(referrals: Iterable[OnwardReferral], others: Iterable[OnwardReferral], today: date) -> str:
    """Return what is to be done about some referrals of a case: to whom, and what; a line each."""
    others = tuple(others)
    return "\n".join(f"{each.receiver} · {next_step(each, today, others=others).text()}" for each in referrals)
