"""What every box is: something with a height that can be cut, says what it is, and paints itself."""

from typing import Final, Self, TypeAlias

from typing_extensions import override

from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.tags import Tag

SLACK: Final = 0.01  # rounding of heights, in points

Cut: TypeAlias = "tuple[Box | None, Box | None]"


class Box:
    """Something with a height; this one is never cut.

    Attributes:
        before: Space wanted above it, in points; between two boxes the larger wish counts.
        after: Space wanted under it.
        keep: Whether it must not be the last on a page, as a heading.
        tag: What it is for somebody who hears it; words without one are a paragraph.
        whole: The box that this one was cut from.
    """

    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    tag: Tag | None = None
    whole: "Box | None" = None

    def height(self, width: float) -> float:
        """Return its height at a width, in points, without the space around it."""
        raise NotImplementedError

    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        """Return what stays in the room and what goes on; not both None."""
        if forced or self.height(width) <= room + SLACK:
            return self, None
        return None, self

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Paint it with its left upper corner at a place (PDF points, upwards)."""
        raise NotImplementedError

    def put(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Say what it is and paint it: so whoever holds boxes paints them."""
        if self.tag is None:
            self.paint(canvas, x, top, width)
            return
        if self.tag.role == "Figure":
            canvas.begin_figure(self.tag, self, (x, top - self.height(width), x + width, top))
        else:
            canvas.begin(self.tag, self.whole or self, is_part=self.whole is not None)
        self.paint(canvas, x, top, width)
        canvas.end()

    def tagged(self, tag: Tag) -> Self:
        """Return it, being what the tag says."""
        self.tag = tag
        return self

    def cut_from(self, box: "Box") -> Self:
        """Return it as a part of another box: it is what that was, and goes on where the part before it ended."""
        self.tag = box.tag
        self.whole = box.whole or box
        return self


class Gap(Box):
    """Empty height; drops out at the head of a page like other space."""

    def __init__(self, height: float) -> None:
        self._height = height

    @override
    def height(self, width: float) -> float:
        return self._height

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Leave it white."""


class Break(Gap):
    """What follows in the stack begins on a new page."""

    def __init__(self) -> None:
        super().__init__(0.0)
