"""Is this referral about a woman, a pregnancy, that is known; what does it say otherwise; what is taken over."""

from ks_desktop.referrals.matching.comparing import Comparison, compare
from ks_desktop.referrals.matching.deciding import decided
from ks_desktop.referrals.matching.finding import Known, find_known
from ks_desktop.referrals.matching.merging import Merged, Remark, Wording, next_pregnancy, repeated, same_pregnancy

__all__ = [
    "Comparison",
    "Known",
    "Merged",
    "Remark",
    "Wording",
    "compare",
    "decided",
    "find_known",
    "next_pregnancy",
    "repeated",
    "same_pregnancy",
]
