"""Counts how much a page asks to be drawn: drawings can draw others, each of them ten more, without taking any room."""

import re
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from ks_desktop.referrals.formreading import limits
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper

_DRAW: Final = re.compile(rb"/([^\s/\[\]<>()%]+)\s+Do\b")

Key = tuple[int, int]


def check_drawing(document: Pdf) -> None:
    """Refuse a document of which a page draws more than any form or scan does.

    Raises:
        RefusedPaper: it does, or its drawings draw themselves.
    """
    counter = _Counter()
    for page in document.pages:
        counter.count(page.obj, _content(page.obj.get(Name.Contents)), page.resources)
        marks = page.obj.get(Name.Annots)
        for mark in marks if isinstance(marks, Array) else ():
            shown = mark.get(Name.AP, Dictionary()).get(Name.N) if isinstance(mark, Dictionary) else None
            for drawing in _drawings(shown):
                counter.of_drawing(drawing)


class _Counter:
    """Counts each drawing once; what it draws is added to it."""

    def __init__(self) -> None:
        self._known: dict[Key, int] = {}
        self._begun: set[Key] = set()

    def of_drawing(self, drawing: Stream) -> int:
        """Return how many drawings a drawing comes down to, itself included."""
        key = drawing.objgen
        if key in self._begun or len(self._begun) > limits.MOST_DEPTH:
            raise RefusedPaper(Refusal.TOO_HEAVY)
        if key not in self._known:
            self._begun.add(key)
            is_form = str(drawing.get(Name.Subtype, "")) == "/Form"
            self._known[key] = (
                1 + self.count(drawing, drawing.read_bytes(), drawing.get(Name.Resources)) if is_form else 1
            )
            self._begun.discard(key)
        return self._known[key]

    def count(self, owner: Object, content: bytes, resources: object) -> int:
        """Return how many drawings a content asks for."""
        named = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
        total = 0
        for found in _DRAW.finditer(content):
            drawing = named.get(f"/{found[1].decode('latin-1')}") if isinstance(named, Dictionary) else None
            if isinstance(drawing, Stream) and drawing.objgen != owner.objgen:
                total += self.of_drawing(drawing)
            if total > limits.MOST_DRAWN:
                raise RefusedPaper(Refusal.TOO_HEAVY)
        return total


def _content(found: object) -> bytes:
    if isinstance(found, Stream):
        return found.read_bytes()
    if isinstance(found, Array):
        return b"\n".join(part.read_bytes() for part in found if isinstance(part, Stream))
    return b""


def _drawings(shown: object) -> list[Stream]:
    if isinstance(shown, Stream):
        return [shown]
    if isinstance(shown, Dictionary):
        return [state for state in shown.values() if isinstance(state, Stream)]
    return []
