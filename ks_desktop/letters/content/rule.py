"""A datum that may go along: how it gets its value, who may read it at all, its presets and the reason for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ks_desktop.letters.domain import Audience, LetterKind, Preset
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import Wording

Value = Callable[[LetterFacts, Wording], str]
Choice = tuple[Preset, str]
_NEVER: Choice = (Preset.NEVER, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a datum gets its value, and whether it goes along.

    Attributes:
        readers: who may ever get it, whatever the kind of letter and whoever ticks: nobody else is offered it.
        presets: by kind, of letters that have a purpose of their own.
        partners: by reader, of letters that ask a partner for help.
    """

    word: str
    label: str
    value: Value
    readers: frozenset[Audience] = frozenset(Audience)
    presets: Mapping[LetterKind, Choice] = field(default_factory=dict)
    partners: Mapping[Audience, Choice] = field(default_factory=dict)

    def choice(self, kind: LetterKind, audience: Audience) -> Choice:
        """Return whether it is ticked at first in a letter of this kind for this reader, and why."""
        if audience not in self.readers:
            return _NEVER
        return self.partners.get(audience, _NEVER) if kind.is_referral else self.presets.get(kind, _NEVER)
