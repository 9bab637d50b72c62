"""In which order a line is spoken that runs in two directions: its stretches, where the eye meets them.

The library that turns a line into the order of the eye does not say where each letter went. It is asked with other
letters of the same kind in their places, once for each bit of a letter's number: so each place tells whose it is.
"""

import unicodedata
from itertools import pairwise
from typing import Final, NamedTuple

from ks_desktop.paper.fonts import is_unseen, turned, with_whole_numbers

# Two letters of each kind that the library treats alike: the first stands for a bit that is not set.
_BITS: Final = {
    "L": "ab",
    "R": "\u05d0\u05d1",
    "AL": "\u0627\u0628",
    "EN": "01",
    "AN": "\u0660\u0661",
    "ES": "+-",
    "ET": "#%",
    "CS": ".,",
    "NSM": "\u0300\u0301",
    "WS": " \u2003",
    "ON": "!&",
}
_ONES: Final = frozenset(pair[1] for pair in _BITS.values())


class Stretch(NamedTuple):
    """Letters that run in one direction.

    Attributes:
        text: In the order of the eye.
        before: What the eye meets before it on the line.
        is_turned: Whether it is spoken from its right end.
    """

    text: str
    before: str
    is_turned: bool


def stretches(line: str, *, rtl: bool) -> list[Stretch]:
    """Return the stretches of a line in the order in which they are spoken.

    Args:
        line: Shaped, in the order of speech.
        rtl: Whether the line as a whole runs from right to left.
    """
    steered = with_whole_numbers(line, rtl=rtl)
    seen = turned(steered, rtl=rtl)
    order = _order(steered, seen, rtl=rtl)
    starts = [0, *(place for place in range(1, len(order)) if _breaks(order, place)), len(order)]
    found = []
    for start, end in pairwise(starts if seen else ()):
        found.append((min(order[start:end]), Stretch(seen[start:end], seen[:start], order[start] > order[end - 1])))
    return [word for _first, stretch in sorted(found) for word in _words(stretch)]


def _words(stretch: Stretch) -> list[Stretch]:
    """Return a stretch that is spoken from its right end as its words, in that order: programs turn words only."""
    if not stretch.is_turned:
        return [stretch]
    words, end = [], len(stretch.text)
    for place in range(len(stretch.text) - 1, -1, -1):
        if place == 0 or (stretch.text[place] == " " and stretch.text[place - 1] != " "):
            words.append(Stretch(stretch.text[place:end], stretch.before + stretch.text[:place], is_turned=True))
            end = place
    return words


def _breaks(order: list[int], place: int) -> bool:
    """Tell whether a new stretch begins at a place of the eye's order."""
    step = order[place] - order[place - 1]
    if abs(step) != 1:
        return True
    before = order[place - 1] - order[place - 2] if place > 1 else step
    return abs(before) == 1 and before != step


def _order(steered: str, seen: str, *, rtl: bool) -> list[int]:
    """Return for each place of the eye's order the number of its letter in the order of speech."""
    letters = [index for index, character in enumerate(steered) if not is_unseen(character)]
    asked = {index: number for number, index in enumerate(letters) if not _is_bracket(steered[index])}
    order = [0] * len(seen)
    for bit in range(max(len(letters) - 1, 0).bit_length()):
        told = turned(_with_bit(steered, asked, bit), rtl=rtl)
        for place, character in enumerate(told):
            order[place] |= (character in _ONES) << bit
    return _with_brackets(order, [steered[index] for index in letters], seen)


def _with_bit(steered: str, asked: dict[int, int], bit: int) -> str:
    """Return a line with letters that say of each whether a bit of its number is set."""
    said = list(steered)
    for index, number in asked.items():
        pair = _BITS.get(unicodedata.bidirectional(steered[index]), "!&")
        said[index] = pair[number >> bit & 1]
    return "".join(said)


def _with_brackets(order: list[int], letters: list[str], seen: str) -> list[int]:
    """Return the order with the brackets in it: they steer the line, so that they cannot be asked."""
    places = [place for place, character in enumerate(seen) if _is_bracket(character)]
    numbers = [number for number, character in enumerate(letters) if _is_bracket(character)]
    turned_round = len(places) > 1 and order[0] > order[-1]
    for place, number in zip(places, reversed(numbers) if turned_round else numbers, strict=True):
        order[place] = number
    return order


def _is_bracket(character: str) -> bool:
    return unicodedata.category(character) in {"Ps", "Pe"}
