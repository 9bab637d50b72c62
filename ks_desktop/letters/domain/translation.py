"""A letter to her in her own language beside the Dutch, and who looked the translation over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

LANGUAGES: Final = ("en", "tr", "pl", "uk", "ar", "ti", "es", "fr")
"""The languages that stand beside the Dutch, as they are offered; codes of ISO 639-1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationCheck:
    """Somebody whose own language it is looked a translation over, on a day.

    Attributes:
        kind: of paper.
        language: ISO 639-1 code.
        mark: of the texts that were looked over, the Dutch ones among them; with others it counts no more.
        name: of whoever did.
        version: 0 is not stored yet.
    """

    kind: str
    language: str
    mark: str
    name: str
    on: date
    version: int = 0


def check_of(checks: Iterable[TranslationCheck], kind: str, language: str) -> TranslationCheck | None:
    """Return who looked over the translation of a kind of letter, None when nobody did."""
    return next((one for one in checks if (one.kind, one.language) == (kind, language)), None)
