"""The form of a referral, for a new one and for a stored one."""

from ks_desktop.referrals.form.referral import ReferralForm

__all__ = ["ReferralForm"]
