"""The page Sociale kaart: what is offered and the partners, each with the card of one."""

from ks_desktop.coalition.page.page import DirectoryPage

__all__ = ["DirectoryPage"]
