"""Painting with little ink: black letters, thin lines, no colour."""

from typing import Final

from ks_desktop.paper import ink

_PALE: Final = frozenset({ink.PALE, ink.HAIR, ink.RULE})


def filled(colour: str) -> str:
    """Return the colour in which letters and fills are painted instead: black, unless it is pale."""
    return colour if colour in _PALE else ink.BLACK


def stroked(colour: str) -> str:
    """Return the colour in which lines are painted instead: that of a quiet line, unless it is pale."""
    return colour if colour in _PALE else ink.RULE


def thin(width: float) -> float:
    """Return how wide a line is painted instead, in points."""
    return min(width, ink.HAIR_WIDTH)
