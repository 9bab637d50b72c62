"""Zwangeren: the list, and the page of one woman."""

from ks_desktop.casefile.page.contacts import ContactServices
from ks_desktop.casefile.page.women import WomenPage

__all__ = ["ContactServices", "WomenPage"]
