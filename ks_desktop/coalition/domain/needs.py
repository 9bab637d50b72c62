"""What she can need, as data: the words people use for it find what helps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ks_desktop.core.values import search_key

_LEAST_START: Final = 3  # letters of a word before it stands for a need: "sc" is no need


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing to need.

    Attributes:
        key: its name in the file, which never changes.
        name: how nurses call it.
        words: other words for it, as they are typed.
        reasons: keys of why somebody is referred, which stand for it while she said nothing herself.
    """

    key: str
    name: str
    words: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Needs:
    """All needs, in their order, and which of them a typed word stands for."""

    def __init__(self, needs: Iterable[Need]) -> None:
        self.all: Final = tuple(needs)
        self._names: Mapping[str, str] = MappingProxyType({need.key: need.name for need in self.all})
        self._words = tuple((search_key(word), need.key) for need in self.all for word in (need.name, *need.words))

    def name_of(self, key: str) -> str:
        """Return how a need is called; its key when the catalogue does not have it any more."""
        return self._names.get(key, key)

    def meant_by(self, word: str) -> frozenset[str]:
        """Return the keys of the needs that a word, or its beginning, stands for."""
        typed = search_key(word)
        if len(typed) < _LEAST_START:
            return frozenset()
        return frozenset(key for known, key in self._words if known.startswith(typed))
