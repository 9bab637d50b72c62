"""The municipalities: their coalitions, what was agreed with them, and how that was before."""

from ks_desktop.coalition.page.towns.view import TownsView

__all__ = ["TownsView"]
