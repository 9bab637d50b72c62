"""The page Sociale kaart: the partners, and the card of one."""

from ks_desktop.coalition.page.page import DirectoryPage

__all__ = ["DirectoryPage"]
