"""The order in which a paper is read aloud: the tree of its parts, gathered while it is painted.

Each stretch of ink on a page has a number there (MCID) and belongs to one element of the tree. An element that goes on
over the page stays one: `Structure.begin` is told of which whole a box is a part. What is painted a second time without
being a part, as the head of a table on each of its pages, was heard already and becomes an artifact.
"""

from collections.abc import Hashable
from typing import Final

from ks_desktop.paper.tags import ARTIFACT, PARAGRAPH, Tag

# Elements that hold letters themselves; in all others a paragraph is put around them.
_HOLDS: Final = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Span", "Figure"})
_STAYS_EMPTY: Final = frozenset({"TH", "TD", "Form"})  # cells a table needs, and what is filled in later
_HEADINGS: Final = {f"H{depth}": depth for depth in range(1, 7)}


class Element:
    """One part of a paper; its kids are elements, or ink: the number of a page and of a stretch of ink there."""

    __slots__ = ("kids", "parent", "role", "tag", "whole")

    def __init__(self, tag: Tag, role: str, parent: "Element | None", whole: Hashable = None) -> None:
        """Take what it says of itself, its role in the file, and the box it was made of."""
        self.tag = tag
        self.role = role
        self.parent = parent
        self.whole = whole
        self.kids: list[Element | tuple[int, int]] = []


class Structure:
    """The tree of one file, and on each page whose each stretch of ink is."""

    def __init__(self) -> None:
        """Begin with a document that says nothing."""
        self.root = Element(Tag(role="Document"), "Document", None)
        self.pages: list[list[Element]] = [[]]  # of each page the owners of its stretches of ink, by their numbers
        self._path = [self.root]
        self._known: dict[Hashable, Element] = {}
        self._silent = 0  # how deep we are in what is not read aloud
        self._depths: list[int] = []  # of the headings that we are under, as they were meant

    def begin_document(self, language: str, *, one_of_many: bool) -> None:
        """Begin a document: its headings start anew, and one of many is a part with a language of its own."""
        self._known = {}
        self._depths = []
        self._path = [self.root]
        if one_of_many:
            self._enter(Tag(role="Part", language=language), None)

    def begin(self, tag: Tag, whole: Hashable, *, is_part: bool) -> None:
        """Begin what a box says of itself; each call wants its `end`.

        Args:
            tag: What it is.
            whole: The box, or the box of which it is a part.
            is_part: Whether it is a part: then it goes on where the part before it ended.
        """
        known = self._known.get(whole)
        if self._silent or tag.role == ARTIFACT.role or (known is not None and not is_part):
            self._silent += 1
        elif known is not None:
            self._path.append(known)
        else:
            self._enter(tag, whole)

    def _enter(self, tag: Tag, whole: Hashable) -> None:
        element = Element(tag, self._role(tag), self._path[-1], whole)
        self._path[-1].kids.append(element)
        self._path.append(element)
        if whole is not None:
            self._known[whole] = element

    def end(self) -> None:
        """End what was begun last; an element that stayed empty leaves the tree."""
        if self._silent:
            self._silent -= 1
            return
        element = self._path.pop()
        parts = [kid for kid in element.kids if isinstance(kid, Element)]
        if element.role == "LI" and [part.role for part in parts] == ["Lbl"]:
            parts[0].role = "LBody"  # of this item only the label says something
        if not element.kids and element.role not in _STAYS_EMPTY:
            self._path[-1].kids.pop()
            self._known.pop(element.whole, None)

    def begin_words(self, whole: Hashable, *, is_part: bool) -> bool:
        """Begin words that say nothing of themselves; True when a paragraph was put around them, which wants an end."""
        if self._silent or self._path[-1].role in _HOLDS:
            return False
        self.begin(PARAGRAPH, whole, is_part=is_part)
        return True

    def next_page(self) -> None:
        """Go on to the next page."""
        self.pages.append([])

    @property
    def is_silent(self) -> bool:
        """Whether what is painted now is not read aloud."""
        return self._silent > 0

    @property
    def role(self) -> str:
        """The role of the element we are in."""
        return self._path[-1].role

    @property
    def is_figure(self) -> bool:
        """Whether what is painted now is part of a picture."""
        return not self._silent and self.role == "Figure"

    def ink(self) -> int:
        """Return the number on this page of the stretch of ink that is painted now, for the element we are in."""
        owner, page = self._path[-1], self.pages[-1]
        owner.kids.append((len(self.pages) - 1, len(page)))
        page.append(owner)
        return len(page) - 1

    def elements(self) -> list[Element]:
        """Return all elements in the order in which they are read, the document first."""
        found: list[Element] = []
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
        return found

    def _role(self, tag: Tag) -> str:
        """Return a tag's role; of a heading one that leaves no step out below those above it."""
        depth = _HEADINGS.get(tag.role)
        if depth is None:
            return tag.role
        while self._depths and self._depths[-1] >= depth:
            self._depths.pop()
        self._depths.append(depth)
        return f"H{len(self._depths)}"
