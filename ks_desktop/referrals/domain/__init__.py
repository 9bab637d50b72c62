"""Referrals: who asked for a prenatal home visit, why, with what consent; what is missing; in which tray it lies."""

from ks_desktop.referrals.domain.referral import Referral
from ks_desktop.referrals.domain.trays import (
    Doubts,
    ReferralLine,
    Standing,
    line_of,
    missing,
    missing_of,
    no_doubts,
    tray_of,
)
from ks_desktop.referrals.domain.words import (
    FIELDS,
    Channel,
    NotTakenUp,
    Reason,
    ReferrerRole,
    Route,
    Tray,
    Urgency,
)

__all__ = [
    "FIELDS",
    "Channel",
    "Doubts",
    "NotTakenUp",
    "Reason",
    "Referral",
    "ReferralLine",
    "ReferrerRole",
    "Route",
    "Standing",
    "Tray",
    "Urgency",
    "line_of",
    "missing",
    "missing_of",
    "no_doubts",
    "tray_of",
]
