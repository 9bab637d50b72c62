"""How they meet."""

from enum import StrEnum


class Mode(StrEnum):
    """How they meet."""

    HOME = "home"
    ELSEWHERE = "elsewhere"
    PHONE = "phone"
    VIDEO = "video"

    @property
    def is_on_the_road(self) -> bool:
        """Tell whether somebody travels for it."""
        return self in {Mode.HOME, Mode.ELSEWHERE}
