"""What is still open of the help that was asked for her: it stays in sight until it is closed with a reason."""

from collections.abc import Iterable

from ks_desktop.onward.domain.next_step import wants_second_choice
from ks_desktop.onward.domain.referral import OnwardReferral


def still_open(referrals: Iterable[OnwardReferral]) -> tuple[OnwardReferral, ...]:
    """Return the referrals of a case that may still lead to help, or that came to nothing with nothing in their place.

    Once help began a referral is followed further where a day was agreed, but it holds nothing up.
    """
    hers = tuple(referrals)
    return tuple(each for each in hers if _is_asked(each) or wants_second_choice(each, hers))


def _is_asked(referral: OnwardReferral) -> bool:
    return referral.is_open and not referral.state.is_help
