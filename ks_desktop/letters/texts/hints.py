"""What makes a text hard to read or unkind, as hints: nothing is refused for it. The words are data."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from ks_desktop.core import paths
from ks_desktop.core.texts import _, n_
from ks_desktop.letters.texts.pieces import Choice, Field, Pieces

_SENTENCE: Final = re.compile(r"[.!?:]+(?:\s+|$)|\n+")
_WORD: Final = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at once more.

    Attributes:
        text: a sentence for the screen.
        is_clear: it is a word that no letter uses.
    """

    text: str
    is_clear: bool = False


def hints_of(pieces: Pieces, language: str, *, to_her: bool) -> tuple[Hint, ...]:
    """Return what could be better in a text; of a language without a list, nothing.

    Args:
        pieces: the text.
        language: ISO 639-1 code.
        to_her: she reads it herself, so it must be easy.
    """
    words = _words(language)
    if not words:
        return ()
    said = "\n".join(_variants(pieces))
    hints = [
        Hint(_("“{word}” does not belong in a letter: {better}.", word=found[0], better=better), is_clear=True)
        for word, better in words["never"].items()
        if (found := re.search(rf"\b{re.escape(word)}\w*", said, re.IGNORECASE))
    ]
    if to_her:
        hints += [
            Hint(_("“{word}” is a hard word. Easier: {better}.", word=found[0], better=better))
            for word, better in words["hard"].items()
            if (found := re.search(rf"\b{re.escape(word)}\b", said, re.IGNORECASE))
        ]
        hints += _long(said, words["most_words"])
    return tuple(hints)


def _long(said: str, most: int) -> Iterator[Hint]:
    for sentence in dict.fromkeys(_SENTENCE.split(said)):
        count = len(_WORD.findall(sentence))
        if count > most:
            begin = " ".join(sentence.split()[:4])
            yield Hint(
                n_(
                    "The sentence “{begin}…” has {count} word: make it shorter.",
                    "The sentence “{begin}…” has {count} words: make it shorter.",
                    count,
                    begin=begin,
                )
            )


def _variants(pieces: Pieces) -> tuple[str, ...]:
    """Return the text once with the first branches of its choices, once with the second, to the last."""
    return tuple(_said(pieces, branch) for branch in range(_most_branches(pieces)))


def _most_branches(pieces: Pieces) -> int:
    choices = [item for item in pieces.items if isinstance(item, Choice)]
    inside = [_most_branches(text) for choice in choices for text in choice.texts]
    return max([1, *(len(choice.texts) for choice in choices), *inside])


def _said(pieces: Pieces, branch: int) -> str:
    said = []
    for item in pieces.items:
        if isinstance(item, Choice):
            said.append(_said(item.texts[min(branch, len(item.texts) - 1)], branch))
        else:
            said.append("x" if isinstance(item, Field) else item)
    return "".join(said)


@lru_cache(maxsize=8)
def _words(language: str) -> Mapping[str, Any]:
    file = paths.resources() / "texts" / f"plain_{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
