"""Restricted notes: about her safety, and steps of the reporting code. Sealed under the second key; few open them.

A contract keeps letters, paper, calendar files, plans, today's papers, search and exports away from here.
"""

from ks_desktop.clients.restricted.readers import Readers
from ks_desktop.clients.restricted.service import RestrictedNotes
from ks_desktop.clients.restricted.texts import RestrictedTexts, no_key
from ks_desktop.core.resealing import reseal

__all__ = ["Readers", "RestrictedNotes", "RestrictedTexts", "no_key", "reseal"]
