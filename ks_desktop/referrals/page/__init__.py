"""The page Aanmeldingen: trays, list, and the form beside it."""

from ks_desktop.referrals.page.page import ReferralsPage

__all__ = ["ReferralsPage"]
