"""The page Aanmeldingen: trays, list, the form beside it, and the page it is typed over from."""

from ks_desktop.referrals.page.page import ReferralsPage
from ks_desktop.referrals.page.services import Services

__all__ = ["ReferralsPage", "Services"]
