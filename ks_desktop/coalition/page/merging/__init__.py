"""Somebody else's directory beside ours: looked over card by card, and taken over when all is chosen."""

from ks_desktop.coalition.page.merging.side import MergeSide
from ks_desktop.coalition.page.merging.view import MergeView

__all__ = ["MergeSide", "MergeView"]
