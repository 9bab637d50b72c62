"""Restricted notes on her page: folded until somebody opens them, and what others opened with a reason."""

from ks_desktop.casefile.page.restricted.card import RestrictedCard, RestrictedServices
from ks_desktop.casefile.page.restricted.openings import OpeningsCard

__all__ = ["OpeningsCard", "RestrictedCard", "RestrictedServices"]
