"""Is this referral about a pregnancy that is known, or even recorded already? Pure rules over records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from ks_desktop.clients.domain import Case, Client
from ks_desktop.core.values import ClientId, search_key
from ks_desktop.referrals.domain import Referral

SAME_PREGNANCY_DAYS: Final = 42  # a scan moves a due date by weeks; the next pregnancy is months away


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the woman: her record, the case of this pregnancy, and the referral that is the same."""

    client: Client
    case: Case | None = None
    same: Referral | None = None


def find_known(
    case: Case,
    referral: Referral,
    women: Iterable[Client],
    cases: Mapping[ClientId, tuple[Case, ...]],
    referrals: Iterable[Referral],
) -> Known | None:
    """Return what is known of the woman a referral is about, None when she is new.

    A pregnancy that ended is known too: what still comes in about it is kept with it and opens nothing.

    Args:
        case: as just read.
        referral: as just read.
        women: the records that are hers.
        cases: all cases of these women.
        referrals: all referrals of these cases.
    """
    women = tuple(women)
    received = tuple(referrals)
    near = [(woman, known) for woman in women for known in cases.get(woman.id, ()) if is_same_pregnancy(known, case)]
    for woman, known in near:
        for other in received:
            if other.case_id == known.id and is_same_referral(other, referral):
                return Known(client=woman, case=known, same=other)
    for is_wanted in (attrgetter("is_open"), attrgetter("is_quiet")):
        for woman, known in near:
            if is_wanted(known):
                return Known(client=woman, case=known)
    return Known(client=women[0]) if women else None


def is_same_pregnancy(one: Case, other: Case) -> bool:
    """Tell whether two due dates of one woman are of one pregnancy."""
    return abs((one.due_date - other.due_date).days) <= SAME_PREGNANCY_DAYS


def is_same_referral(one: Referral, other: Referral) -> bool:
    """Tell whether two referrals of one pregnancy are one: the same referrer on the same day."""
    return one.received_on == other.received_on and _referrer(one) == _referrer(other)


def _referrer(referral: Referral) -> tuple[object, ...]:
    return (
        referral.referrer_role,
        search_key(referral.referrer_organisation),
        search_key(referral.referrer_name),
    )
