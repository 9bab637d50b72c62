"""The page Zwangeren: the list, and one woman's page."""

from ks_desktop.casefile.page.cards import Place
from ks_desktop.casefile.page.case import CaseView
from ks_desktop.casefile.page.contacts import ContactsCard, ContactServices
from ks_desktop.casefile.page.women import WomenPage

__all__ = ["CaseView", "ContactServices", "ContactsCard", "Place", "WomenPage"]
