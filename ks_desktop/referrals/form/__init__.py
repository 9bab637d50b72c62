"""The form of a referral, for a new one and for a stored one."""

from ks_desktop.referrals.form.orders import ORDERS, Order
from ks_desktop.referrals.form.referral import ReferralForm

__all__ = ["ORDERS", "Order", "ReferralForm"]
