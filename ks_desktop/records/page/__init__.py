"""The Privacy page: parts as data (`parts.PARTS`), each a `PrivacyPart`."""

from ks_desktop.records.page.part import Part, PrivacyPart, Services
from ks_desktop.records.page.view import PrivacyPage

__all__ = ["Part", "PrivacyPage", "PrivacyPart", "Services"]
