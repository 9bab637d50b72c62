"""A datum that may go along: how it gets its value, and for each kind of letter its preset and the reason for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ks_desktop.letters.domain import LetterKind, Preset
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import Wording

Value = Callable[[LetterFacts, Wording], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a datum gets its value, and for each kind its preset and the reason for it."""

    word: str
    label: str
    value: Value
    presets: Mapping[LetterKind, tuple[Preset, str]]
