"""What stays of a referral that is not kept: one in a count, without anybody in it."""

from dataclasses import dataclass
from enum import StrEnum

from ks_desktop.clients.domain import Client
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.referrals.domain.referral import Referral
from ks_desktop.referrals.domain.words import ReferrerRole, Route


class NotKept(StrEnum):
    """Why a referral is not kept."""

    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NO_CONSENT_IN_TIME = "no_consent_in_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountKey:
    """What is counted together.

    Attributes:
        month: `2026-11`, in which it was received.
        municipality: CBS code, "" when not known.
    """

    month: str
    municipality: str
    referrer_role: ReferrerRole | None
    route: Route | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many referrals of a kind were not kept, and why."""

    key: CountKey
    outcome: NotKept
    count: int


class RefusedByHerError(UserError):
    """She does not agree, so nothing about her may be stored."""

    def __init__(self) -> None:
        super().__init__(
            N_("She does not agree, so this is not kept. Only the count stays."),
            code="refused_by_her",
            field="consent_given",
        )


def count_key(referral: Referral, client: Client) -> CountKey:
    """Return what a referral counts as."""
    return CountKey(
        month=f"{referral.received_on:%Y-%m}",
        municipality=client.address.municipality,
        referrer_role=referral.referrer_role,
        route=referral.route,
    )
