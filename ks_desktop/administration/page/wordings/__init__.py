"""The part of Beheer with the texts of letters: the list, the text that is changed, and the page beside it."""

from ks_desktop.administration.page.wordings.pane import WordingsPane

__all__ = ["WordingsPane"]
